// The formatter classes: Intl's constructors, options and methods over the module's plans. A plan is resolved once for
// a locale and options and shared by all formatters that ask for the same.

import { choose, describe, pairs, refuse, request } from "./border.js";

const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];
const NUMERIC = /^m(?:in|ax)imum|^roundingIncrement$/;

/** A number, bigint or decimal text as exact text. */
export function exact(value) {
  switch (typeof value) {
    case "string": return value.trim();
    case "number": case "bigint": return `${value}`;
    default: return refuse("invalid-number", `a ${typeof value} is not a number`, "pass a number, a bigint or a decimal string");
  }
}

/** Milliseconds of a Date or a number. */
function moment(value) {
  const time = value instanceof Date ? value.getTime() : value;
  if (typeof time !== "number" || !(Math.abs(time) <= 8.64e15)) refuse("date-out-of-range", `${String(value)} is no moment`, "pass a valid Date or milliseconds since 1970");
  return time;
}

/** The classes over a module; `connect` gives its border, or throws when it is not loaded yet. */
export function formats(connect) {
  /** Plans by request: `open` makes one from its border and handle. */
  const plans = (export_name, open) => {
    const known = new Map();
    return (locales, options) => {
      const border = connect();
      const packed = request(choose(border, locales), options);
      let plan = known.get(packed);
      if (plan === undefined) {
        const handle = border.wasm[export_name](border.put(packed));
        if (handle < 0) border.fail();
        plan = open(border, handle, packed.split("\0", 1)[0], options);
        known.set(packed, plan);
      }
      return plan;
    };
  };

  const supportedLocalesOf = (locales) => {
    const border = connect();
    const wanted = locales === undefined ? [] : Array.isArray(locales) ? locales : [locales];
    return wanted.map((locale) => describe(border, `${locale}`)).filter((found) => found.supported).map((found) => found.id);
  };

  const numberPlan = plans("number_open", (border, handle) => {
    const { number_double, number_text } = border.wasm;
    const slow = (value) => border.answer(number_text(handle, border.put(exact(value))));
    const format = (value) => {
      if (typeof value === "number") {
        const start = number_double(handle, value);
        if (start >= 0) return border.fromWindow(start);
      }
      return slow(value);
    };
    return { border, handle, format };
  });

  class NumberFormat {
    #plan;

    constructor(locales, options) {
      this.#plan = numberPlan(locales, options);
      /** The number, bigint or decimal string as text; bound, as Intl's is. */
      this.format = this.#plan.format;
    }

    /** All values, in one crossing where they are numbers. */
    formatMany(values) {
      const { border, handle, format } = this.#plan;
      const { length } = values;
      if (!(values instanceof Float64Array || values.every((value) => typeof value === "number"))) return Array.from(values, format);
      border.numbers(length).set(values);
      const all = border.answer(border.wasm.number_doubles(handle, length));
      const texts = new Array(length);
      for (let i = 0, at = length; i < length; i++) {
        const units = all.charCodeAt(i);
        texts[i] = units === 0xffff ? format(values[i]) : all.slice(at, (at += units));
      }
      return texts;
    }

    formatToParts(value) {
      const { border, handle } = this.#plan;
      const text = Object.is(value, -0) ? "-0" : exact(value);
      return pairs(border.answer(border.wasm.number_parts(handle, border.put(text)))).map(([type, value]) => ({ type, value }));
    }

    resolvedOptions() {
      const { border, handle } = this.#plan;
      const resolved = {};
      for (const [name, value] of pairs(border.answer(border.wasm.number_resolved(handle)))) {
        resolved[name] = NUMERIC.test(name) ? Number(value) : name === "useGrouping" && value === "false" ? false : value;
      }
      return resolved;
    }

    static supportedLocalesOf = supportedLocalesOf;
  }

  const pluralPlan = plans("plural_open", (border, handle, locale, options) => {
    const { plural_double, plural_text } = border.wasm;
    const select = (value) => {
      let category = typeof value === "number" ? plural_double(handle, value) : -1;
      if (category < 0) {
        const text = exact(value);
        if (/^(?:NaN|-?Infinity)$/.test(text)) return "other";
        category = plural_text(handle, border.put(text));
        if (category < 0) border.fail();
      }
      return CATEGORIES[category];
    };
    return { border, handle, select, locale, type: options?.type ?? "cardinal" };
  });

  class PluralRules {
    #plan;

    constructor(locales, options) {
      this.#plan = pluralPlan(locales, options);
      /** The plural category of a number as it would be shown. */
      this.select = this.#plan.select;
    }

    resolvedOptions() {
      const { border, handle, locale, type } = this.#plan;
      const bits = border.wasm.plural_categories(handle);
      const pluralCategories = CATEGORIES.filter((_, place) => bits & (1 << place));
      return { locale: describe(border, locale).id, type, pluralCategories };
    }

    static supportedLocalesOf = supportedLocalesOf;
  }

  const datePlan = plans("date_open", (border, handle) => {
    const { date_format } = border.wasm;
    const format = (value) => border.answer(date_format(handle, moment(value)));
    return { border, handle, format };
  });

  class DateTimeFormat {
    #plan;

    constructor(locales, options) {
      this.#plan = datePlan(locales, options);
      /** A Date, or milliseconds since 1970, as text; bound, as Intl's is. Without a zone it is UTC, never the machine's. */
      this.format = this.#plan.format;
    }

    formatToParts(value) {
      const { border, handle } = this.#plan;
      return pairs(border.answer(border.wasm.date_parts(handle, moment(value)))).map(([type, value]) => ({ type, value }));
    }

    resolvedOptions() {
      const { border, handle } = this.#plan;
      const resolved = Object.fromEntries(pairs(border.answer(border.wasm.date_resolved(handle))));
      if (resolved.hour12 !== undefined) resolved.hour12 = resolved.hour12 === "true";
      return resolved;
    }

    static supportedLocalesOf = supportedLocalesOf;
  }

  const listPlan = plans("list_open", (border, handle, locale, options) => ({ border, handle, locale, options }));
  const joined = (elements) => {
    const texts = Array.from(elements);
    for (const text of texts) if (typeof text !== "string") refuse("bad-request", `a ${typeof text} is no element of a list`, "pass strings");
    return texts;
  };

  class ListFormat {
    #plan;

    constructor(locales, options) {
      this.#plan = listPlan(locales, options);
    }

    /** Strings as one text. */
    format(elements) {
      const { border, handle } = this.#plan;
      const texts = joined(elements);
      return border.answer(border.wasm.list_format(handle, border.put(texts.join("\0")), texts.length));
    }

    formatToParts(elements) {
      const { border, handle } = this.#plan;
      const texts = joined(elements);
      return pairs(border.answer(border.wasm.list_parts(handle, border.put(texts.join("\0")), texts.length))).map(([type, value]) => ({ type, value }));
    }

    resolvedOptions() {
      const { border, locale, options } = this.#plan;
      return { locale: describe(border, locale).id, type: options?.type ?? "conjunction", style: options?.style ?? "long" };
    }

    static supportedLocalesOf = supportedLocalesOf;
  }

  return { NumberFormat, PluralRules, DateTimeFormat, ListFormat };
}
