// The shop's door: reads what the shopper prefers, opens the language, builds the page, and carries each click to the
// cart and back to the page.

import { localization, negotiate, preferredLanguages } from "./localization.js";
import { Cart } from "./cart.js";
import { buildPage } from "./page.js";
import { defaultCurrency, readPreferences, writePreferences } from "./preferences.js";
import { PRODUCTS } from "./products.js";

const state = { localization: undefined, currency: undefined, cart: undefined };

async function open() {
  const chosen = readPreferences();
  const wanted = await preferredLanguages();
  if (chosen.language) wanted.unshift(chosen.language);

  state.localization = await localization(await negotiate(wanted));
  state.currency = chosen.currency ?? defaultCurrency([...wanted, state.localization.language]);
  state.cart = Cart.from(chosen.cart, new Set(PRODUCTS.map(({ id }) => id)));

  const shop = document.getElementById("shop");
  const page = buildPage(shop, document.getElementById("announcement"), {
    add(id) {
      state.cart.set(id, state.cart.quantity(id) + 1);
      changed("announce-added", id);
    },
    change(id, difference) {
      this.set(id, state.cart.quantity(id) + difference);
    },
    set(id, quantity) {
      const held = state.cart.set(id, quantity);
      changed(held === 0 ? "announce-removed" : "announce-changed", id);
      // The line, and the button that had the focus, are gone: the focus goes where the cart begins.
      if (held === 0) page.focusCart();
    },
    async chooseLanguage(language) {
      state.wantedLanguage = language;
      try {
        const opened = await localization(language);
        // A later choice may have been made while this one was loading.
        if (state.wantedLanguage !== language) return;
        state.localization = opened;
        changed();
      } catch {
        page.render(state);
        page.announce(state.localization, "announce-language-failed");
      }
    },
    chooseCurrency(currency) {
      state.currency = currency;
      changed();
    },
    refresh() {
      page.render(state);
    },
  });

  function changed(announcement, id) {
    writePreferences({ language: state.localization.language, currency: state.currency, cart: state.cart });
    page.render(state);
    if (announcement) page.announce(state.localization, announcement, id, state.cart.count);
  }

  // The demo server's address: what a translator saves shows at once.
  if (new URLSearchParams(location.search).has("live")) {
    const { follow } = await import("./reload.js");
    follow((renewed) => {
      if (state.localization.language !== renewed.language) return;
      // A message that is missing while somebody writes it leaves the page as it was.
      page.render({ ...state, localization: renewed });
      state.localization = renewed;
    });
  }

  page.render(state);
  shop.removeAttribute("aria-busy");
  document.documentElement.dataset.state = "ready";
}

open().catch((error) => {
  const failure = document.getElementById("failure");
  failure.textContent = `The shop could not open: ${error.message ?? error}${error.code ? ` (${error.code})` : ""}`;
  failure.hidden = false;
  document.documentElement.dataset.state = "failed";
  console.error(error);
});
