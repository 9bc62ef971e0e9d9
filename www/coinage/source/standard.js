// The module of a page with dates: what `core.js` has, and dates, lists and the Fluent parser.

import { imports, start } from "../generated/standard.js";
import { Coinage, add } from "./catalog.js";
import { DateTimeFormat, ListFormat } from "./dates.js";
import { NumberFormat, PluralRules } from "./formats.js";
import { additions } from "./functions.js";
import { init, initSync, use } from "./loading.js";
import { defineElements as define, localize, renderMarkup } from "./localize.js";
import { markPage, preferredLanguages } from "./page.js";
import { RelativeTimeFormat } from "./relative.js";

use({ imports, start }, new URL("../generated/standard_bg.wasm", import.meta.url));
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
export { addRatesText } from "./sources.js";
