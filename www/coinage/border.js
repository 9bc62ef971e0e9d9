// How text and numbers cross between JavaScript and the module: UTF-16 units through wasm memory, read back by one
// `fromCharCode` whose arguments stand one after the other. The protocol is told in `src/wasm/border.rs`.

/** A failure: `code` is stable, `message` says what was found, `hint` what to do. */
export class CoinageError extends Error {
  constructor(code, message, hint) {
    super(hint ? `${message} (${hint})` : message);
    this.name = "CoinageError";
    this.code = code;
    this.hint = hint;
  }
}

export const refuse = (code, message, hint) => {
  throw new CoinageError(code, message, hint);
};

const WINDOW_END = 128;
const chars = String.fromCharCode;
const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });
const encoder = new TextEncoder();

/** `n` units from `i` on. Up to 32 in one call: longer argument lists compile late and gain nothing. */
function text(m, i, n) {
  switch (n) {
    case 0: return "";
    case 1: return chars(m[i]);
    case 2: return chars(m[i], m[i + 1]);
    case 3: return chars(m[i], m[i + 1], m[i + 2]);
    case 4: return chars(m[i], m[i + 1], m[i + 2], m[i + 3]);
    case 5: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4]);
    case 6: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5]);
    case 7: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6]);
    case 8: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7]);
    case 9: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8]);
    case 10: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9]);
    case 11: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10]);
    case 12: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11]);
    case 13: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12]);
    case 14: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13]);
    case 15: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14]);
    case 16: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15]);
    case 17: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16]);
    case 18: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17]);
    case 19: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18]);
    case 20: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19]);
    case 21: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19], m[i + 20]);
    case 22: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19], m[i + 20], m[i + 21]);
    case 23: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19], m[i + 20], m[i + 21], m[i + 22]);
    case 24: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19], m[i + 20], m[i + 21], m[i + 22], m[i + 23]);
    case 25: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19], m[i + 20], m[i + 21], m[i + 22], m[i + 23], m[i + 24]);
    case 26: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19], m[i + 20], m[i + 21], m[i + 22], m[i + 23], m[i + 24], m[i + 25]);
    case 27: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19], m[i + 20], m[i + 21], m[i + 22], m[i + 23], m[i + 24], m[i + 25], m[i + 26]);
    case 28: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19], m[i + 20], m[i + 21], m[i + 22], m[i + 23], m[i + 24], m[i + 25], m[i + 26], m[i + 27]);
    case 29: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19], m[i + 20], m[i + 21], m[i + 22], m[i + 23], m[i + 24], m[i + 25], m[i + 26], m[i + 27], m[i + 28]);
    case 30: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19], m[i + 20], m[i + 21], m[i + 22], m[i + 23], m[i + 24], m[i + 25], m[i + 26], m[i + 27], m[i + 28], m[i + 29]);
    case 31: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19], m[i + 20], m[i + 21], m[i + 22], m[i + 23], m[i + 24], m[i + 25], m[i + 26], m[i + 27], m[i + 28], m[i + 29], m[i + 30]);
    case 32: return chars(m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5], m[i + 6], m[i + 7], m[i + 8], m[i + 9], m[i + 10], m[i + 11], m[i + 12], m[i + 13], m[i + 14], m[i + 15], m[i + 16], m[i + 17], m[i + 18], m[i + 19], m[i + 20], m[i + 21], m[i + 22], m[i + 23], m[i + 24], m[i + 25], m[i + 26], m[i + 27], m[i + 28], m[i + 29], m[i + 30], m[i + 31]);
  }
  if (n > 256) return decoder.decode(m.subarray(i, i + n));
  let all = "";
  for (; n > 32; i += 32, n -= 32) all += text(m, i, 32);
  return all + text(m, i, n);
}

/** A module's memory and its calls. */
export class Border {
  constructor(wasm) {
    this.wasm = wasm;
    this.room = 256;
    this.place = wasm.input(this.room) >>> 1;
    this.doubles = new Float64Array(0);
    this.doubleRoom = 0;
    this.announce();
    this.refresh();
  }

  /** Memory that grew leaves views behind that read as empty. */
  refresh() {
    this.units = new Uint16Array(this.wasm.memory.buffer);
    return this.units;
  }

  announce() {
    this.from = this.wasm.text_pointer() >>> 1;
    this.window = this.wasm.window_pointer() >>> 1;
  }

  /** What the window holds from `start` on. */
  fromWindow(start) {
    let m = this.units;
    if (m.length === 0) m = this.refresh();
    return text(m, this.window + start, WINDOW_END - start);
  }

  /** The text a call answered with; throws what it failed with. */
  answer(length) {
    if (length < 0) {
      if (length === -1) this.fail();
      length = -2 - length;
      this.announce();
    }
    let m = this.units;
    if (m.length === 0) m = this.refresh();
    return text(m, this.from, length);
  }

  /** Throws the error of the last call. */
  fail() {
    const [code, message, hint] = this.answer(this.wasm.take_error()).split("\0");
    throw new CoinageError(code, message, hint);
  }

  /** Makes room for `n` units of input. */
  reserve(n) {
    if (n > this.room) {
      this.room = 2 * n;
      this.place = this.wasm.input(this.room) >>> 1;
    }
    return this.units.length === 0 ? this.refresh() : this.units;
  }

  /** Puts a text into the input; its length. */
  put(string) {
    const n = string.length;
    const m = this.reserve(n);
    const to = this.place;
    for (let i = 0; i < n; i++) m[to + i] = string.charCodeAt(i);
    return n;
  }

  /** Puts bytes, or the UTF-8 of a text, into the module; how many. */
  putBytes(source) {
    const bytes = typeof source === "string" ? encoder.encode(source) : source instanceof Uint8Array ? source : new Uint8Array(source);
    const at = this.wasm.input_bytes(bytes.length) >>> 0;
    new Uint8Array(this.wasm.memory.buffer).set(bytes, at);
    return bytes.length;
  }

  /** Room for at least `n` doubles of input. */
  numbers(n) {
    let { doubles } = this;
    if (doubles.length < n) {
      if (n > this.doubleRoom) {
        this.doubleRoom = Math.max(32, 2 * n);
        this.doublesAt = this.wasm.input_doubles(this.doubleRoom) >>> 0;
      }
      doubles = this.doubles = new Float64Array(this.wasm.memory.buffer, this.doublesAt, this.doubleRoom);
    }
    return doubles;
  }
}

/** A request: a locale, then each option that is given with its type's letter. */
export function request(locale, options) {
  let packed = locale;
  if (options) {
    for (const name in options) {
      const value = options[name];
      if (value !== undefined) packed += `\0${name}\0${typeof value === "string" ? "t" : typeof value === "number" ? "n" : "b"}${value}`;
    }
  }
  return packed;
}

/** The first of the wanted locales that there is data for; the runtime's own where none is wanted. */
export function choose(border, locales) {
  if (typeof locales === "string") return locales;
  const wanted = locales === undefined ? [] : Array.isArray(locales) ? locales : [locales];
  for (const locale of wanted) if (describe(border, `${locale}`).supported) return `${locale}`;
  return wanted.length > 0 ? `${wanted[0]}` : (globalThis.navigator?.language ?? "en");
}

/** Canonical form, direction and whether there is data. */
export function describe(border, locale) {
  const [id, direction, supported] = border.answer(border.wasm.locale_describe(border.put(locale))).split("\0");
  return { id, direction, supported: supported !== "" };
}

/** Names and values in turn as pairs. */
export function pairs(text) {
  const fields = text.split("\0");
  const found = [];
  for (let i = 0; i + 1 < fields.length; i += 2) found.push([fields[i], fields[i + 1]]);
  return found;
}
