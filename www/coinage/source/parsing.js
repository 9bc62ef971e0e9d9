// What Intl has no class for: numbers, percentages and amounts read back as people of a locale write them.

import { answer, put, wasm } from "./border.js";
import { Formatter, plans } from "./formats.js";

const parserPlan = plans("parser_open", (handle) => handle);

export class NumberParser extends Formatter {
  #handle;

  /** `currency` is the one that texts without a currency, and symbols that several share, are taken for. */
  constructor(locales, options) {
    super();
    this.#handle = parserPlan(locales, options);
  }

  /** The exact amount, the currency or null, and the style where it is a percentage; throws where there is no single reading. */
  parse(text) {
    const [amount, currency, style] = answer(wasm.parser_parse(this.#handle, put(`${text}`))).split("\0");
    return style ? { amount, currency: null, style } : { amount, currency: currency || null };
  }
}
