// Everything the package exports, used as its types say; it is compiled, never run.

import load, { Coinage, CoinageError, DateTimeFormat, ListFormat, Money, NumberFormat, NumberParser, PluralRules, RelativeTimeFormat, addRates, addRatesText, evaluate, initSync, packMessages, price, priceMany, refund } from "coinage";
import type { Conversion, MessageError, Part, PluralCategory } from "coinage";
import init, { NumberFormat as SmallNumberFormat } from "coinage/core";
import { DateTimeFormat as StandardDateTimeFormat } from "coinage/standard";

await load();
await init(new URL("core_bg.wasm", import.meta.url));
initSync(new Uint8Array());

const number = new NumberFormat(["de", "en"], { style: "currency", currency: "EUR", currencyDisplay: "narrowSymbol", roundingMode: "halfEven", useGrouping: false });
const texts: string[] = [number.format(1.5), number.format(10n), number.format("1299.50"), ...number.formatMany(new Float64Array(2)), ...number.formatMany([1, "2", 3n])];
const { format } = number;
const part: Part | undefined = number.formatToParts("-1")[0];
const { maximumFractionDigits, useGrouping } = number.resolvedOptions();
const supported: string[] = NumberFormat.supportedLocalesOf("de");
const small: string = new SmallNumberFormat().format(1);
const category: PluralCategory = new PluralRules("ar", { type: "ordinal", minimumFractionDigits: 1 }).select(3);
const day: string = new StandardDateTimeFormat("en", { dateStyle: "medium", timeZone: "+02:00" }).format(new Date());
const cycle = new DateTimeFormat("de", { timeStyle: "short", hourCycle: "h23" }).resolvedOptions().hourCycle;
const soon: string = new RelativeTimeFormat("en", { numeric: "auto" }).format(-1n, "days");
const unit: string | undefined = new RelativeTimeFormat("en").formatToParts("1.5", "hour")[1]?.unit;
const list: string = new ListFormat("en", { type: "disjunction", style: "narrow" }).format(new Set(["a", "b"]));

const { amount, currency, style }: { amount: string; currency: string | null; style?: "percent" } = new NumberParser("de", { currency: "EUR" }).parse("1,5");

const coinage = await Coinage.load({ locales: "en", catalog: new URL("l10n/", import.meta.url), rates: "rates.pack", useIsolating: false, onError: (error: MessageError) => console.warn(error.code, error.hint) });
const other = Coinage.fromSources(["en"], { en: "hello = Hello, { $who }" }, { onError: () => {} });
const shouting = Coinage.fromSources(["en"], { en: "m = { SHOUT($who, end: \"!\") }" }, { functions: { SHOUT: ([word], { end }) => `${word?.toUpperCase()}${end}` } });
shouting.message("m", { who: ["a", "b"], far: { number: "1.5", unit: "kilometer" }, days: { start: 1, end: "2.50" }, price: { start: Money.of(1, "EUR"), end: Money.of(2, "EUR") } });
const packed: Coinage = Coinage.fromPacks(["en"], { en: packMessages("hello = Hello") });
const { message } = coinage;
const many: string[] = other.messages([["hello", { who: "you", total: Money.of("1.50", "EUR"), at: new Date(), n: 1n }], ["plain"]]);
const { value, locale, errors } = other.format("hello.title", { who: undefined });
const conversion: Conversion = coinage.convert(Money.ofMinor(150n, "EUR"), "USD", { on: "2024-12-24", units: 4, maxAge: 3, markup: "2.5", rounding: "halfEven" });
const between: Conversion = coinage.convert(Money.of("1", "EUR"), "USD", { on: "2024-12-25", missing: "interpolate" });
const converted: BigInt64Array = coinage.convertMany(BigInt64Array.of(1n), "EUR", "USD");
const direction: "ltr" | "rtl" = coinage.direction;
const [best] = Coinage.negotiate(Coinage.preferredLanguages(), coinage.locales, "en", "lookup");
Coinage.markPage(best ?? "en");
addRates(new ArrayBuffer(0));
addRatesText("date,base,quote,rate", "nobody");
const answer: string = evaluate("{}");
const error = new CoinageError("io", "nothing there");
const market = { territory: "DE", markup: 2.5, tax: { treatment: "included", rate: "19", base: "net" }, charm: ".99", prices: { A: 9.5 } } as const;
const local = price(Money.of("19.99", "USD"), market, { sku: "A", previous: Money.of("18.99", "EUR") });
const shown: [Money, Money | undefined, string[], string | undefined] = [local.money, local.net, local.steps, local.rates?.id];
const all: Money[] = priceMany([Money.of(1, "USD"), { base: Money.of(2, "USD"), sku: "A" }], { currency: "EUR", rates: { date: "2026-10-30", values: { "EUR/USD": "1.1172" } } }).map(({ money }) => money);
const back: { price: Money; base: Money } = refund({ base: Money.of("19.99", "USD"), price: local.money }, Money.of("5", "EUR"));

export { all, answer, back, between, category, conversion, converted, cycle, day, direction, error, errors, format, list, locale, many, maximumFractionDigits, message, part, shown, small, soon, supported, texts, unit, useGrouping, value };
