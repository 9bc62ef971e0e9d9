// Dates, times and lists: the formatter classes that the smallest module goes without.

import { answer, describe, pairs, put, refuse, wasm } from "./border.js";
import { Formatter, parts, plans } from "./formats.js";

/** Milliseconds of a Date or a number. */
function moment(value) {
  const time = value instanceof Date ? value.getTime() : value;
  if (typeof time !== "number" || !(Math.abs(time) <= 8.64e15)) refuse("date-out-of-range", `${String(value)} is no moment`, "pass a valid Date or milliseconds since 1970");
  return time;
}

const datePlan = plans("date_open", (handle) => {
  const { date_format } = wasm;
  return { handle, format: (value) => answer(date_format(handle, moment(value))) };
});

export class DateTimeFormat extends Formatter {
  #plan;

  constructor(locales, options) {
    super();
    this.#plan = datePlan(locales, options);
    /** A Date, or milliseconds since 1970, as text; bound, as Intl's is. Without a zone it is UTC, never the machine's. */
    this.format = this.#plan.format;
  }

  formatToParts(value) {
    return parts(answer(wasm.date_parts(this.#plan.handle, moment(value))));
  }

  resolvedOptions() {
    const resolved = Object.fromEntries(pairs(answer(wasm.date_resolved(this.#plan.handle))));
    if (resolved.hour12 !== undefined) resolved.hour12 = resolved.hour12 === "true";
    return resolved;
  }
}

const listPlan = plans("list_open", (handle, locale, options) => ({ handle, locale, options }));

/** Has the named call put the elements of a list together. */
function joined(name, { handle }, elements) {
  const texts = Array.from(elements);
  for (const text of texts) if (typeof text !== "string") refuse("bad-request", `a ${typeof text} is no element of a list`, "pass strings");
  const length = put(texts.join("\0"));
  return answer(wasm[name](handle, length, texts.length));
}

export class ListFormat extends Formatter {
  #plan;

  constructor(locales, options) {
    super();
    this.#plan = listPlan(locales, options);
  }

  /** Strings as one text. */
  format(elements) {
    return joined("list_format", this.#plan, elements);
  }

  formatToParts(elements) {
    return parts(joined("list_parts", this.#plan, elements));
  }

  resolvedOptions() {
    const { locale, options } = this.#plan;
    return { locale: describe(locale).id, type: options?.type ?? "conjunction", style: options?.style ?? "long" };
  }
}
