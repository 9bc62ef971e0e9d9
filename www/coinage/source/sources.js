// What only modules with a parser take: rates as text.

import { ask, putBytes } from "./border.js";

/** Adds rates from text, in the ECB's layout or as `date,base,quote,rate`. */
export function addRatesText(csv, source) {
  putBytes(csv);
  ask("rates_text", source);
}
