// How text and numbers cross between JavaScript and the module: UTF-16 units through wasm memory, read back by one
// `fromCharCode` whose arguments stand one after the other. The protocol is told in `src/wasm/border.rs`. There is one
// module behind these functions: each entry point is bundled with a copy of its own.

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

/** What the module exports, once it is loaded. */
export let wasm;
/** In Node its memory as bytes too: a text past the shortest is cut out of it at once. */
let buffer;
const cuts = typeof globalThis.Buffer?.prototype.ucs2Slice === "function";
/** All of its memory as UTF-16 units; where texts come from, where single numbers do, where input goes to. */
let units = new Uint16Array();
let from;
let window;
let place;
/** How many units of input there is room for; less than none before the module is loaded. */
let room = -1;
let doubles = new Float64Array();
let doubleRoom = 0;

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
  if (cuts) return buffer.ucs2Slice(2 * i, 2 * (i + n));
  if (n > 192) return decoder.decode(m.subarray(i, i + n));
  let all = "";
  for (; n > 32; i += 32, n -= 32) all += text(m, i, 32);
  return all + text(m, i, n);
}

/** Takes what the loaded module exports. */
export function connect(exports) {
  wasm = exports;
  announce();
  reserve(256);
}

/** Throws where there is no module yet. */
export const loaded = () => wasm ?? refuse("bad-request", "the module is not loaded yet", "await init() first");

/** Memory that grew leaves views behind that read as empty. */
const memory = () => (units.length ? units : renew());

function renew() {
  const memory = wasm.memory.buffer;
  if (cuts) buffer = Buffer.from(memory);
  return (units = new Uint16Array(memory));
}

function announce() {
  from = wasm.text_pointer() >>> 1;
  window = wasm.window_pointer() >>> 1;
}

/** What the window holds from `start` on. */
export const fromWindow = (start) => text(memory(), window + start, WINDOW_END - start);

/** The text a call answered with; throws what it failed with. */
export function answer(length) {
  if (length < 0) length = moved(length);
  return text(memory(), from, length);
}

function moved(length) {
  succeed(length);
  announce();
  return -2 - length;
}

/** What a call answered, unless it is -1: throws the error of that call. */
export function succeed(found) {
  if (found !== -1) return found;
  return refuse(...answer(wasm.take_error()).split("\0"));
}

/** Makes room for `n` units of input. */
function reserve(n) {
  if (n > room) {
    place = loaded().input((room = 2 * n)) >>> 1;
  }
  return memory();
}

/** Puts a text into the input, `at` units from its start; its length. */
export function put(string, at = 0) {
  const n = string.length;
  const m = reserve(at + n);
  const to = place + at;
  for (let i = 0; i < n; i++) m[to + i] = string.charCodeAt(i);
  return n;
}

/** Calls with numbers and a text; the answer as text. */
export const ask = (name, text, ...numbers) => answer(call(name, text, ...numbers));

/** Calls with numbers and a text; the answer as it is. */
export function call(name, text, ...numbers) {
  const length = put(text);
  return succeed(wasm[name](...numbers, length));
}

/** Puts bytes, or the UTF-8 of a text, into the module. */
export function putBytes(source) {
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : new Uint8Array(source);
  const at = loaded().input_bytes(bytes.length) >>> 0;
  new Uint8Array(wasm.memory.buffer).set(bytes, at);
}

/** Room for at least `n` doubles of input. */
export function numbers(n) {
  if (doubles.length < n) {
    doubleRoom = Math.max(32, 2 * n, doubleRoom);
    const at = wasm.input_doubles(doubleRoom) >>> 0;
    doubles = new Float64Array(wasm.memory.buffer, at, doubleRoom);
  }
  return doubles;
}

/** A request: what it begins with, then each option that is given, its value behind its type's letter where that counts. */
export function request(start, options, typed = true) {
  let packed = start;
  for (const name in options) {
    const value = options[name];
    if (value !== undefined) packed += `\0${name}\0${!typed ? "" : typeof value === "string" ? "t" : typeof value === "number" ? "n" : "b"}${value}`;
  }
  return packed;
}

/** Names and values in turn as pairs. */
export function pairs(text) {
  const fields = text.split("\0");
  const found = [];
  for (let i = 1; i < fields.length; i += 2) found.push([fields[i - 1], fields[i]]);
  return found;
}

/** Canonical form, direction and whether there is data. */
export function describe(locale) {
  const [id, direction, supported] = ask("locale_describe", `${locale}`).split("\0");
  return { id, direction, supported: supported !== "" };
}

/** One locale or several as an array. */
const several = (locales) => (locales === undefined ? [] : [locales].flat());

/** The first of the wanted locales that there is data for; the runtime's own where none is wanted. */
export function choose(locales) {
  if (typeof locales === "string") return locales;
  const wanted = several(locales);
  return `${wanted.find((locale) => describe(locale).supported) ?? (wanted.length ? wanted[0] : globalThis.navigator?.language ?? "en")}`;
}

/** The canonical forms of those locales that there is data for. */
export const supported = (locales) => several(locales).map(describe).flatMap(({ id, supported }) => (supported ? id : []));
