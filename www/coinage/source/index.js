// The whole module: what `standard.js` has, `NumberParser`, prices of markets, `packMessages` and `evaluate`.

import { evaluate as answerLine, imports, start } from "../generated/full.js";
import { answer, ask, loaded, putBytes, wasm } from "./border.js";
import { Coinage, add } from "./catalog.js";
import { DateTimeFormat, ListFormat } from "./dates.js";
import { NumberFormat, PluralRules } from "./formats.js";
import { additions } from "./functions.js";
import { init, initSync, use } from "./loading.js";
import { defineElements as define, localize, renderMarkup } from "./localize.js";
import { markPage, preferredLanguages } from "./page.js";
import { RelativeTimeFormat } from "./relative.js";

use({ imports, start }, new URL("../generated/full_bg.wasm", import.meta.url));
add(additions);
Object.assign(Coinage, { markPage, preferredLanguages });
Object.assign(Coinage.prototype, { localize, renderMarkup });

/** Defines `<coinage-message>`, `<coinage-money>` and `<coinage-date>`, which speak as this catalog does. */
export const defineElements = (coinage, registry) => define(coinage, { NumberFormat, DateTimeFormat }, registry);

export default init;
export { initSync };
export { CoinageError } from "./border.js";
export { Coinage };
export { addPack, addRates } from "./catalog.js";
export { DateTimeFormat, ListFormat, NumberFormat, PluralRules, RelativeTimeFormat };
export { Money } from "./money.js";
export { NumberParser } from "./parsing.js";
export { price, priceMany, refund } from "./pricing.js";
export { addRatesText } from "./sources.js";

/** The pack of a Fluent source, as `coinage pack` writes it. */
export function packMessages(source) {
  putBytes(source);
  return Uint8Array.from(answer(wasm.source_pack()), (unit) => unit.charCodeAt(0));
}

/**
 * A Fluent source as a pseudo-locale has it, for a catalog under any locale: `accented` text is longer (`percent` of its
 * length) and in brackets, `bidi` text runs from right to left.
 */
export function pseudo(source, { kind = "accented", percent = 140 } = {}) {
  putBytes(source);
  return ask("source_pseudo", kind, percent);
}

/** Answers one line of `coinage eval`. */
export const evaluate = (line) => (loaded(), answerLine(line));
