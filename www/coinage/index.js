// The whole module: what `core.js` has, and dates, lists, the Fluent parser and `evaluate`.

import * as glue from "./generated/full.js";
import { bind } from "./api.js";

const api = bind(glue, new URL("./generated/full_bg.wasm", import.meta.url));

export default api.init;
export const { initSync, addRates, addRatesText, Coinage, CoinageError, Money, NumberFormat, PluralRules, DateTimeFormat, ListFormat } = api;

/** Answers one line of `coinage eval`. */
export const evaluate = (line) => (api.connect(), glue.evaluate(line));
