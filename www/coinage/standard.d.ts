// What `coinage/standard` exports: what `coinage/core` does, and dates, lists, Fluent sources, rates as text, and the page's languages.

import { Coinage as SmallCoinage } from "./core.js";
import type { ArgumentsOf, CatalogOptions, KnownId, LoadOptions, Locales, MessageError, Part } from "./core.js";

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

export type RelativeTimeUnit = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

export interface RelativeTimeFormatOptions {
  localeMatcher?: "lookup" | "best fit";
  numberingSystem?: string;
  style?: "long" | "short" | "narrow";
  numeric?: "always" | "auto";
}

export interface ResolvedRelativeTimeFormatOptions {
  locale: string;
  style: "long" | "short" | "narrow";
  numeric: "always" | "auto";
  numberingSystem: string;
}

/** A piece of a relative time; those of the number name the unit. */
export interface RelativeTimePart extends Part {
  unit?: RelativeTimeUnit;
}

/** Needs the `relative` pack of its locale (`addPack`). */
export class RelativeTimeFormat {
  constructor(locales?: Locales, options?: RelativeTimeFormatOptions);
  /** So many units from now; below zero, and for minus zero, ago. */
  format(value: number | bigint | string, unit: RelativeTimeUnit | `${RelativeTimeUnit}s`): string;
  formatToParts(value: number | bigint | string, unit: RelativeTimeUnit | `${RelativeTimeUnit}s`): RelativeTimePart[];
  resolvedOptions(): ResolvedRelativeTimeFormatOptions;
  static supportedLocalesOf(locales?: Locales): string[];
}

export class Coinage extends SmallCoinage {
  protected constructor();
  static load(options?: LoadOptions): Promise<Coinage>;
  static fromSources(locales: readonly string[], sources: Readonly<Record<string, string>>, options?: CatalogOptions): Coinage;
  static fromPacks(locales: readonly string[], packs: Readonly<Record<string, Uint8Array | ArrayBuffer>>, options?: CatalogOptions): Coinage;
  /** The languages the browser's owner prefers; empty outside a page. */
  static preferredLanguages(): string[];
  /**
   * Gives every element under a root that has `data-l10n-id` its message (`data-l10n-args` are its arguments as JSON,
   * `data-l10n-attrs` more attributes to set), and follows the root from then on.
   */
  localize(root?: Document | Element, options?: { onError?: (error: MessageError) => void }): Localized;
  /** A message as HTML that is safe to send: the same that `localize` makes of it in a page. */
  renderMarkup<Id extends string>(id: KnownId<Id>, args?: ArgumentsOf<Id>, slots?: Readonly<Record<string, Slot>>): string;
  /** Marks the page with a language and its direction. */
  static markPage(locale: string): void;
}

/** Adds rates from text, in the ECB's layout or as `date,base,quote,rate`. */
export function addRatesText(csv: string | Uint8Array | ArrayBuffer, source: string): void;

/** A page that is followed. */
export interface Localized {
  /** Ends that. */
  disconnect(): void;
  /** Writes all messages anew. */
  refresh(): void;
  /** Takes another catalog from now on and writes all messages anew: another language, or messages that were saved. */
  use(coinage: Coinage): void;
}

/** An element that a page has itself, for the words of a translation: its name and attributes. */
export interface Slot {
  name: "a" | "button" | "img" | "input" | "label" | (string & {});
  attributes?: Readonly<Record<string, string>>;
}

/** Defines `<coinage-message>`, `<coinage-money>` and `<coinage-date>`, which speak as this catalog does. */
export function defineElements(coinage: Coinage, registry?: CustomElementRegistry): void;
