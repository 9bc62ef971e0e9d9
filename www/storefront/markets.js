// The part of the page with prices in other markets: a closed door at first. Opening it loads `prices.js` and with it
// the full module. One market is shown at a time; each product opens to the steps of its price, as a bookkeeper would
// write them down: what was done on one side, the amount it led to on the other.

import { BASE_CURRENCY, PRODUCTS } from "./products.js";

/** More digits than an amount between two steps is shown with. */
const LONG = /\.\d{7}/u;

/** `{ panel, render }`; `changed` has the whole page rendered anew. */
export function marketsPanel(element, worded, changed) {
  const status = element("p", { class: "market-status" });
  const terms = element("p", { class: "rate" });
  const legend = worded("legend", "markets-label");
  const choice = element("fieldset", { class: "market-choice", hidden: "" }, legend);
  const list = element("ul", { class: "market-prices", hidden: "" });
  const body = element("div", { class: "market-body" }, choice, element("div", { "aria-live": "polite" }, status, terms), list);
  const panel = element(
    "details",
    { class: "markets", id: "markets" },
    element("summary", {}, worded("h2", "markets-heading"), worded("p", "markets-hint", { class: "hint" })),
    body,
  );

  let markets;
  let chosen;
  let loading = false;
  let failed = false;
  const choices = new Map();
  const rows = new Map();

  panel.addEventListener("toggle", async () => {
    if (!panel.open || markets || loading) return;
    loading = true;
    failed = false;
    body.setAttribute("aria-busy", "true");
    changed();
    try {
      const { openMarkets } = await import("./prices.js");
      markets = await openMarkets();
      build();
    } catch (error) {
      failed = true;
      console.error(error);
    }
    loading = false;
    body.removeAttribute("aria-busy");
    changed();
  });

  function build() {
    [chosen] = markets;
    for (const market of markets) {
      const name = element("span");
      const radio = element("input", { type: "radio", name: "market", value: market.id });
      radio.checked = market === chosen;
      radio.addEventListener("change", () => {
        chosen = market;
        changed();
      });
      choice.append(element("label", {}, radio, name));
      choices.set(market.id, name);
    }
    for (const { id } of PRODUCTS) {
      const name = element("span", { class: "name" });
      const amount = element("data", { class: "price" });
      const steps = element("ol", { class: "steps" });
      const trace = element("details", { "data-priced": id }, element("summary", {}, name, amount), steps);
      trace.addEventListener("toggle", changed);
      list.append(element("li", {}, trace));
      rows.set(id, { name, amount, steps, trace });
    }
    choice.hidden = list.hidden = false;
  }

  function render(draft, localization, names) {
    status.hidden = !loading && !failed;
    terms.hidden = !chosen;
    if (loading) draft.text(status, "markets-loading");
    if (failed) draft.text(status, "markets-failed");
    if (!chosen) return;
    draft.attribute(list, "aria-label", "market-prices-label");
    for (const [id, name] of choices) draft.text(name, `market-${id}`);
    const { currency } = chosen.prices.values().next().value;
    const rate = currency === BASE_CURRENCY ? undefined : localization.rate(currency);
    draft.text(terms, rate ? "rate-notice" : "rate-notice-unconverted", rate);
    PRODUCTS.forEach(({ id }, index) => {
      const { name, amount, steps, trace } = rows.get(id);
      const price = chosen.prices.get(id);
      if (name.textContent !== names[index]) name.textContent = names[index];
      amount.value = price.amount;
      draft.text(amount, "product-price", { price: localization.amount(price) });
      if (trace.open) steps.replaceChildren(...written(draft, localization, chosen.rules, chosen.trace(id), rate));
      else steps.replaceChildren();
    });
  }

  /** A price's steps, one element each. */
  function written(draft, localization, rules, { base, steps, tax, gross }, rate) {
    const item = (id, args, money, { cut = false, kind = "done" } = {}) => {
      const words = element("span", { class: "words" });
      const amount = element("data", { class: "sum", value: money.amount });
      draft.text(words, id, args);
      draft.text(amount, cut || LONG.test(money.amount) ? "market-amount-about" : "market-amount", { amount: localization.amount(money) });
      return element("li", { class: kind }, words, amount);
    };
    const percent = rules.tax?.rate;
    const items = [item("market-base", {}, base)];
    for (const step of steps) {
      if (step.name === "split") continue;
      const [id, args] = said(step, rules, rate, localization) ?? [];
      // A step without words in this shop stands as the module tells it, which is in English.
      if (id) items.push(item(id, args, step.after, step));
      else items.push(element("li", { class: "done", lang: "en", dir: "ltr" }, step.line));
    }
    // What the steps led to: the price that is shown.
    items.at(-1).classList.add("shown");
    if (tax) {
      const added = rules.tax.treatment === "added";
      items.push(item(added ? "market-tax-added" : "market-tax-within", { percent }, tax, { kind: "aside" }));
      if (added) items.push(item("market-gross", {}, gross, { kind: "gross" }));
    }
    return items;
  }

  return { panel, render };
}

/** The message of a step and what it tells. */
function said({ name, after }, rules, rate, localization) {
  const rounding = rules.rounding ?? "nearest";
  const money = (amount) => localization.amount({ amount: `${amount}`, currency: after?.currency });
  switch (name) {
    case "convert":
      return rate && ["market-convert", rate];
    case "markup":
      return ["market-markup", { percent: rules.markup }];
    case "conversionFee":
      return ["market-conversionFee", { percent: rules.conversionFee }];
    case "fee":
      return ["market-fee", { amount: money(rules.fee) }];
    case "discount":
      return ["market-discount", { percent: rules.discount }];
    case "tax": {
      const { treatment, rate: percent, base, baseRate = percent } = rules.tax;
      if (base !== "gross") return ["market-tax-included", { percent }];
      return treatment === "included" ? ["market-tax-replaced", { taken: baseRate, percent }] : ["market-tax-removed", { taken: baseRate }];
    }
    case "increment":
      return ["market-increment", { rounding, amount: money(rules.increment) }];
    case "round":
      return ["market-round", { rounding }];
    case "charm":
      return ["market-charm", { rounding: rules.charmRounding ?? "nearest", ending: localization.ending(rules.charm) }];
    case "minimum":
      return ["market-minimum", {}];
    case "cash":
      return ["market-cash", {}];
    case "override":
      return ["market-override", {}];
    default:
      return undefined;
  }
}
