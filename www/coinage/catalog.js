// Messages on JavaScript's side. A message is asked for by its name once; after that it is a number. One that is always
// the same is kept as a string, one of texts and string variables is put together here, everything else is one call.

import { refuse } from "./border.js";

const WITH_ERRORS = 1 << 30;

/** The class over a module; `Money` is that module's. */
export function catalogs(connect, Money) {
  /** Puts an argument into the `at`th double and the next two, its text into the input from `to` on; where the next text goes. */
  function put(border, at, value, to, name) {
    let kind;
    let first;
    let second = 0;
    let text;
    switch (typeof value) {
      case "string":
        kind = 1;
        text = value;
        break;
      case "number":
        if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
          kind = 2;
          first = value;
        } else {
          kind = 3;
          text = `${value}`;
        }
        break;
      case "bigint":
        kind = 3;
        text = `${value}`;
        break;
      case "undefined":
        kind = 0;
        break;
      default:
        if (value instanceof Money) {
          if (value.packed === null) {
            kind = 6;
            text = `${value}`;
          } else {
            kind = 4;
            first = value.packed.coefficient;
            second = value.packed.second;
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
      const n = text.length;
      const m = border.reserve(to + n);
      const start = border.place + to;
      for (let i = 0; i < n; i++) m[start + i] = text.charCodeAt(i);
      first = to;
      second = n;
      to += n;
    }
    // Only now: room for a text may have made memory grow, which empties older views of it.
    const doubles = border.numbers(at + 3);
    doubles[at] = kind;
    doubles[at + 1] = first;
    doubles[at + 2] = second;
    return to;
  }

  class Catalog {
    constructor(border, handle, onError) {
      this.border = border;
      this.handle = handle;
      this.onError = onError;
      this.known = new Map();
    }

    /** What is known of a message or `message.attribute`; throws where there is none. */
    entry(name) {
      let entry = this.known.get(name);
      if (entry === undefined) {
        const { border, handle } = this;
        const target = border.wasm.message_find(handle, border.put(name));
        if (target < 0) border.fail();
        const told = border.answer(border.wasm.message_describe(handle, target));
        const fields = [];
        for (let at = 0; at < told.length; ) {
          const length = told.charCodeAt(at);
          fields.push(told.slice(at + 1, (at += 1 + length)));
        }
        const [locale, kind, ...rest] = fields;
        entry = { name, target, locale, text: undefined, names: rest, pieces: undefined };
        if (kind[0] === "s") entry.text = kind.slice(1);
        else if (kind[0] === "c") {
          const end = rest.indexOf("");
          entry.names = rest.slice(0, end);
          entry.pieces = rest.slice(end + 1);
        }
        this.known.set(name, entry);
      }
      return entry;
    }

    /** A message as text. What went wrong is told to `onError`; the text is as good as it can be. */
    message(name, args) {
      const entry = this.known.get(name) ?? this.entry(name);
      if (entry.text !== undefined) return entry.text;
      if (entry.pieces !== undefined) {
        const joined = join(entry.pieces, args);
        if (joined !== undefined) return joined;
      }
      const { border, handle } = this;
      const { names, target } = entry;
      const count = names.length;
      border.numbers(3 * count);
      let to = 0;
      for (let i = 0; i < count; i++) to = put(border, 3 * i, args?.[names[i]], to, names[i]);
      let length = border.wasm.message_write(handle, target, count);
      if (length >= WITH_ERRORS || length < -WITH_ERRORS) {
        const text = border.answer(length > 0 ? length ^ WITH_ERRORS : length + WITH_ERRORS);
        this.report(name);
        return text;
      }
      return border.answer(length);
    }

    /** Many messages in one crossing: `[name, args]` each. */
    messages(requests) {
      const { border, handle } = this;
      const texts = new Array(requests.length);
      let size = 0;
      const called = [];
      for (let i = 0; i < requests.length; i++) {
        const [name, args] = requests[i];
        const entry = this.known.get(name) ?? this.entry(name);
        texts[i] = entry.text ?? (entry.pieces && join(entry.pieces, args));
        if (texts[i] === undefined) {
          called.push(i, entry);
          size += 2 + 3 * entry.names.length;
        }
      }
      if (called.length === 0) return texts;
      border.numbers(size);
      let at = 0;
      let to = 0;
      for (let i = 0; i < called.length; i += 2) {
        const { target, names } = called[i + 1];
        const args = requests[called[i]][1];
        const doubles = border.numbers(size);
        doubles[at] = target;
        doubles[at + 1] = names.length;
        at += 2;
        for (let k = 0; k < names.length; k++, at += 3) to = put(border, at, args?.[names[k]], to, names[k]);
      }
      const count = called.length / 2;
      let length = border.wasm.messages_write(handle, count);
      const faulty = length >= WITH_ERRORS || length < -WITH_ERRORS;
      if (faulty) length = length > 0 ? length ^ WITH_ERRORS : length + WITH_ERRORS;
      const all = border.answer(length);
      let from = 2 * count;
      for (let i = 0; i < count; i++) {
        const units = all.charCodeAt(2 * i) | (all.charCodeAt(2 * i + 1) << 16);
        texts[called[2 * i]] = all.slice(from, (from += units));
      }
      if (faulty) this.report();
      return texts;
    }

    /** A message with its errors and the locale that answered. */
    format(name, args) {
      const errors = [];
      const { onError } = this;
      this.onError = (error) => errors.push(error);
      try {
        return { value: this.message(name, args), locale: this.entry(name).locale, errors };
      } finally {
        this.onError = onError;
      }
    }

    report(name) {
      const fields = this.border.answer(this.border.wasm.message_errors()).split("\0");
      for (let i = 0; i + 2 < fields.length; i += 3) {
        this.onError({ code: fields[i], message: fields[i + 1], hint: fields[i + 2] || undefined, id: name });
      }
    }
  }

  return Catalog;
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
