// Prices of markets: members of a market cross under their full names, many prices in one crossing.

import { ask, pairs, refuse, request } from "./border.js";
import { Money, made } from "./money.js";

/** The members of a market by their full names: `tax: { rate }` is `tax.rate`. */
function members(market, group = "", all = {}) {
  for (const name in market) {
    const value = market[name];
    if (value === undefined || value === null) continue;
    if (typeof value === "object") members(value, `${group}${name}.`, all);
    else all[group + name] = typeof value === "bigint" ? `${value}` : value;
  }
  return all;
}

/** What crosses: how many, their currency, three fields each, then the market. */
function asked(items, market) {
  const currency = items[0]?.base?.currency ?? "";
  let packed = `${items.length}\0${currency}`;
  for (const { base, sku = "", previous = "" } of items) {
    if (!(base instanceof Money)) refuse("bad-request", "a base price is to be Money", 'price(Money.of("19.99", "USD"), market)');
    if (base.currency !== currency) refuse("mixed-currencies", `base prices in ${currency} and ${base.currency} do not go together`, "price each currency by itself");
    packed += `\0${base.amount}\0${sku}\0${previous}`;
  }
  return request(packed, members(market));
}

const money = (amount, currency) => (amount ? made(`${amount}\0${currency}`) : undefined);

/** Turns a base price into the local one of a market; every step stands beside it. */
export function price(base, market, { sku, previous } = {}) {
  const found = { steps: [] };
  for (const [name, value] of pairs(ask("price", asked([{ base, sku, previous }], market), true))) {
    if (name === "step") found.steps.push(value);
    else found[name] = value;
  }
  const { amount, currency, net, tax, gross, taxRate, overridden, rateId, rateDate, rateSource, path, steps } = found;
  return {
    money: money(amount, currency),
    net: money(net, currency),
    tax: money(tax, currency),
    gross: money(gross, currency),
    taxRate,
    overridden: overridden === "true",
    rates: rateId && { id: rateId, date: rateDate, source: rateSource, path: path.split(",") },
    steps,
  };
}

/** Prices many items of one currency in one crossing: Money, or objects with `base`, `sku` and `previous`. */
export function priceMany(items, market) {
  const all = Array.from(items, (item) => (item instanceof Money ? { base: item } : item));
  const found = [];
  if (all.length === 0) return found;
  const fields = ask("price", asked(all, market), false).split("\0");
  for (let at = 0; at + 6 < fields.length; at += 7) {
    const [amount, currency, fixed, taxRate, net, tax, gross] = fields.slice(at, at + 7);
    found.push({
      money: money(amount, currency),
      net: money(net, currency),
      tax: money(tax, currency),
      gross: money(gross, currency),
      taxRate: taxRate || undefined,
      overridden: fixed !== "",
    });
  }
  return found;
}

/** What goes back for an amount in either currency of a quote, at the quote's own rate; `already` went back before. */
export function refund(quote, amount, already = { amount: "0", currency: amount.currency }) {
  const packed = [quote.base, quote.price, amount, already].map(({ amount, currency }) => `${amount}\0${currency}`).join("\0");
  const [forBuyer, currency, fromSeller, base] = ask("refund", packed).split("\0");
  return { price: money(forBuyer, currency), base: money(fromSeller, base) };
}
