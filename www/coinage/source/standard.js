// The module of a page with dates: what `core.js` has, and dates, lists and the Fluent parser.

import { imports, start } from "../generated/standard.js";
import { Coinage } from "./catalog.js";
import { init, initSync, use } from "./loading.js";
import { markPage, preferredLanguages } from "./page.js";

use({ imports, start }, new URL("../generated/standard_bg.wasm", import.meta.url));
Object.assign(Coinage, { markPage, preferredLanguages });

export default init;
export { initSync };
export { CoinageError } from "./border.js";
export { Coinage };
export { addPack, addRates } from "./catalog.js";
export { DateTimeFormat, ListFormat } from "./dates.js";
export { NumberFormat, PluralRules } from "./formats.js";
export { Money } from "./money.js";
export { addRatesText } from "./sources.js";
