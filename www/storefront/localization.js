// Where the page meets Coinage: the only file that imports it, but for `prices.js`, which loads the full module when it
// is asked for. Everything else asks a `Localization` for text and amounts and never sees the module. Amounts are whole minor units (BigInt) on this page's side of the border.

import init, { Coinage, Money, NumberFormat } from "../coinage/standard.js";
import { BASE_CURRENCY } from "./products.js";

/** The languages the shop speaks, each under the name its own speakers give it. */
export const LANGUAGES = new Map([
  ["en", "English"],
  ["de", "Deutsch"],
  ["fr", "Français"],
  ["pt-BR", "Português (Brasil)"],
  ["hi", "हिन्दी"],
  ["ja", "日本語"],
  ["ar", "العربية"],
]);

const FALLBACK = "en";
const CATALOG = new URL("./generated/", import.meta.url);
const RATES = new URL("./generated/rates.pack", import.meta.url);

const opened = new Map();
let ratesLoaded = false;

/** The best of the shop's languages for the wanted ones, in order of preference. */
export async function negotiate(wanted) {
  await init();
  const [language] = Coinage.negotiate(wanted, [...LANGUAGES.keys()], FALLBACK, "lookup");
  return language;
}

/** What the browser's owner prefers, in order. */
export async function preferredLanguages() {
  await init();
  return Coinage.preferredLanguages();
}

/** Words, formats and rates of one language, fetched once each; a later try follows one that failed with a `CoinageError`. */
export async function localization(language) {
  if (!opened.has(language)) {
    const coinage = await Coinage.load({ locales: [language], catalog: CATALOG, rates: ratesLoaded ? undefined : RATES });
    ratesLoaded = true;
    opened.set(language, new Localization(language, coinage));
  }
  return opened.get(language);
}

/** Words of a language as they are now; `adopt` takes them for those that there were. */
export async function renewed(language) {
  return new Localization(language, await Coinage.load({ locales: [language], catalog: CATALOG }));
}

export const adopt = (renewed) => opened.set(renewed.language, renewed);

class Localization {
  #coinage;
  #separator;

  constructor(language, coinage) {
    this.language = language;
    this.direction = coinage.direction;
    this.#coinage = coinage;
  }

  /** The texts of many messages, `[id, args]` each, in one crossing. An id may name an attribute: "cart-remove.aria-label". */
  texts(requests) {
    return this.#coinage.messages(requests);
  }

  money(minorUnits, currency) {
    return Money.ofMinor(minorUnits, currency);
  }

  /** An amount of whole units as text, with its currency. */
  amount({ amount, currency }) {
    return Money.of(amount, currency);
  }

  /** The digits that prices end in, such as ".99", with this language's decimal separator. */
  ending(digits) {
    this.#separator ??= new NumberFormat(this.language, { minimumFractionDigits: 1 }).format(0).slice(1, -1);
    return digits.replace(".", this.#separator);
  }

  /** Amounts in BASE_CURRENCY as amounts in another, each rounded once to its minor unit, in one crossing. */
  convertPrices(prices, currency) {
    if (currency === BASE_CURRENCY) return prices;
    return this.#coinage.convertMany(prices, BASE_CURRENCY, currency);
  }

  /** What one unit of BASE_CURRENCY is worth, to the digit as quoted, and the day that was observed. */
  rate(currency) {
    const unit = Money.of("1", BASE_CURRENCY);
    const { rate, date } = this.#coinage.convert(unit, currency);
    return { unit, rate: Money.of(rate, currency), date: new Date(`${date}T12:00:00Z`) };
  }
}
