// Relative times: how far away something is, by Intl's class. Their texts come in a locale's `relative` pack.

import { answer, ask, pairs, wasm } from "./border.js";
import { Formatter, plans, text } from "./formats.js";

const relativePlan = plans("relative_open", (handle) => handle);

const distance = (value, unit) => `${text(value)}\0${unit}`;

export class RelativeTimeFormat extends Formatter {
  #plan;

  constructor(locales, options) {
    super();
    this.#plan = relativePlan(locales, options);
  }

  /** So many units from now; below zero, and for minus zero, ago. */
  format(value, unit) {
    return ask("relative_format", distance(value, unit), this.#plan);
  }

  formatToParts(value, unit) {
    const told = ask("relative_parts", distance(value, unit), this.#plan).split("\0");
    return Array.from({ length: told.length / 3 | 0 }, (_, at) => {
      const [type, value, unit] = told.slice(3 * at);
      return unit ? { type, value, unit } : { type, value };
    });
  }

  resolvedOptions() {
    return Object.fromEntries(pairs(answer(wasm.relative_resolved(this.#plan))));
  }
}
