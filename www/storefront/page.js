// The page: its elements, made once, and `render`, which writes the state into them. No element is made from text:
// messages are set as text content and attributes, so nothing a translator writes can become markup. All texts of a
// rendering are gathered first and asked for in one go.

import { LANGUAGES } from "./localization.js";
import { BASE_CURRENCY, CATEGORIES, CURRENCIES, PRODUCTS } from "./products.js";
import { MOST_PIECES } from "./cart.js";
import { marketsPanel } from "./markets.js";
import { picture } from "./pictures.js";

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function tile(id) {
  const { svg, tint } = picture(id);
  return element("span", { class: `tile tint-${tint}` }, svg);
}

/** Text by message: gathered while rendering, resolved together, written only where it changed. */
class Draft {
  #requests = [];
  #writers = [];

  text(target, id, args = {}) {
    this.#add(id, args, (value) => {
      if (target.textContent !== value) target.textContent = value;
    });
  }

  attribute(target, name, id, args = {}) {
    this.#add(id, args, (value) => {
      if (target.getAttribute(name) !== value) target.setAttribute(name, value);
    });
  }

  call(id, args, writer) {
    this.#add(id, args, writer);
  }

  #add(id, args, writer) {
    this.#requests.push([id, args]);
    this.#writers.push(writer);
  }

  write(localization) {
    const values = localization.texts(this.#requests);
    this.#writers.forEach((writer, index) => writer(values[index]));
  }
}

/**
 * A civil day as noon in UTC, which is the zone the dates are written in: so the shopper's own calendar day is
 * what is printed, whatever zone the browser is in.
 */
function dayFromToday(days) {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days, 12));
}

/** Builds the shop into `root`; `actions` are what its controls do. Returns `{ render, announce }`. */
export function buildPage(root, announcement, actions) {
  const labels = new Map();
  /** An element whose text is always the message `id`. */
  const worded = (name, id, attributes = {}) => {
    const made = element(name, attributes);
    labels.set(made, id);
    return made;
  };

  const language = element("select", { id: "language" });
  for (const [code, name] of LANGUAGES) {
    const option = element("option", { value: code, lang: code }, name);
    language.append(option);
  }
  language.addEventListener("change", () => actions.chooseLanguage(language.value));

  const currency = element("select", { id: "currency" });
  const currencyOptions = [...CURRENCIES.keys()].map((code) => element("option", { value: code }));
  currency.append(...currencyOptions);
  currency.addEventListener("change", () => actions.chooseCurrency(currency.value));

  const header = element(
    "header",
    { class: "masthead" },
    worded("a", "skip-link", { class: "skip", href: "#products" }),
    worded("span", "brand-name", { class: "wordmark" }),
    element(
      "div",
      { class: "pickers" },
      element("div", { class: "picker" }, worded("label", "language-label", { for: "language" }), language),
      element("div", { class: "picker" }, worded("label", "currency-label", { for: "currency" }), currency),
    ),
  );

  const welcome = element("p", { class: "welcome" });
  const offer = element("p", { class: "offer" });
  const rateNotice = element("p", { class: "rate", id: "rate" });
  const showcase = element("div", { class: "showcase", "aria-hidden": "true" }, ...["lantern", "mug", "backpack"].map(tile));
  const departments = element("nav", { class: "departments" });
  departments.append(
    element(
      "ul",
      {},
      ...CATEGORIES.map(({ id }) =>
        element("li", {}, worded("a", `category-${id}`, { href: `#${id}` })),
      ),
    ),
  );
  const hero = element(
    "section",
    { class: "hero", "aria-labelledby": "headline" },
    element("div", { class: "opening" }, worded("h1", "headline", { id: "headline" }), welcome, offer, departments, rateNotice),
    showcase,
  );

  const cards = new Map();
  const counts = new Map();
  const products = element("div", { class: "products", id: "products", tabindex: "-1" });
  for (const category of CATEGORIES) {
    const count = element("span", { class: "count" });
    counts.set(category.id, count);
    const grid = element("ul", { class: "grid" });
    for (const { id } of category.products) {
      const card = productCard(id, worded, actions);
      cards.set(id, card);
      grid.append(card.item);
    }
    products.append(
      element(
        "section",
        { class: "category", id: category.id, "aria-labelledby": `${category.id}-heading` },
        element("div", { class: "category-head" }, worded("h2", `category-${category.id}`, { id: `${category.id}-heading` }), count),
        grid,
      ),
    );
  }

  const cart = cartPanel(worded, actions);
  const markets = marketsPanel(element, worded, () => actions.refresh());
  const barCount = element("span");
  const barTotal = element("strong");
  const bar = element("a", { class: "cart-bar", href: "#cart" }, barCount, barTotal);

  new IntersectionObserver(([entry]) => bar.classList.toggle("resting", entry.isIntersecting)).observe(cart.panel);

  root.replaceChildren(
    header,
    element(
      "main",
      {},
      hero,
      element("div", { class: "shop-floor" }, products, cart.panel),
      markets.panel,
    ),
    element("footer", { class: "colophon" }, worded("p", "footer-note"), worded("p", "footer-privacy")),
    bar,
  );

  /** Writes the whole state: language, currency, quantities, dates. */
  function render({ localization, currency: chosen, cart: contents }) {
    const draft = new Draft();
    const amount = (minorUnits) => localization.money(minorUnits, chosen);

    document.documentElement.lang = localization.language;
    document.documentElement.dir = localization.direction;
    language.value = localization.language;
    currency.value = chosen;

    draft.call("page-title", {}, (title) => {
      document.title = title;
    });
    for (const [target, id] of labels) draft.text(target, id);
    draft.attribute(departments, "aria-label", "categories-label");
    draft.text(welcome, "welcome", { count: PRODUCTS.length });
    for (const option of currencyOptions) {
      draft.call(`currency-${option.value.toLowerCase()}`, {}, (name) => {
        option.textContent = `${option.value} – ${name}`;
      });
    }
    for (const category of CATEGORIES) {
      draft.text(counts.get(category.id), "category-count", { count: category.products.length });
    }

    const converted = localization.convertPrices(BigInt64Array.from(PRODUCTS, ({ price }) => price), chosen);
    const prices = new Map(PRODUCTS.map(({ id }, index) => [id, converted[index]]));
    for (const { id, days } of PRODUCTS) {
      const card = cards.get(id);
      const quantity = contents.quantity(id);
      draft.text(card.price, "product-price", { price: amount(prices.get(id)) });
      draft.text(card.arrival, "product-arrival", { date: dayFromToday(days) });
      draft.text(card.description, `product-${id}.description`);
      card.inCart.hidden = quantity === 0;
      if (quantity > 0) draft.text(card.inCart, "product-in-cart", { count: quantity });
    }

    const { free, fee } = CURRENCIES.get(chosen);
    draft.text(offer, "free-delivery-offer", { threshold: amount(free) });
    if (chosen === BASE_CURRENCY) {
      draft.text(rateNotice, "rate-notice-unconverted");
    } else {
      draft.text(rateNotice, "rate-notice", localization.rate(chosen));
    }

    let subtotal = 0n;
    for (const [id, quantity] of contents.lines()) subtotal += prices.get(id) * BigInt(quantity);
    const reached = subtotal >= free;
    const total = reached ? subtotal : subtotal + fee;
    const empty = contents.count === 0;

    cart.setLines(contents.lines(), draft, amount, prices);
    cart.filled.hidden = empty;
    cart.emptyHint.hidden = !empty;
    draft.text(cart.count, "cart-count", { count: contents.count });
    draft.text(cart.subtotal, "cart-amount", { amount: amount(subtotal) });
    if (reached) {
      draft.text(cart.delivery, "cart-delivery-free");
      draft.text(cart.threshold, "free-delivery-reached");
    } else {
      draft.text(cart.delivery, "cart-amount", { amount: amount(fee) });
      draft.text(cart.threshold, "free-delivery-remaining", { remaining: amount(free - subtotal) });
    }
    draft.attribute(cart.progress, "aria-label", "free-delivery-remaining.aria-label");
    cart.progress.value = reached ? 1000 : Number((subtotal * 1000n) / free);
    draft.text(cart.total, "cart-amount", { amount: amount(total) });
    const slowest = Math.max(0, ...PRODUCTS.filter(({ id }) => contents.quantity(id) > 0).map(({ days }) => days));
    draft.text(cart.arrival, "cart-arrival", { date: dayFromToday(slowest) });

    bar.hidden = empty;
    draft.text(barCount, "cart-count", { count: contents.count });
    draft.text(barTotal, "cart-amount", { amount: amount(total) });

    // A product's name is an argument of other messages, so the names come first.
    const names = localization.texts(PRODUCTS.map(({ id }) => [`product-${id}`, {}]));
    PRODUCTS.forEach(({ id }, index) => {
      const product = names[index];
      const { add, name } = cards.get(id);
      if (name.textContent !== product) name.textContent = product;
      draft.attribute(add, "aria-label", "product-add.aria-label", { product });
      cart.nameLine(id, product, draft);
    });
    markets.render(draft, localization, names);

    draft.write(localization);
  }

  /** Has a screen reader say what changed. */
  function announce(localization, id, productId, count) {
    const [product] = productId ? localization.texts([[`product-${productId}`, {}]]) : [""];
    const [sentence] = localization.texts([[id, { product, count }]]);
    announcement.textContent = sentence;
  }

  return { render, announce, focusCart: () => cart.heading.focus() };
}

function productCard(id, worded, actions) {
  const name = element("h3", { class: "name" });
  const description = element("p", { class: "description" });
  const price = element("p", { class: "price" });
  const arrival = element("p", { class: "arrival" });
  const inCart = element("p", { class: "in-cart" });
  const add = worded("button", "product-add", { type: "button", class: "add" });
  add.addEventListener("click", () => actions.add(id));
  const item = element(
    "li",
    { class: "card", "data-product": id },
    tile(id),
    element("div", { class: "words" }, name, description, element("div", { class: "terms" }, price, arrival), element("div", { class: "act" }, add, inCart)),
  );
  return { item, name, description, price, arrival, inCart, add };
}

/** The cart: a panel beside the products where there is room, below them where there is not. */
function cartPanel(worded, actions) {
  const heading = worded("h2", "cart-heading", { id: "cart-heading", tabindex: "-1" });
  const count = element("p", { class: "cart-count", id: "cart-count" });
  const emptyHint = worded("p", "cart-empty-hint", { class: "hint" });
  const list = element("ul", { class: "lines" });
  const threshold = element("p", { class: "threshold" });
  const progress = element("progress", { max: "1000", value: "0" });
  const subtotal = element("dd", { id: "subtotal" });
  const delivery = element("dd", { id: "delivery" });
  const total = element("dd", { id: "total" });
  const arrival = element("p", { class: "cart-arrival", id: "arrival" });
  const filled = element(
    "div",
    { class: "filled" },
    list,
    element("div", { class: "free-delivery" }, threshold, progress),
    element(
      "dl",
      { class: "summary" },
      element("div", {}, worded("dt", "cart-subtotal"), subtotal),
      element("div", {}, worded("dt", "cart-delivery"), delivery),
      element("div", { class: "grand" }, worded("dt", "cart-total"), total),
    ),
    arrival,
  );
  const panel = element("aside", { class: "cart", id: "cart", "aria-labelledby": "cart-heading" }, heading, count, emptyHint, filled);

  const lines = new Map();

  function line(id) {
    const name = element("p", { class: "name" });
    const each = element("p", { class: "each" });
    const sum = element("p", { class: "sum" });
    const fewer = element("button", { type: "button", class: "step", "data-step": "fewer" }, "−");
    const quantity = element("input", { type: "number", min: "0", max: String(MOST_PIECES), inputmode: "numeric", autocomplete: "off" });
    const more = element("button", { type: "button", class: "step", "data-step": "more" }, "+");
    const remove = element("button", { type: "button", class: "remove" });
    fewer.addEventListener("click", () => actions.change(id, -1));
    more.addEventListener("click", () => actions.change(id, 1));
    quantity.addEventListener("change", () => actions.set(id, quantity.valueAsNumber));
    remove.addEventListener("click", () => actions.set(id, 0));
    const item = element(
      "li",
      { class: "line", "data-line": id },
      tile(id),
      element("div", { class: "what" }, name, each),
      sum,
      element("div", { class: "controls" }, element("div", { class: "stepper" }, fewer, quantity, more), remove),
    );
    return { item, name, each, sum, fewer, quantity, more, remove };
  }

  /** Brings the list in step with the cart, keeping the elements (and the focus) of lines that stay. */
  function setLines(entries, draft, amount, prices) {
    const wanted = new Map(entries);
    for (const [id, { item }] of lines) {
      if (!wanted.has(id)) {
        item.remove();
        lines.delete(id);
      }
    }
    for (const [id, quantity] of wanted) {
      if (!lines.has(id)) {
        lines.set(id, line(id));
        list.append(lines.get(id).item);
      }
      const { each, sum, quantity: input, more } = lines.get(id);
      if (input.value !== String(quantity)) input.value = String(quantity);
      more.disabled = quantity >= MOST_PIECES;
      draft.text(each, "cart-line", { count: quantity, price: amount(prices.get(id)) });
      draft.text(sum, "cart-amount", { amount: amount(prices.get(id) * BigInt(quantity)) });
    }
  }

  function nameLine(id, product, draft) {
    const parts = lines.get(id);
    if (!parts) return;
    if (parts.name.textContent !== product) parts.name.textContent = product;
    draft.attribute(parts.quantity, "aria-label", "cart-quantity.aria-label", { product });
    draft.attribute(parts.fewer, "aria-label", "cart-decrease.aria-label", { product });
    draft.attribute(parts.more, "aria-label", "cart-increase.aria-label", { product });
    draft.text(parts.remove, "cart-remove");
    draft.attribute(parts.remove, "aria-label", "cart-remove.aria-label", { product });
  }

  return { panel, heading, count, emptyHint, filled, threshold, progress, subtotal, delivery, total, arrival, setLines, nameLine };
}
