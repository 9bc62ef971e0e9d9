// The small module: messages from packs, plurals, numbers, currencies and conversion, for every locale.

import * as glue from "./generated/core.js";
import { bind } from "./api.js";

const api = bind(glue, new URL("./generated/core_bg.wasm", import.meta.url));

export default api.init;
export const { initSync, addRates, Coinage, CoinageError, Money, NumberFormat, PluralRules } = api;
