// The small module: messages from packs, plurals, numbers, currencies and conversion, for every locale.

import { imports, start } from "../generated/core.js";
import { init, initSync, use } from "./loading.js";

use({ imports, start }, new URL("../generated/core_bg.wasm", import.meta.url));

export default init;
export { initSync };
export { CoinageError } from "./border.js";
export { Coinage, addPack, addRates } from "./catalog.js";
export { NumberFormat, PluralRules } from "./formats.js";
export { Money } from "./money.js";
