// What `coinage/core` exports: messages from packs, plurals, numbers, currencies and conversion.

/** A module's bytes, or where they are. */
export type ModuleSource = string | URL | Uint8Array | ArrayBuffer;

/** Loads the module once; later calls wait for the same. */
export default function init(source?: ModuleSource): Promise<void>;
/** Loads the module from bytes at hand, without waiting. */
export function initSync(module: Uint8Array | ArrayBuffer | WebAssembly.Module): void;

/** A failure: `code` is stable, `message` says what was found, `hint` what to do. */
export class CoinageError extends Error {
  constructor(code: string, message: string, hint?: string);
  readonly code: string;
  readonly hint?: string;
}

/** A number, a bigint or decimal text of any length; text stays exact. */
export type Numeric = number | bigint | string;
/** Locales in order of preference. */
export type Locales = string | readonly string[];

/** A piece of a formatted text. */
export interface Part {
  type: string;
  value: string;
}

/** A piece of a formatted range. */
export interface RangePart extends Part {
  source: "startRange" | "endRange" | "shared";
}

export type RoundingMode = "ceil" | "floor" | "expand" | "trunc" | "halfCeil" | "halfFloor" | "halfExpand" | "halfTrunc" | "halfEven";

/** How many digits are shown, and how the rest is rounded, under ECMA-402's names. */
export interface DigitOptions {
  minimumIntegerDigits?: number;
  minimumFractionDigits?: number;
  maximumFractionDigits?: number;
  minimumSignificantDigits?: number;
  maximumSignificantDigits?: number;
  roundingIncrement?: 1 | 2 | 5 | 10 | 20 | 25 | 50 | 100 | 200 | 250 | 500 | 1000 | 2000 | 2500 | 5000;
  roundingMode?: RoundingMode;
  roundingPriority?: "auto" | "morePrecision" | "lessPrecision";
  trailingZeroDisplay?: "auto" | "stripIfInteger";
}

export interface NumberFormatOptions extends DigitOptions {
  localeMatcher?: "lookup" | "best fit";
  numberingSystem?: string;
  /** `unit` needs the locale's units pack; not in `coinage/core`. */
  style?: "decimal" | "percent" | "currency" | "unit";
  /** The ISO 4217 code; needed for the style `currency`. */
  currency?: string;
  currencyDisplay?: "symbol" | "narrowSymbol" | "code" | "name";
  currencySign?: "standard" | "accounting";
  /** Fraction digits by CLDR, by ISO 4217's minor unit, or as coins are; Intl knows the first only. */
  currencyDigits?: "cldr" | "iso" | "cash";
  /** A sanctioned unit, or one per another: `kilometer-per-hour`; needed for the style `unit`. */
  unit?: string;
  unitDisplay?: "short" | "narrow" | "long";
  /** `compact` needs the locale's compact pack; all but `standard` are not in `coinage/core`. */
  notation?: "standard" | "scientific" | "engineering" | "compact";
  compactDisplay?: "short" | "long";
  signDisplay?: "auto" | "never" | "always" | "exceptZero" | "negative";
  useGrouping?: "min2" | "auto" | "always" | boolean;
}

export interface ResolvedNumberFormatOptions extends DigitOptions {
  locale: string;
  numberingSystem: string;
  style: "decimal" | "percent" | "currency" | "unit";
  currency?: string;
  currencyDisplay?: "symbol" | "narrowSymbol" | "code" | "name";
  currencySign?: "standard" | "accounting";
  unit?: string;
  unitDisplay?: "short" | "narrow" | "long";
  notation: "standard" | "scientific" | "engineering" | "compact";
  compactDisplay?: "short" | "long";
  signDisplay: "auto" | "never" | "always" | "exceptZero" | "negative";
  useGrouping: "min2" | "auto" | "always" | false;
}

export class NumberFormat {
  constructor(locales?: Locales, options?: NumberFormatOptions);
  /** Bound, as Intl's is. */
  readonly format: (value: Numeric) => string;
  /** All values, in one crossing where they are numbers. */
  formatMany(values: Float64Array | readonly Numeric[]): string[];
  formatToParts(value: Numeric): Part[];
  /** Both numbers as one text: `3–5 km`, `~3` where they look the same. Not in `coinage/core`. */
  formatRange(start: Numeric, end: Numeric): string;
  formatRangeToParts(start: Numeric, end: Numeric): RangePart[];
  resolvedOptions(): ResolvedNumberFormatOptions;
  static supportedLocalesOf(locales?: Locales): string[];
}

export type PluralCategory = "zero" | "one" | "two" | "few" | "many" | "other";

export interface PluralRulesOptions extends DigitOptions {
  localeMatcher?: "lookup" | "best fit";
  type?: "cardinal" | "ordinal";
  /** `compact` needs the locale's compact pack. */
  notation?: "standard" | "scientific" | "engineering" | "compact";
}

export interface ResolvedPluralRulesOptions extends DigitOptions {
  locale: string;
  type: "cardinal" | "ordinal";
  notation: "standard" | "scientific" | "engineering" | "compact";
  pluralCategories: PluralCategory[];
}

export class PluralRules {
  constructor(locales?: Locales, options?: PluralRulesOptions);
  /** The plural category of a number as it would be shown; bound. */
  readonly select: (value: Numeric) => PluralCategory;
  /** The plural category of a range. Not in `coinage/core`. */
  selectRange(start: Numeric, end: Numeric): PluralCategory;
  resolvedOptions(): ResolvedPluralRulesOptions;
  static supportedLocalesOf(locales?: Locales): string[];
}

/** An exact amount and its currency. */
export class Money {
  private constructor();
  /** An amount of whole units: a decimal string, a bigint or a safe integer. */
  static of(amount: Numeric, currency: string): Money;
  /** An amount of minor units (cents, yen): a bigint or a safe integer. */
  static ofMinor(minor: bigint | number, currency: string): Money;
  /** The exact amount as decimal text. */
  readonly amount: string;
  /** The ISO 4217 code. */
  readonly currency: string;
  toString(): string;
  toJSON(): { amount: string; currency: string };
}

export interface ConvertOptions {
  /** The day, `YYYY-MM-DD`; the newest rate where it is left out. */
  on?: string;
  /** How many days old a rate may be. */
  maxAge?: number | string;
  /**
   * Which rate counts on a day that has none: the last one before it, the next one after it, none, or the value on the
   * line between both. The full module takes all; `coinage/core` and `coinage/standard` take `last`, which is the
   * default, and refuse the others with `invalid-option`.
   */
  missing?: "last" | "next" | "exact" | "interpolate";
  /** `minor`, `cash`, `none`, or so many decimal places. */
  units?: "minor" | "cash" | "none" | number | `${number}`;
  rounding?: RoundingMode;
  /** Per cent on top of the rate. */
  markup?: number | string;
}

/** An amount, and all that led to it. */
export interface Conversion {
  money: Money;
  amount: string;
  currency: string;
  /** Of a conversion over one rate: its value, and the quotation as it was published. */
  rate?: string;
  quoted?: string;
  /** Of a conversion over several: each of them. */
  legs?: { quoted: string; rate: string; date: string }[];
  /** The day the rate was observed, the day that was asked for, and how many days lie between. */
  date: string;
  asked?: string;
  age: number;
  source?: string;
  path: string[];
  rounding: RoundingMode;
  exact: boolean;
  warnings: string[];
}

/** A number of units, as `UNIT()` and units in texts show it. Not in `coinage/core`. */
export interface UnitValue {
  readonly number: Numeric;
  /** A sanctioned unit, or one per another: `kilometer-per-hour`; needs the locale's units pack. */
  readonly unit: string;
}
/** From one number to another; written as a range and selected by the locale's rule of ranges. Not in `coinage/core`. */
export interface NumberRange {
  readonly start: Numeric;
  readonly end: Numeric;
}
/** From one amount to another of the same currency. Not in `coinage/core`. */
export interface MoneyRange {
  readonly start: Money;
  readonly end: Money;
}
/** What a message takes as a variable; a list of strings for `LIST()` is not in `coinage/core`. */
export type Argument = string | number | bigint | Money | Date | readonly string[] | UnitValue | NumberRange | MoneyRange | undefined;
export type Arguments = Readonly<Record<string, Argument>>;

/** The messages of a catalog and their variables: empty, until a file that `coinage types` writes adds to it. */
export interface MessageTypes {}
/** The id of a message or `message.attribute`; any text where no types were written. */
export type MessageId = [keyof MessageTypes] extends [never] ? string : keyof MessageTypes & string;
// Messages are looked up by an id that is some text, never by one of all ids: what bounds the latter is the union of all
// entries, which the compiler would go through at every call. `benches/web/types.mjs` measures it.
interface Entries extends MessageTypes {
  readonly [id: string]: unknown;
}
/** An id as it was given, where there is such a message; else the ids there are. */
export type KnownId<Id extends string> = unknown extends Entries[Id] ? MessageId : Id;
/** What a message takes. */
export type ArgumentsOf<Id extends string> = unknown extends Entries[Id] ? Arguments : Readonly<Entries[Id]>;
/** The arguments of a call: left out where the message takes none. */
export type Given<Id extends string> = {} extends ArgumentsOf<Id> ? [args?: ArgumentsOf<Id>] : [args: ArgumentsOf<Id>];
/** One of many messages: its id and arguments. Where the id is not known before the page runs, any arguments do. */
export type MessageRequest<Id extends string> = readonly [id: KnownId<Id>, ...args: MessageId extends Id ? [args?: Arguments] : Given<Id>];

/** Something that went wrong inside a message. */
export interface MessageError {
  code: string;
  message: string;
  hint?: string;
  /** The message, where one was asked for by itself. */
  id?: string;
  /** Where it stands in the source: a message or attribute, line and column from 1. Packs hold no places. */
  place?: { in: string; line: number; column: number };
}

/** A function that messages call by its name: from the texts of its arguments and options to text. */
export type MessageFunction = (words: string[], options: Record<string, string>) => string;

export interface CatalogOptions {
  /**
   * Functions in messages beside Fluent's own, by names in capitals: `{ SHOUT: ([word]) => word.toUpperCase() }`. One
   * that throws leaves `{SHOUT()}` in the text and tells `onError`. Not in `coinage/core`.
   */
  functions?: Readonly<Record<string, MessageFunction>>;
  /** Whether variables are set apart by U+2068 and U+2069; true where it is left out. */
  useIsolating?: boolean;
  /** Hears what goes wrong inside messages; by default the console does. */
  onError?: (error: MessageError) => void;
}

export interface LoadOptions extends CatalogOptions {
  locales?: Locales;
  /** A folder of `<locale>.messages.pack` files, or packs by locale; Fluent sources where the module has a parser. */
  catalog?: string | URL | Readonly<Record<string, string | Uint8Array | ArrayBuffer>>;
  /** A rate pack, or where it is. */
  rates?: ModuleSource;
}

export class Coinage {
  protected constructor();
  /** Loads the module, messages and rates. */
  static load(options?: LoadOptions): Promise<Coinage>;
  /** A catalog of Fluent sources by locale, without waiting (modules with a parser only, once loaded). */
  static fromSources(locales: readonly string[], sources: Readonly<Record<string, string>>, options?: CatalogOptions): Coinage;
  /** A catalog of packs by locale, without waiting (once the module is loaded). */
  static fromPacks(locales: readonly string[], packs: Readonly<Record<string, Uint8Array | ArrayBuffer>>, options?: CatalogOptions): Coinage;
  /** The locales in the order they are asked, in canonical form. */
  readonly locales: string[];
  /** Of the first locale. */
  readonly direction: "ltr" | "rtl";
  /** A message or `message.attribute` as text; bound. */
  readonly message: <Id extends string>(id: KnownId<Id>, ...args: Given<Id>) => string;
  /** Whether some locale has a message or `message.attribute`. */
  has(id: string): boolean;
  /** Whether some locale has a message that says something besides its attributes. */
  hasValue(id: string): boolean;
  /** Which locale answers for a message; nothing where none does. */
  localeOf(id: string): string | undefined;
  /** Many messages in one crossing. */
  messages<const Ids extends readonly string[]>(requests: readonly [...{ [At in keyof Ids]: MessageRequest<Ids[At]> }]): string[];
  /** A message with its errors and the locale that answered. */
  format<Id extends string>(id: KnownId<Id>, ...args: Given<Id>): { value: string; locale: string; errors: MessageError[] };
  convert(amount: Money, currency: string, options?: ConvertOptions): Conversion;
  /** Whole minor units into whole minor units, all in one crossing. */
  convertMany(minorUnits: BigInt64Array, from: string, to: string, options?: ConvertOptions): BigInt64Array;
  /** The available locales that serve the requested ones, best first. */
  static negotiate(requested: readonly string[], available: readonly string[], fallback?: string, strategy?: "filtering" | "matching" | "lookup"): string[];
}

/**
 * Takes a locale's pack into use: names of currencies (`de.names.pack`), compact forms (`de.compact.pack`) or units
 * (`de.units.pack`), as `coinage pack` writes them. Formatters made from then on read it.
 */
export function addPack(content: Uint8Array | ArrayBuffer): void;

/** Adds a rate pack to the rates that conversions use. */
export function addRates(content: Uint8Array | ArrayBuffer): void;
