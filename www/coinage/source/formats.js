// The formatter classes of every module: Intl's constructors, options and methods over the module's plans. A plan is
// resolved once for a locale and options and shared by all formatters that ask for the same.

import { answer, ask, call, choose, describe, fromWindow, numbers, pairs, put, refuse, request, supported, wasm } from "./border.js";

const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];

/** A number, bigint or decimal text as exact text. */
function exact(value) {
  switch (typeof value) {
    case "string": return value.trim();
    case "number": case "bigint": return `${value}`;
    default: return refuse("invalid-number", `a ${typeof value} is not a number`, "pass a number, a bigint or a decimal string");
  }
}

/** Plans by request, made by the named call; `open` gives what a formatter needs besides the handle. */
export const plans = (name, open) => {
  const known = new Map();
  return (locales, options) => {
    const locale = choose(locales);
    const packed = request(locale, options);
    let plan = known.get(packed);
    if (plan === undefined) {
      plan = open(call(name, packed), locale, options);
      known.set(packed, plan);
    }
    return plan;
  };
};

/** Kinds and values in turn as `formatToParts` gives them. */
export const parts = (told) => pairs(told).map(([type, value]) => ({ type, value }));

/** What all formatter classes have. */
export class Formatter {
  static supportedLocalesOf(locales) {
    return supported(locales);
  }
}

const numberPlan = plans("number_open", (handle) => {
  const { number_double, number_text } = wasm;
  const format = (value) => {
    if (typeof value === "number") {
      const start = number_double(handle, value);
      if (start >= 0) return fromWindow(start);
    }
    return answer(number_text(handle, put(exact(value))));
  };
  return { handle, format };
});

/** The name of a function that the core module is built without. */
const needed = (name) =>
  name in wasm ? name : refuse("invalid-option", "ranges are not in the core module", "import coinage or coinage/standard");

/** A value as exact text, minus zero with its sign. */
export const text = (value) => (Object.is(value, -0) ? "-0" : exact(value));
const ends = (start, end) => `${text(start)}\0${text(end)}`;

export class NumberFormat extends Formatter {
  #plan;

  constructor(locales, options) {
    super();
    this.#plan = numberPlan(locales, options);
    /** The number, bigint or decimal string as text; bound, as Intl's is. */
    this.format = this.#plan.format;
  }

  /** All values, in one crossing where they are numbers. */
  formatMany(values) {
    const { handle, format } = this.#plan;
    const { length } = values;
    if (!(values instanceof Float64Array || values.every((value) => typeof value === "number"))) return Array.from(values, format);
    numbers(length).set(values);
    const all = answer(wasm.number_doubles(handle, length));
    const texts = new Array(length);
    // Where each text ends stands in its value's place; one that is formatted in between may make memory grow.
    for (let i = 0, at = 0; i < length; i++) {
      const end = numbers(length)[i];
      texts[i] = end < 0 ? format(values[i]) : all.slice(at, (at = end));
    }
    return texts;
  }

  formatToParts(value) {
    return parts(ask("number_parts", text(value), this.#plan.handle));
  }

  /** Both numbers as one text: `3–5 km`, `$3.00 – $5.00`, `~3` where they look the same. */
  formatRange(start, end) {
    return ask(needed("number_range"), ends(start, end), this.#plan.handle);
  }

  formatRangeToParts(start, end) {
    const told = ask(needed("number_range_parts"), ends(start, end), this.#plan.handle).split("\0");
    return Array.from({ length: told.length / 3 | 0 }, (_, at) => ({ type: told[3 * at + 1], value: told[3 * at + 2], source: told[3 * at] }));
  }

  resolvedOptions() {
    const resolved = pairs(answer(wasm.number_resolved(this.#plan.handle)));
    return Object.fromEntries(
      resolved.map(([name, value]) => [name, /^m(?:in|ax)imum|^roundingIncrement$/.test(name) ? Number(value) : name === "useGrouping" && value === "false" ? false : value]),
    );
  }
}

const pluralPlan = plans("plural_open", (handle, locale, options) => {
  const { plural_double } = wasm;
  const ask = (value) => {
    let category = typeof value === "number" ? plural_double(handle, value) : -1;
    if (category < 0) {
      const text = exact(value);
      if (/^(?:NaN|-?Infinity)$/.test(text)) return "other";
      category = call("plural_text", text, handle);
    }
    return CATEGORIES[category];
  };
  // What is counted is small as a rule: such numbers are asked for once.
  const small = [];
  const select = (value) => (typeof value === "number" && (value & 1023) === value ? (small[value] ??= ask(value)) : ask(value));
  return { handle, select, locale, options };
});

export class PluralRules extends Formatter {
  #plan;

  constructor(locales, options) {
    super();
    this.#plan = pluralPlan(locales, options);
    /** The plural category of a number as it would be shown. */
    this.select = this.#plan.select;
  }

  /** The plural category of a range of numbers. */
  selectRange(start, end) {
    needed("plural_range");
    const place = (value) => (/^NaN$/.test(exact(value)) ? refuse("invalid-number", "a range can't start or end with NaN", "give it two numbers") : CATEGORIES.indexOf(this.select(value)));
    return CATEGORIES[wasm.plural_range(this.#plan.handle, place(start), place(end))];
  }

  resolvedOptions() {
    const { handle, locale, options } = this.#plan;
    const bits = wasm.plural_categories(handle);
    const pluralCategories = CATEGORIES.filter((_, place) => bits & (1 << place));
    const { numberingSystem, style, useGrouping, signDisplay, compactDisplay, ...digits } = new NumberFormat(locale, { ...options, style: "decimal" }).resolvedOptions();
    return { ...digits, locale: describe(locale).id, type: options?.type ?? "cardinal", pluralCategories };
  }
}
