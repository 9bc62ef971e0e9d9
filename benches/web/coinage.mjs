// Coinage as a contender in the peers' race. In a copy of the harness, after `cargo xtask wasm` here:
//     npm install PATH/TO/www/coinage && cp PATH/TO/benches/web/coinage.mjs adapters/
//     TZ=UTC node --expose-gc run.mjs --adapter=./adapters/coinage.mjs
// For Chromium the harness bundles this file, and the module is fetched from beside the bundle:
//     cp PATH/TO/www/coinage/generated/full_bg.wasm bundles/ && node chromium.mjs --adapter=./adapters/coinage.mjs

import init, { addRatesText, Coinage, DateTimeFormat, ListFormat, Money, NumberFormat, packMessages, PluralRules } from "coinage";
import { five } from "../lib/catalog.mjs";

const localeCurrency = { en: "USD", de: "EUR", ar: "AED", ja: "JPY", fr: "EUR", es: "MXN", hi: "INR" };
const rates = { USD: "1", EUR: "0.9234", AED: "3.6725", JPY: "149.5370", MXN: "18.2045", INR: "84.4120" };
const digits = { JPY: 0 };

await init(globalThis.document ? new URL("full_bg.wasm", import.meta.url) : undefined);
addRatesText(
  ["date,base,quote,rate", ...Object.entries(rates).filter(([code]) => code !== "USD").map(([code, rate]) => `2026-10-30,USD,${code},${rate}`)].join("\n"),
  "race",
);

const source = (messages) => `${Object.values(messages).join("\n")}\n`;
const options = { useIsolating: false, onError: (error) => { throw new Error(error.message); } };
const load = (locale, messages) => Coinage.fromSources([locale], { [locale]: source(messages) }, options);

const formatters = {
  decimal: [NumberFormat, () => ({})],
  currency: [NumberFormat, (currency) => ({ style: "currency", currency })],
  percent: [NumberFormat, () => ({ style: "percent", maximumFractionDigits: 1 })],
  date: [DateTimeFormat, () => ({ dateStyle: "medium", timeZone: "UTC" })],
  list: [ListFormat, () => ({})],
  plural: [PluralRules, () => ({})],
};

export default {
  id: "coinage",
  name: "Coinage (wasm)",
  pkg: null,
  async init() {},
  messages: {
    syntax: "ftl",
    kinds: ["static", "var", "plural", "cart"],
    // As a page gets them: compiled when it was built.
    compile: (_, messages) => ({ pack: packMessages(source(messages)) }),
    load(locale, { pack }) {
      const coinage = Coinage.fromPacks([locale], { [locale]: pack }, options);
      const currency = localeCurrency[locale];
      return {
        fn(kind, id) {
          if (kind === "cart") {
            return ({ count, total, date }) => coinage.message(id, { count, total: Money.ofMinor(Math.round(total * 10 ** (digits[currency] ?? 2)), currency), date });
          }
          return (args) => coinage.message(id, args);
        },
      };
    },
  },
  formatting: {
    kinds: Object.keys(formatters),
    make(locale, kind, { currency }) {
      const [Format, options] = formatters[kind];
      const format = new Format(locale, options(currency));
      return kind === "plural" ? (value) => format.select(value) : (value) => format.format(value);
    },
    ctor(locale, kind, { currency }) {
      const [Format, options] = formatters[kind];
      const asked = options(currency);
      return () => new Format(locale, asked);
    },
  },
  stack: {
    page(locale) {
      const coinage = load(locale, five("ftl", locale));
      const currency = localeCurrency[locale];
      const price = new NumberFormat(locale, { style: "currency", currency });
      const html = (title, price, stock, deliv) => `<li><h3>${title}</h3><b>${price}</b><p>${stock}</p><small>${deliv}</small></li>`;
      const scale = digits[currency] ?? 2;
      const render = (products) => {
        const minor = new BigInt64Array(products.length);
        for (let i = 0; i < products.length; i++) minor[i] = BigInt(products[i].cents);
        const local = coinage.convertMany(minor, "USD", currency);
        const amounts = new Float64Array(products.length);
        for (let i = 0; i < products.length; i++) amounts[i] = Number(local[i]) / 10 ** scale;
        const prices = price.formatMany(amounts);
        const requests = [];
        for (const { name, stock, date } of products) requests.push(["title", { name }], ["plural", { n: stock }], ["deliv", { date }]);
        const texts = coinage.messages(requests);
        let page = "";
        for (let i = 0; i < products.length; i++) page += html(texts[3 * i], prices[i], texts[3 * i + 1], texts[3 * i + 2]);
        return page;
      };
      return { card: (product) => render([product]), render };
    },
  },
};
