// Messages on JavaScript's side. A message is asked for by its name once; after that it is a number. One that is always
// the same is kept as a string, one of texts and string variables is put together here, everything else is one call.

import { answer, ask, describe, numbers, put, putBytes, refuse, succeed, wasm } from "./border.js";
import { bytes, init } from "./loading.js";
import { Money, convert, convertMany, isWhole } from "./money.js";

const WITH_ERRORS = 1 << 30;

/** Puts an argument into the `at`th double and the next two, its text into the input from `to` on; where the next text goes. */
function putArgument(at, value, to, name) {
  let kind = 3;
  let first;
  let second = 0;
  let text;
  switch (typeof value) {
    case "string":
      kind = 1;
      text = value;
      break;
    case "number":
      if (isWhole(value)) {
        kind = 2;
        first = value;
        break;
      }
    // Other numbers go as text, as those of any length do.
    case "bigint":
      text = `${value}`;
      break;
    case "undefined":
      kind = 0;
      break;
    default:
      if (value instanceof Money) {
        if (value.packed) {
          kind = 4;
          first = value.packed.coefficient;
          second = value.packed.second;
        } else {
          kind = 6;
          text = `${value.currency} ${value.amount}`;
        }
      } else if (value instanceof Date) {
        kind = 5;
        first = value.getTime();
        if (Number.isNaN(first)) refuse("date-out-of-range", `the date for $${name} is invalid`, "pass a valid Date");
      } else {
        refuse("bad-request", `the value for $${name} is of no kind that messages take`, "pass a string, number, bigint, Money or Date");
      }
  }
  if (text !== undefined) {
    first = to;
    to += second = put(text, to);
  }
  // Only now: room for a text may have made memory grow, which empties older views of it.
  const doubles = numbers(at + 3);
  doubles[at] = kind;
  doubles[at + 1] = first;
  doubles[at + 2] = second;
  return to;
}

/** Texts and string variables put together; nothing where a variable is no string. */
function join(pieces, args) {
  let all = "";
  for (const piece of pieces) {
    const rest = piece.slice(1);
    if (piece[0] === "t") all += rest;
    else {
      const value = args?.[rest];
      if (typeof value !== "string") return undefined;
      all += piece[0] === "i" ? `\u2068${value}\u2069` : value;
    }
  }
  return all;
}

/** Puts programs or sources into a catalog, those of locales that have none left out; its handle. */
function open(locales, contents, packed, isolate) {
  try {
    locales.forEach(({ id }, place) => {
      const content = contents[place];
      if (content === undefined) return;
      const source = !packed && typeof content === "string";
      if (source && !wasm.catalog_source) refuse("bad-request", "this module has no Fluent parser", "pack the messages, or import the full module");
      putBytes(content);
      succeed(wasm[source ? "catalog_source" : "catalog_program"](put(id), isolate));
    });
    return wasm.catalog_open();
  } catch (error) {
    wasm.catalog_discard();
    throw error;
  }
}

export class Coinage {
  #handle;
  #hear;
  #known = new Map();

  /** @private Use `Coinage.load`. */
  constructor(locales, contents, packed, { useIsolating = true, onError } = {}) {
    this.#handle = open(locales, contents, packed, useIsolating);
    this.#hear = onError ?? ((error) => console.warn(`coinage: ${error.id ?? ""} ${error.code}: ${error.message}`));
    /** The locales in the order they are asked, in canonical form. */
    this.locales = locales.map(({ id }) => id);
    /** Of the first locale: `ltr` or `rtl`. */
    this.direction = locales[0]?.direction ?? "ltr";
    /** A message as text; bound. What went wrong is told to `onError`; the text is as good as it can be. */
    this.message = (name, args) => this.#message(name, args);
  }

  /**
   * Loads messages and rates. `catalog` is a folder of `<locale>.messages.pack` files as `coinage pack` writes them, or an
   * object of Fluent sources by locale (modules with a parser only); `rates` a rate pack. `onError` hears what goes wrong
   * inside messages; by default the console does.
   */
  static async load({ locales, catalog, rates, ...options } = {}) {
    await init();
    const wanted = (typeof locales === "string" ? [locales] : [...(locales ?? [])]).map(describe);
    const packed = typeof catalog === "string" || catalog instanceof URL;
    const contents = await Promise.all(
      wanted.map(({ id }) => (packed ? bytes(new URL(`${id}.messages.pack`, new URL(`${catalog}`.replace(/\/?$/u, "/"), globalThis.location?.href))) : catalog?.[id])),
    );
    if (rates !== undefined) addRates(await bytes(rates));
    return new Coinage(wanted, contents, packed, options);
  }

  /** A catalog of Fluent sources by locale, without waiting (modules with a parser only, once loaded). */
  static fromSources(locales, sources, options) {
    return Coinage.#from(locales, sources, false, options);
  }

  /** A catalog of packs by locale, without waiting (once the module is loaded). */
  static fromPacks(locales, packs, options) {
    return Coinage.#from(locales, packs, true, options);
  }

  static #from(locales, contents, packed, options) {
    const wanted = locales.map(describe);
    return new Coinage(wanted, wanted.map(({ id }) => contents[id]), packed, options);
  }

  /** What is known of a message or `message.attribute`; throws where there is none. */
  #entry(name) {
    let entry = this.#known.get(name);
    if (entry === undefined) {
      const told = ask("message_find", name, this.#handle);
      const fields = [];
      for (let at = 0; at < told.length; ) {
        const length = told.charCodeAt(at);
        fields.push(told.slice(at + 1, (at += 1 + length)));
      }
      const [number, locale, kind, ...names] = fields;
      const target = number.charCodeAt(0) | (number.charCodeAt(1) << 16);
      entry = { target, locale, text: undefined, names, pieces: undefined };
      if (kind === "c") {
        const variables = names.filter(([letter]) => letter !== "t");
        entry.pieces = names;
        entry.names = [...new Set(variables.map((piece) => piece.slice(1)))];
        if (!variables.length) entry.text = join(names);
      }
      this.#known.set(name, entry);
    }
    return entry;
  }

  #message(name, args) {
    const entry = this.#known.get(name) ?? this.#entry(name);
    const text = entry.text ?? (entry.pieces && join(entry.pieces, args));
    if (text !== undefined) return text;
    const { target, names } = entry;
    const count = names.length;
    numbers(3 * count);
    let to = 0;
    for (let i = 0; i < count; i++) to = putArgument(3 * i, args?.[names[i]], to, names[i]);
    return this.#answer(wasm.message_write(this.#handle, target, count), name);
  }

  /** Many messages in one crossing: `[name, args]` each. */
  messages(requests) {
    let size = 0;
    const called = [];
    const texts = requests.map(([name, args], place) => {
      const entry = this.#known.get(name) ?? this.#entry(name);
      const text = entry.text ?? (entry.pieces && join(entry.pieces, args));
      if (text === undefined) {
        called.push([place, entry, args]);
        size += 2 + 3 * entry.names.length;
      }
      return text;
    });
    const count = called.length;
    if (count === 0) return texts;
    let at = 0;
    let to = 0;
    for (const [, { target, names }, args] of called) {
      const doubles = numbers(size);
      doubles[at++] = target;
      doubles[at++] = names.length;
      for (const name of names) {
        to = putArgument(at, args?.[name], to, name);
        at += 3;
      }
    }
    const all = this.#answer(wasm.messages_write(this.#handle, count));
    let from = 2 * count;
    called.forEach(([place], i) => {
      const units = all.charCodeAt(2 * i) | (all.charCodeAt(2 * i + 1) << 16);
      texts[place] = all.slice(from, (from += units));
    });
    return texts;
  }

  /** A message with its errors and the locale that answered. */
  format(name, args) {
    const errors = [];
    const hear = this.#hear;
    this.#hear = (error) => errors.push(error);
    try {
      return { value: this.message(name, args), locale: this.#entry(name).locale, errors };
    } finally {
      this.#hear = hear;
    }
  }

  /** The text of a call whose length is marked where there are errors beside it; these are told. */
  #answer(length, id) {
    if (length < WITH_ERRORS && length >= -WITH_ERRORS) return answer(length);
    const text = answer(length > 0 ? length ^ WITH_ERRORS : length + WITH_ERRORS);
    const fields = answer(wasm.message_errors()).split("\0");
    for (let i = 0; i + 2 < fields.length; i += 3) {
      this.#hear({ code: fields[i], message: fields[i + 1], hint: fields[i + 2] || undefined, id });
    }
    return text;
  }

  convert(amount, currency, options) {
    return convert(amount, currency, options);
  }

  convertMany(minorUnits, from, to, options) {
    return convertMany(minorUnits, from, to, options);
  }

  /** The available locales that serve the requested ones, best first. */
  static negotiate(requested, available, fallback = "", strategy = "filtering") {
    const answered = ask("locale_negotiate", [strategy, fallback, requested.join("\u0001"), available.join("\u0001")].join("\0"));
    return answered === "" ? [] : answered.split("\0");
  }
}

/** Takes a locale's pack into use (names, compact forms, units): formatters made from then on read it. */
export function addPack(content) {
  putBytes(content);
  ask("pack_add", "");
}

/** Adds a rate pack to the rates that conversions use. */
export function addRates(content) {
  putBytes(content);
  ask("rates_add", "");
}
