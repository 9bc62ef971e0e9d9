// What `coinage` exports: what `coinage/standard` does, `NumberParser`, prices of markets, `packMessages` and `evaluate`.

import type { Locales, Money } from "./core.js";

export * from "./standard.js";
export { default } from "./standard.js";

/** What a text says: an exact amount, and its currency where it names one. */
export interface ParsedNumber {
  amount: string;
  currency: string | null;
  /** Only of percentages, whose amount is the ratio: `0.125` for 12.5 %. */
  style?: "percent";
}

/** Reads numbers, percentages and amounts as people of a locale write them. */
export class NumberParser {
  /** `currency` is the one that texts without a currency, and symbols that several share, are taken for. */
  constructor(locales?: Locales, options?: { currency?: string });
  /** Throws `invalid-number`, `ambiguous-number` or `unknown-currency` where there is no single reading. */
  parse(text: string): ParsedNumber;
  static supportedLocalesOf(locales?: Locales): string[];
}

/** A decimal: a text is kept to its last digit, a number means its shortest decimal text. */
export type Decimal = string | number | bigint;
/** Which way a price goes. */
export type PriceRounding = "nearest" | "up" | "down";

/** What a market does to a base price, as a file of markets says it. Percentages are those people write: 2.5 for 2.5 %. */
export interface Market {
  name?: string;
  /** Two letters of ISO 3166; the currency is the territory's, where none is given. */
  territory?: string;
  currency?: string;
  /** Fixed prices by article number. */
  prices?: Readonly<Record<string, Decimal>>;
  /** The newest rates where it is left out; those of a day; or pinned ones by pair, like `"EUR/USD": "1.1172"`. */
  rates?: { on: string; maxAge?: string | number } | { id?: string; date: string; source?: string; values: Readonly<Record<string, Decimal>> };
  markup?: Decimal;
  conversionFee?: Decimal;
  /** An amount in the market's currency. */
  fee?: Decimal;
  discount?: Decimal;
  tax?: { treatment: "none" | "added" | "included"; rate?: Decimal; base?: "net" | "gross"; baseRate?: Decimal };
  increment?: Decimal;
  rounding?: PriceRounding;
  /** The digits prices end in: `.99`, `90`, `9,900`. */
  charm?: string;
  charmRounding?: PriceRounding;
  minimum?: Decimal;
  /** How many percent a price has to move before it takes the place of the previous one. */
  hysteresis?: Decimal;
  cash?: boolean;
}

/** What is to be priced beside its base price. */
export interface PricedAs {
  /** The article number, for markets with fixed prices. */
  sku?: string;
  /** The price shown until now, for markets that keep one until it moves. */
  previous?: Money;
}

/** A local price; the three parts are there where the market has tax, and net + tax = gross. */
export interface PriceFound {
  money: Money;
  net?: Money;
  tax?: Money;
  gross?: Money;
  taxRate?: string;
  /** Whether it is a fixed price of the market. */
  overridden: boolean;
}

/** A local price with everything that led to it. */
export interface Price extends PriceFound {
  /** Left out where no rate was used. */
  rates?: { id: string; date: string; source: string; path: string[] };
  /** Each step on a line. */
  steps: string[];
}

/** Turns a base price into the local one of a market, by the rates that were added. */
export function price(base: Money, market: Market, options?: PricedAs): Price;

/** The same for many base prices of one currency, in one crossing and without the steps. */
export function priceMany(items: Iterable<Money | ({ base: Money } & PricedAs)>, market: Market): PriceFound[];

/**
 * What goes back for an amount in either currency of a quote, at the quote's own rate: the whole for the whole, parts in
 * proportion; with what went back `already`, together never more or less than the whole.
 */
export function refund(quote: { base: Money; price: Money }, amount: Money, already?: Money): { price: Money; base: Money };

/** The pack of a Fluent source, as `coinage pack` writes it: for `Coinage.fromPacks`. */
export function packMessages(source: string): Uint8Array;

/**
 * A Fluent source as a pseudo-locale has it, for a catalog under any locale: what stays plain was never translated, what
 * lacks a bracket was cut off. `accented` text takes `percent` of its length (100 to 400), `bidi` text runs from right
 * to left.
 */
export function pseudo(source: string, options?: { kind?: "accented" | "bidi"; percent?: number }): string;

/** Answers one line of `coinage eval`. */
export function evaluate(line: string): string;
