// What `coinage/standard` exports: what `coinage/core` does, and dates, lists, Fluent sources, rates as text, and the page's languages.

import { Coinage as SmallCoinage } from "./core.js";
import type { Locales, Part } from "./core.js";

export * from "./core.js";
export { default } from "./core.js";

export interface DateTimeFormatOptions {
  localeMatcher?: "lookup" | "best fit";
  calendar?: "gregory";
  numberingSystem?: string;
  /** `UTC` or an offset such as `+02:00`; UTC where it is left out, never the machine's zone. */
  timeZone?: string;
  hour12?: boolean;
  hourCycle?: "h11" | "h12" | "h23" | "h24";
  dateStyle?: "full" | "long" | "medium" | "short";
  timeStyle?: "full" | "long" | "medium" | "short";
}

export interface ResolvedDateTimeFormatOptions {
  locale: string;
  calendar: string;
  numberingSystem: string;
  timeZone: string;
  hourCycle?: "h11" | "h12" | "h23" | "h24";
  hour12?: boolean;
  dateStyle?: "full" | "long" | "medium" | "short";
  timeStyle?: "full" | "long" | "medium" | "short";
}

export class DateTimeFormat {
  constructor(locales?: Locales, options?: DateTimeFormatOptions);
  /** A Date, or milliseconds since 1970, as text; bound, as Intl's is. */
  readonly format: (moment: Date | number) => string;
  formatToParts(moment: Date | number): Part[];
  resolvedOptions(): ResolvedDateTimeFormatOptions;
  static supportedLocalesOf(locales?: Locales): string[];
}

export interface ListFormatOptions {
  localeMatcher?: "lookup" | "best fit";
  type?: "conjunction" | "disjunction" | "unit";
  style?: "long" | "short" | "narrow";
}

export class ListFormat {
  constructor(locales?: Locales, options?: ListFormatOptions);
  /** Strings as one text. */
  format(elements: Iterable<string>): string;
  formatToParts(elements: Iterable<string>): Part[];
  resolvedOptions(): { locale: string; type: "conjunction" | "disjunction" | "unit"; style: "long" | "short" | "narrow" };
  static supportedLocalesOf(locales?: Locales): string[];
}

export class Coinage extends SmallCoinage {
  protected constructor();
  /** The languages the browser's owner prefers; empty outside a page. */
  static preferredLanguages(): string[];
  /** Marks the page with a language and its direction. */
  static markPage(locale: string): void;
}

/** Adds rates from text, in the ECB's layout or as `date,base,quote,rate`. */
export function addRatesText(csv: string | Uint8Array | ArrayBuffer, source: string): void;
