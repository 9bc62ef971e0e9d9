// Money on JavaScript's side: an exact amount as text and its currency. Checked by the module when it is made.

import { pairs, refuse } from "./border.js";

/** The class over a module; `connect` gives its border, or throws when it is not loaded yet. */
export function money(connect) {
  const made = (border, answer) => {
    const [amount, currency] = border.answer(answer).split("\0");
    return new Money(SECRET, amount, currency);
  };
  const SECRET = {};

  class Money {
    constructor(secret, amount, currency) {
      if (secret !== SECRET) refuse("bad-request", "Money has no public constructor", "use Money.of or Money.ofMinor");
      /** The exact amount as decimal text. */
      this.amount = amount;
      /** The ISO 4217 code. */
      this.currency = currency;
      // What messages pass instead of the text: a coefficient that a double holds exactly, its scale and the letters.
      const point = amount.indexOf(".");
      const scale = point < 0 ? 0 : amount.length - point - 1;
      const coefficient = Number(point < 0 ? amount : amount.slice(0, point) + amount.slice(point + 1));
      const letters = ((currency.charCodeAt(0) - 65) << 10) | ((currency.charCodeAt(1) - 65) << 5) | (currency.charCodeAt(2) - 65);
      this.packed = Number.isSafeInteger(coefficient) && !Object.is(coefficient, -0) ? { coefficient, second: (scale << 15) | letters } : null;
      Object.defineProperty(this, "packed", { enumerable: false });
    }

    /** An amount of whole units: a decimal string, a bigint or a safe integer. */
    static of(amount, currency) {
      if (typeof amount === "number" && !Number.isSafeInteger(amount)) {
        refuse("invalid-number", `${amount} is not exact as a JavaScript number`, `pass it as a string: Money.of("${amount}", "${currency}")`);
      }
      if (!["string", "bigint", "number"].includes(typeof amount)) refuse("invalid-number", `a ${typeof amount} is no amount`, "pass a decimal string, a bigint or a safe integer");
      const border = connect();
      return made(border, border.wasm.money_parse(border.put(`${amount}\0${currency}`)));
    }

    /** An amount of minor units (cents, yen): a bigint or a safe integer. */
    static ofMinor(minor, currency) {
      if (typeof minor !== "bigint" && !Number.isSafeInteger(minor)) refuse("invalid-number", `${String(minor)} is no count of minor units`, "pass a bigint or a safe integer");
      const border = connect();
      const units = BigInt(minor);
      if (units !== BigInt.asIntN(64, units)) refuse("overflow", "minor units past 64 bits", "pass the amount to Money.of as a string");
      return made(border, border.wasm.money_minor(units, border.put(`${currency}`)));
    }

    toString() {
      return `${this.amount} ${this.currency}`;
    }

    toJSON() {
      return { amount: this.amount, currency: this.currency };
    }
  }

  const requestOf = (options) => {
    let packed = "";
    for (const [name, value] of Object.entries(options ?? {})) if (value !== undefined) packed += `\0${name}\0${value}`;
    return packed;
  };

  /** Converts an amount; all that led to the result stands beside it. */
  function convert(from, currency, options) {
    const border = connect();
    const answer = border.wasm.convert(border.put(`${from.amount}\0${from.currency}\0${currency}${requestOf(options)}`));
    const found = { warnings: [] };
    for (const [name, value] of pairs(border.answer(answer))) {
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
  function convertMany(minorUnits, from, to, options) {
    if (!(minorUnits instanceof BigInt64Array)) refuse("bad-request", "amounts are to be a BigInt64Array of minor units", "BigInt64Array.from(amounts)");
    const border = connect();
    const { length } = minorUnits;
    const at = border.wasm.input_minor(length) >>> 0;
    const packed = border.put(`${from}\0${to}${requestOf(options)}`);
    new BigInt64Array(border.wasm.memory.buffer, at, length).set(minorUnits);
    border.answer(border.wasm.convert_many(length, packed));
    return new BigInt64Array(border.wasm.memory.buffer, at + 8 * length, length).slice();
  }

  return { Money, convert, convertMany };
}
