// Money on JavaScript's side: an exact amount as text and its currency. Checked by the module when it is made.

import { answer, ask, loaded, pairs, put, refuse, request, wasm } from "./border.js";

const SECRET = {};

/** Whether a double holds it as the whole number that it is. */
export const isWhole = (value) => Number.isSafeInteger(value) && !Object.is(value, -0);

/** What the module answered with: amount and currency. */
export const made = (answered) => new Money(SECRET, ...answered.split("\0"));

/** Amounts of minor units by currency as it was written: what the module made of one, for its code and places. */
const minors = new Map();

/** A whole number of the last of so many places as decimal text. */
function decimal(coefficient, places) {
  const digits = `${Math.abs(coefficient)}`.padStart(places + 1, "0");
  const point = digits.length - places;
  return `${coefficient < 0 ? "-" : ""}${digits.slice(0, point)}${places > 0 ? `.${digits.slice(point)}` : ""}`;
}

export class Money {
  #amount;
  /** What messages pass instead of the text, where a double holds it exactly: a coefficient, and its scale with the letters. */
  #coefficient;
  #second;

  /** An amount as text, or as a number of the places that `like` has. */
  constructor(secret, amount, currency, like) {
    if (secret !== SECRET) refuse("bad-request", "Money has no public constructor", "use Money.of or Money.ofMinor");
    /** The ISO 4217 code. */
    this.currency = currency;
    if (like) {
      this.#coefficient = amount;
      this.#second = like.#second;
      return;
    }
    this.#amount = amount;
    const [whole, fraction = ""] = amount.split(".");
    const letter = (place) => currency.charCodeAt(place) - 65;
    this.#coefficient = Number(whole + fraction);
    this.#second = (fraction.length << 15) | (letter(0) << 10) | (letter(1) << 5) | letter(2);
  }

  /** The exact amount as decimal text. */
  get amount() {
    return (this.#amount ??= decimal(this.#coefficient, this.#second >> 15));
  }

  /** Puts it into three doubles as messages take it; whether doubles hold it. */
  putInto(doubles, at) {
    if (!isWhole(this.#coefficient)) return false;
    doubles[at] = 4;
    doubles[at + 1] = this.#coefficient;
    doubles[at + 2] = this.#second;
    return true;
  }

  /** An amount of whole units: a decimal string, a bigint or a safe integer. */
  static of(amount, currency) {
    if (typeof amount === "number" && !Number.isSafeInteger(amount)) {
      refuse("invalid-number", `${amount} is not exact as a JavaScript number`, `pass it as a string: Money.of("${amount}", "${currency}")`);
    }
    if (!["string", "bigint", "number"].includes(typeof amount)) refuse("invalid-number", `a ${typeof amount} is no amount`, "pass a decimal string, a bigint or a safe integer");
    return made(ask("money_parse", `${amount}\0${currency}`));
  }

  /** An amount of minor units (cents, yen): a bigint or a safe integer. */
  static ofMinor(minor, currency) {
    const like = minors.get(currency);
    if (like && isWhole(minor)) return new Money(SECRET, minor, like.currency, like);
    if (typeof minor !== "bigint" && !Number.isSafeInteger(minor)) refuse("invalid-number", `${String(minor)} is no count of minor units`, "pass a bigint or a safe integer");
    const units = BigInt(minor);
    loaded();
    if (units !== BigInt.asIntN(64, units)) refuse("overflow", "minor units past 64 bits", "pass the amount to Money.of as a string");
    const money = made(ask("money_minor", `${currency}`, units));
    if (isWhole(money.#coefficient)) minors.set(currency, money);
    return money;
  }

  toString() {
    return `${this.amount} ${this.currency}`;
  }

  toJSON() {
    return { amount: this.amount, currency: this.currency };
  }
}

/** Converts an amount; all that led to the result stands beside it. */
export function convert(from, currency, options) {
  const found = { warnings: [] };
  const answered = ask("convert", request(`${from.amount}\0${from.currency}\0${currency}`, options, false));
  for (const [name, value] of pairs(answered)) {
    if (name === "warning") found.warnings.push(value);
    else found[name] = value;
  }
  return {
    ...found,
    money: new Money(SECRET, found.amount, found.currency),
    age: Number(found.age),
    exact: found.exact === "true",
    path: found.path.split(","),
    legs: found.legs?.split(";").map((leg) => leg.split(" ")).map(([quoted, rate, date]) => ({ quoted, rate, date })),
  };
}

/** Converts whole minor units into whole minor units, all in one crossing. */
export function convertMany(minorUnits, from, to, options) {
  if (!(minorUnits instanceof BigInt64Array)) refuse("bad-request", "amounts are to be a BigInt64Array of minor units", "BigInt64Array.from(amounts)");
  const { length } = minorUnits;
  const at = loaded().input_minor(length) >>> 0;
  const asked = put(request(`${from}\0${to}`, options, false));
  new BigInt64Array(wasm.memory.buffer, at, length).set(minorUnits);
  answer(wasm.convert_many(length, asked));
  return new BigInt64Array(wasm.memory.buffer, at + 8 * length, length).slice();
}
