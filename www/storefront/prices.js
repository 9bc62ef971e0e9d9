// Prices of markets. The only file that imports the full module, which is larger than the rest of the page together:
// it is loaded when a shopper asks for these prices, never before. Amounts leave it as texts and currencies, since its
// `Money` is not the one of the page's own module.

import init, { Money, addRates, price, priceMany } from "../coinage/index.js";
import { BASE_CURRENCY, PRODUCTS } from "./products.js";

const MARKETS = new URL("./markets.json", import.meta.url);
const RATES = new URL("./generated/rates.pack", import.meta.url);

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response;
}

const plain = (money) => money && { amount: money.amount, currency: money.currency };

/**
 * All markets with the prices of all products, one crossing for each market. Each market has its `id`, what it does
 * (`rules`), `prices` by product, and `trace(id)`, which works a price out once more and keeps its steps.
 */
export async function openMarkets() {
  const [file, rates] = await Promise.all([
    fetched(MARKETS).then((response) => response.json()),
    fetched(RATES).then((response) => response.arrayBuffer()),
    init(),
  ]);
  addRates(rates);
  const items = PRODUCTS.map(({ id, price }) => ({ sku: id, base: Money.ofMinor(price, BASE_CURRENCY) }));
  return Object.entries(file.markets).map(([id, rules]) => {
    const priced = priceMany(items, rules);
    return {
      id,
      rules,
      prices: new Map(items.map(({ sku }, index) => [sku, plain(priced[index].money)])),
      trace: (product) => traced(items.find(({ sku }) => sku === product), rules),
    };
  });
}

function traced({ sku, base }, rules) {
  const { steps, net, tax, gross } = price(base, rules, { sku });
  return { base: plain(base), steps: steps.map(step), net: plain(net), tax: plain(tax), gross: plain(gross) };
}

/** `markup: 80 EUR → 83.2 EUR (× 1.04, a markup of 4 %)` as its name and the amount it leads to; `…` says that more digits follow. */
function step(line) {
  const [, name, amount, cut, currency] = /^(\w+): .*? → ([\d.]+)(…?) ([A-Z]{3}) \(/u.exec(line) ?? [];
  if (name) return { line, name, cut: cut !== "", after: { amount, currency } };
  return { line, name: line.slice(0, line.indexOf(":")) };
}
