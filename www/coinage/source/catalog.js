// Messages on JavaScript's side. A message is asked for by its name once; after that it is a number. One that is always
// the same is kept as a string, one of texts and string variables is put together here, everything else is one call, or
// for many messages one call together.

import { answer, ask, describe, numbers, put, putBytes, refuse, succeed, wasm } from "./border.js";
import { bytes, init } from "./loading.js";
import { Money, convert, convertMany, isWhole } from "./money.js";

const WITH_ERRORS = 1 << 30;

/** What the larger modules add: further kinds of arguments, and functions in messages. */
let additions = {};
export const add = (more) => {
  additions = more;
};

/** Where in the input the next argument's text goes. */
let free = 0;

/** Puts an argument of a kind that is rare or has a text into the `at`th double and the next two. */
function putOther(at, value, name) {
  let kind = 3;
  let text;
  switch (typeof value) {
    case "string":
      kind = 1;
      text = value;
      break;
    // Numbers that are not whole go as text, as those of any length do.
    case "number":
    case "bigint":
      text = `${value}`;
      break;
    case "undefined":
      numbers(at + 3)[at] = 0;
      return;
    default:
      if (!(value instanceof Money)) {
        if (value instanceof Date) refuse("date-out-of-range", `the date for $${name} is invalid`, "pass a valid Date");
        [kind, text] = additions.several?.(value, name) ?? refuse("bad-request", `the value for $${name} is of no kind that messages take`, `pass a string, number, bigint, Money or Date${additions.kinds ?? ""}`);
        break;
      }
      kind = 6;
      text = `${value.currency} ${value.amount}`;
  }
  const length = put(text, free);
  // Only now: room for the text may have made memory grow, which empties older views of it.
  const doubles = numbers(at + 3);
  doubles[at] = kind;
  doubles[at + 1] = free;
  doubles[at + 2] = length;
  free += length;
}

/** Their texts go to the start of the input again. */
export const putAnew = () => {
  free = 0;
};

/** Puts the arguments of these names into the doubles from the `at`th on, three each. */
export function putArguments(at, names, args) {
  const count = names.length;
  const end = at + 3 * count;
  let doubles = numbers(end);
  for (let i = 0; i < count; i++, at += 3) {
    const name = names[i];
    const value = args?.[name];
    if (typeof value === "number" && isWhole(value)) {
      doubles[at] = 2;
      doubles[at + 1] = value;
    } else if (value instanceof Date && (doubles[at + 1] = value.getTime()) === doubles[at + 1]) {
      doubles[at] = 5;
    } else if (!(value instanceof Money && value.putInto(doubles, at))) {
      putOther(at, value, name);
      doubles = numbers(end);
    }
  }
}

/** Texts and string variables put together; nothing where a variable is no string. */
function join({ texts, slots }, args) {
  let all = texts[0];
  for (let i = 0; i < slots.length; i++) {
    const value = args?.[slots[i]];
    if (typeof value !== "string") return undefined;
    all += value;
    all += texts[i + 1];
  }
  return all;
}

/** What the module tells of a message or `message.attribute` of a catalog; throws where there is none. */
function find(catalog, name) {
  const told = ask("message_find", name, catalog);
  const fields = [];
  for (let at = 0; at < told.length; ) {
    const length = told.charCodeAt(at);
    fields.push(told.slice(at + 1, (at += 1 + length)));
  }
  const [number, locale, kind, ...rest] = fields;
  const entry = { text: undefined, texts: undefined, slots: rest, names: rest, target: number.charCodeAt(0) | (number.charCodeAt(1) << 16), locale };
  if (kind === "c") {
    entry.texts = [""];
    entry.slots = [];
    for (const piece of rest) {
      const content = piece.slice(1);
      const isolate = piece[0] === "i";
      if (piece[0] !== "t") entry.slots.push(content);
      const last = entry.slots.length;
      if (isolate) entry.texts[last - 1] += "\u2068";
      entry.texts[last] = (entry.texts[last] ?? "") + (piece[0] === "t" ? content : isolate ? "\u2069" : "");
    }
    entry.names = [...new Set(entry.slots)];
    if (!entry.slots.length) entry.text = entry.texts[0];
  }
  return entry;
}

/** Puts programs or sources into a catalog, those of locales that have none left out; its handle. */
function open(locales, contents, packed, isolate, functions) {
  try {
    locales.forEach(({ id }, place) => {
      const content = contents[place];
      if (content === undefined) return;
      const source = !packed && typeof content === "string";
      if (source && !wasm.catalog_source) refuse("bad-request", "this module has no Fluent parser", "pack the messages, or import the full module");
      putBytes(content);
      succeed(wasm[source ? "catalog_source" : "catalog_program"](put(id), isolate));
    });
    if (functions) succeed(wasm.catalog_functions(put([...functions.keys()].join("\0"))));
    return wasm.catalog_open();
  } catch (error) {
    wasm.catalog_discard();
    throw error;
  }
}

/** Whether a length is marked: there are errors beside the text. */
const isMarked = (length) => length >= WITH_ERRORS || length < -WITH_ERRORS;
const unmarked = (length) => (!isMarked(length) ? length : length > 0 ? length ^ WITH_ERRORS : length + WITH_ERRORS);

export class Coinage {
  #handle;
  #hear;
  #known = new Map();
  #lacking = new Set();
  #functions;

  /** @private Use `Coinage.load`. */
  constructor(locales, contents, packed, { useIsolating = true, onError, functions: given } = {}) {
    if (given && !additions.register) refuse("bad-request", "functions are not in the core module", "import coinage or coinage/standard");
    const functions = given && additions.register(given);
    const handle = open(locales, contents, packed, useIsolating, functions);
    this.#handle = handle;
    this.#functions = functions;
    this.#hear = onError ?? ((error) => console.warn(`coinage: ${error.id ?? ""} ${error.code}: ${error.message}`));
    /** The locales in the order they are asked, in canonical form. */
    this.locales = locales.map(({ id }) => id);
    /** Of the first locale: `ltr` or `rtl`. */
    this.direction = locales[0]?.direction ?? "ltr";
    const known = this.#known;
    const { message_write } = wasm;
    /** A message as text; bound. What went wrong is told to `onError`; the text is as good as it can be. */
    this.message = (name, args) => {
      const entry = known.get(name) ?? this.#meet(name);
      if (entry.text !== undefined) return entry.text;
      if (entry.texts !== undefined) {
        const text = join(entry, args);
        if (text !== undefined) return text;
      }
      free = 0;
      putArguments(0, entry.names, args);
      const length = message_write(handle, entry.target);
      if (functions || length < 0 || length >= WITH_ERRORS) return this.#finish(length, name, entry, args);
      return answer(length);
    };
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

  /** What is rare when a message is written: functions to call, a text that moved, errors. */
  #finish(length, name, entry, args) {
    if (this.#functions) length = additions.again(this.#functions, length, this.#handle, entry, args);
    const text = answer(unmarked(length));
    if (isMarked(length)) this.#tell(name);
    return text;
  }

  #meet(name) {
    const entry = find(this.#handle, name);
    this.#known.set(name, entry);
    return entry;
  }

  /** Whether some locale has a message or `message.attribute`. */
  has(name) {
    const known = this.#known.get(name);
    if (known !== undefined) return true;
    if (this.#lacking.has(name)) return false;
    try {
      this.#meet(name);
      return true;
    } catch (error) {
      if (error.code !== "unknown-message") throw error;
      this.#lacking.add(name);
      return false;
    }
  }

  /** Whether some locale has a message that says something besides its attributes. */
  hasValue(name) {
    return this.has(name) && this.#known.get(name).text !== "";
  }

  /** Which locale answers for a message; nothing where none does. */
  localeOf(name) {
    return this.has(name) ? this.#known.get(name).locale : undefined;
  }

  /** Many messages in one crossing: `[name, args]` each. */
  messages(requests) {
    const count = requests.length;
    const texts = new Array(count);
    const known = this.#known;
    let called = 0;
    let at = 0;
    free = 0;
    for (let i = 0; i < count; i++) {
      const request = requests[i];
      const entry = known.get(request[0]);
      if (entry === undefined) {
        // Its name goes where the arguments have been put: they are put once more.
        this.#meet(request[0]);
        i = -1;
        called = at = free = 0;
        continue;
      }
      let { text } = entry;
      if (text === undefined && entry.texts !== undefined) text = join(entry, request[1]);
      if (text === undefined) {
        const { names, target } = entry;
        numbers(at + 1)[at] = target;
        putArguments(at + 1, names, request[1]);
        at += 1 + 3 * names.length;
        called++;
      }
      texts[i] = text;
    }
    if (called === 0) return texts;
    let length = wasm.messages_write(this.#handle, called);
    if (this.#functions) length = additions.manyAgain(this.#functions, length, this.#handle, known, requests, texts);
    const all = answer(unmarked(length));
    // Where each text ends stands where its arguments stood.
    const ends = numbers(called);
    let start = 0;
    for (let i = 0, next = 0; next < called; i++) {
      if (texts[i] === undefined) texts[i] = all.slice(start, (start = ends[next++]));
    }
    if (isMarked(length)) this.#tell();
    return texts;
  }

  /** A message with its errors and the locale that answered. */
  format(name, args) {
    const errors = [];
    const hear = this.#hear;
    this.#hear = (error) => errors.push(error);
    try {
      return { value: this.message(name, args), locale: this.#known.get(name).locale, errors };
    } finally {
      this.#hear = hear;
    }
  }

  /** Tells what went wrong in the last messages. */
  #tell(id) {
    const fields = answer(wasm.message_errors()).split("\0");
    for (let i = 0; i + 5 < fields.length; i += 6) {
      const [code, message, hint, where, line, column] = fields.slice(i, i + 6);
      this.#hear({ code, message, hint: hint || undefined, id, place: where ? { in: where, line: +line, column: +column } : undefined });
    }
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
