// What `coinage` exports: what `coinage/standard` does, `NumberParser`, `packMessages` and `evaluate`.

import type { Locales } from "./core.js";

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
