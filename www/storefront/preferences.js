// What the shopper chose: read from the address, then from what this browser kept; written to both. The address
// wins, so that a shared link shows its receiver what its sender saw. Browsers may refuse storage (private windows,
// policies): every access is guarded, and the shop works without it.

import { CURRENCIES } from "./products.js";

const KEY = "marlow";

/** The currency a region pays in, where the European Central Bank quotes one the shop offers. */
const REGION_CURRENCIES = new Map(
  Object.entries({
    USD: "US PR EC SV PA",
    EUR: "AD AT BE BG CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MQ MT NL PT RE SI SK SM VA XK",
    GBP: "GB GG IM JE",
    JPY: "JP",
    CHF: "CH LI",
    INR: "IN BT",
    BRL: "BR",
    CAD: "CA",
    MXN: "MX",
    KRW: "KR",
  }).flatMap(([currency, regions]) => regions.split(" ").map((region) => [region, currency])),
);

/** For a language without a region: the currency most of its readers who order from afar would expect. */
const LANGUAGE_CURRENCIES = new Map(
  Object.entries({ en: "USD", de: "EUR", fr: "EUR", ja: "JPY", ar: "USD", hi: "INR", pt: "BRL", ko: "KRW" }),
);

/** The first of the wanted languages that says a currency, by its region or by itself; otherwise the US dollar. */
export function defaultCurrency(languages) {
  for (const language of languages) {
    const [name, ...rest] = language.split(/[-_]/u);
    const region = rest.find((part) => /^[A-Za-z]{2}$/u.test(part))?.toUpperCase();
    const currency = REGION_CURRENCIES.get(region) ?? LANGUAGE_CURRENCIES.get(name.toLowerCase());
    if (currency) return currency;
  }
  return "USD";
}

/** `{ language, currency, cart }`; what was never chosen, or is unknown, is undefined. */
export function readPreferences() {
  const address = new URLSearchParams(location.search);
  const kept = readStorage();
  const offered = (code) => (CURRENCIES.has(code) ? code : undefined);
  return {
    language: address.get("lang") ?? text(kept.language),
    currency: offered(address.get("currency")?.toUpperCase()) ?? offered(text(kept.currency)),
    cart: kept.cart,
  };
}

export function writePreferences({ language, currency, cart }) {
  const address = new URL(location.href);
  address.searchParams.set("lang", language);
  address.searchParams.set("currency", currency);
  history.replaceState(null, "", address);
  try {
    localStorage.setItem(KEY, JSON.stringify({ language, currency, cart }));
  } catch {
    // Storage is refused or full: the address still carries language and currency.
  }
}

function readStorage() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return kept !== null && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

function text(value) {
  return typeof value === "string" ? value : undefined;
}
