// Makes the corpus beside this file, one subject a file:
//     node tests/corpus/generate.mjs            # writes; --check only compares
// Each line is a `coinage eval` request, or something that is none. Nothing here says what the answers are: native and
// wasm are held to the same ones, and `expected/` has those that were checked by hand. The same run gives the same
// bytes: the only dice are a generator with a fixed seed.

import { existsSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("./", import.meta.url);

/** Locales of every script, digit set, plural rule, separator and direction there is; then names that need care. */
const locales = [
  "af", "am", "ar", "ar-AE", "ar-EG", "ar-MA", "as", "az", "be", "bg", "bn", "bs", "ca", "ckb", "cs", "cy", "da", "de", "de-AT", "de-CH",
  "el", "en", "en-AU", "en-CA", "en-GB", "en-IN", "en-ZA", "es", "es-419", "es-AR", "es-MX", "et", "eu", "fa", "ff-Adlm", "fi", "fil", "fr",
  "fr-CA", "fr-CH", "ga", "gl", "gu", "ha", "he", "hi", "hi-Latn", "hr", "hu", "hy", "id", "ig", "is", "it", "it-CH", "ja", "ka", "kk", "km",
  "kn", "ko", "ks", "ky", "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "mt", "my", "nb", "ne", "nl", "nn", "or", "pa", "pl", "ps", "pt",
  "pt-BR", "pt-PT", "ro", "ru", "rm", "sd", "si", "sk", "sl", "so", "sq", "sr", "sr-Latn", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur",
  "uz", "vi", "yo", "yue", "zh", "zh-HK", "zh-TW", "zu",
];
const careful = [
  "und", "iw", "in", "no", "sh", "tl", "mo", "zh-Hant", "zh-Hans-HK", "zh-Hant-TW", "az-Cyrl", "pa-Arab", "uz-Arab", "sr-ME", "en-US-posix",
  "de-1996", "DE_de", "EN-us", "x-private", "de-x-formal", "en-u-nu-arab", "ar-u-nu-latn", "hi-u-nu-deva", "th-u-nu-thai", "fa-u-nu-xxxx",
  "en-u-nu-roman", "de-AT-u-nu-fullwide", "ja-u-ca-japanese", "tlh", "gsw", "kw", "eng", "zho-TW", "cmn", "en-XX", "es-JP", "en-150", "art-lojban",
];
const illFormed = ["", " ", "e", "en-", "-en", "en--US", "toolonglanguage", "en-US-US", "en_US_", "123", "de-", "en-u", "en-u-nu", "en-t", "日本", "en US", "root", "C", "de@currency=EUR", "a-b-c", "en-a-aa-a-bb"];
const currencies = ["USD", "EUR", "JPY", "GBP", "CHF", "INR", "KWD", "BHD", "CLF", "UYW", "BRL", "XAF", "XOF", "PLN", "CZK", "HUF", "TRY", "CNY", "TWD", "KRW", "VND", "ILS", "AED", "CVE", "PTE", "ESP", "DEM", "XAU", "XXX", "XTS"];
const modes = ["ceil", "floor", "expand", "trunc", "halfCeil", "halfFloor", "halfExpand", "halfTrunc", "halfEven"];
const edges = [
  "0", "-0", "0.0", "-0.00", "1", "-1", "1.0", "0.5", "1.5", "2.5", "-2.5", "0.05", "0.005", "0.0005", "9.995", "99.995", "999.5", "999", "1000", "1234",
  "9999", "10000", "12345.678", "99999.9", "100000", "1234567.891", "-1234567.891", "999999999999999999", "1000000000000000000", "18446744073709551615",
  "18446744073709551616", "79228162514264337593543950335", "79228162514264337593543950336", "123456789012345678901234567890.123456789", "1e3", "1E+3", "1e-3",
  "1.50e2", "-1.5e-7", "1e21", "1e30", "1e-30", "0.1", "0.2", "0.30000000000000004", "0.000000000000000000000000000001", "00012", "000.500",
];
const badNumbers = ["", " ", "1,5", "1.", ".5", "-", "+1", "1e", "1e+", "0x10", "1_000", "١٢", "NaN", "Infinity", "-Infinity", "1e999999999999", "--1", "1.2.3", "１", "1 000", "1e1.5", "−1"];

/** The generator mulberry32. */
let state = 20261122;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (bound) => Math.floor(random() * bound);
const pick = (list) => list[below(list.length)];
const digits = (length) => Array.from({ length }, () => below(10)).join("");
/** A number of any size, with a point in half of them. */
const anyNumber = () => `${below(3) === 0 ? "-" : ""}${1 + below(9)}${digits(below(14))}${below(2) ? `.${digits(1 + below(6))}` : ""}`;

/** Every combination of one value of each list; `undefined` leaves the name out. */
function* product(lists) {
  const [name, ...rest] = Object.keys(lists);
  if (name === undefined) return yield {};
  const { [name]: values, ...others } = lists;
  for (const value of values) for (const other of product(others)) yield value === undefined ? other : { [name]: value, ...other };
}

const subjects = {
  *parse() {
    const parse = (locale, value, more = {}) => ({ op: "parse", locale, value, ...more });
    const texts = ["1,234.56", "1.234,56", "1 234,56", "1’234.56", "12,34,567.8", "1,23", "(1,234)", "−5", "5-", "+7", "12.5%", "%12,5", "$12", "12 kr", "€ 5", "5 EUR", "eur 5", "12 XYZ", "", "x", "٠١٢", "१२,३४,५६७.८९", "１２３", "1\u00a0234,5\u00a0€", "\u200f-5\u00a0₪", "1$00", "JP¥5", "5 US dollars", "(5)%", "--5", "5 €$"];
    for (const locale of locales) for (const value of texts) yield parse(locale, value);
    for (const currency of ["EUR", "NOK", "usd", "DEM", "EURO", ""]) for (const value of ["5", "5 kr", "$5", "5 €"]) yield parse("en", value, { currency });
    for (const locale of illFormed) yield parse(locale, "1");
    yield { op: "parse", locale: "en" };
    yield { op: "parse", locale: "en", value: 5 };
  },

  *numbers() {
    for (const locale of [...locales, ...careful]) {
      for (const value of ["1234567.891", "-1234.5", "1000"]) yield number(locale, value);
    }
    for (const locale of ["en", "de", "hi", "ar-EG", "pl", "ff-Adlm"]) for (const value of edges) yield number(locale, value);
    for (const value of badNumbers) yield number("en", value);
    for (const locale of illFormed) yield number(locale, "1");
    for (const roundingMode of modes) {
      for (const value of ["2.5", "-2.5", "3.5", "2.500000000000000000000001", "-0.5", "0.4", "1.005", "9.995"]) {
        yield number("en", value, { roundingMode, maximumFractionDigits: 0 });
        yield number("fr-CH", value, { roundingMode, minimumFractionDigits: 2, maximumFractionDigits: 2 });
        yield number("bn", value, { roundingMode, maximumSignificantDigits: 1 });
      }
    }
    for (const roundingIncrement of [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000]) {
      for (const value of ["1.23", "-1.225", "99.99", "1250"]) yield number("de", value, { roundingIncrement, minimumFractionDigits: 2, maximumFractionDigits: 2, roundingMode: pick(modes) });
    }
    const options = [
      ...product({ useGrouping: ["min2", "auto", "always", true, false, "true", "false"] }),
      ...product({ signDisplay: ["auto", "always", "never", "exceptZero", "negative"] }),
      ...product({ minimumIntegerDigits: [1, 2, 5, 21] }),
      ...product({ minimumFractionDigits: [0, 1, 20, 100] }), ...product({ maximumFractionDigits: [0, 1, 20, 100] }),
      ...product({ minimumSignificantDigits: [1, 4, 21], maximumSignificantDigits: [undefined, 21] }), ...product({ maximumSignificantDigits: [1, 2, 5] }),
      ...product({ roundingPriority: ["auto", "morePrecision", "lessPrecision"], maximumSignificantDigits: [3], maximumFractionDigits: [1] }),
      ...product({ trailingZeroDisplay: ["auto", "stripIfInteger"], minimumFractionDigits: [2] }),
      ...product({ numberingSystem: ["latn", "arab", "adlm", "hanidec", "roman", "native"] }),
    ];
    for (const option of options) for (const value of ["0", "-0.4", "1234.5", "-98765.4321"]) yield number(pick(locales), value, option);
    for (let count = 0; count < 450; count++) {
      const option = {};
      for (let turn = below(3); turn >= 0; turn--) Object.assign(option, pick(options));
      yield number(pick(locales), anyNumber(), option);
    }
    for (const [name, values] of Object.entries(badOptions)) for (const value of values) yield number("en", "1234.5", { [name]: value });
    for (const option of [{ minimumFractionDigits: 3, maximumFractionDigits: 2 }, { minimumSignificantDigits: 5, maximumSignificantDigits: 4 }, { roundingIncrement: 5, maximumSignificantDigits: 3 }, { roundingIncrement: 5, minimumFractionDigits: 0, maximumFractionDigits: 2 }]) yield number("en", "1", option);
    for (const value of [1, 1.5, -0, 1e21, 12345678901234567890]) yield number("en", value);
    for (const text of ["1.50", "1e2", "1E-2", "-0", "123456789012345678901234567890.5", "0.1"]) yield raw(`{"op":"number","locale":"de","value":${text}}`);
    for (const value of [null, true, [], {}, ["1"]]) yield { op: "number", locale: "en", value, options: {} };
    for (const op of ["parts"]) {
      for (const locale of locales) for (const option of [{}, { style: "currency", currency: "EUR", currencySign: "accounting" }, { style: "percent", signDisplay: "always" }]) yield { op, locale, value: "-12345.678", options: option };
      for (const value of ["NaN", "x"]) yield { op, locale: "en", value, options: {} };
    }
  },
  *percents() {
    for (const locale of [...locales, ...careful]) for (const value of ["0.256", "-12.345"]) yield number(locale, value, { style: "percent" });
    for (const option of product({ style: ["percent"], maximumFractionDigits: [0, 2], signDisplay: ["always", "exceptZero", "never"], roundingMode: ["halfEven", "floor"] })) {
      for (const value of ["0", "0.005", "-0.00005", "0.125", "1e20"]) yield number(pick(locales), value, option);
    }
  },
  *currencies() {
    for (const locale of locales) {
      for (const currency of ["EUR", "JPY"]) for (const currencyDisplay of ["symbol", "narrowSymbol", "code", "name"]) yield money(locale, "-1234.5", currency, { currencyDisplay });
      yield money(locale, "1299.5", pick(currencies), { currencySign: "accounting" });
      yield money(locale, "-1299.5", "USD", { currencySign: "accounting" });
    }
    for (const locale of careful) yield money(locale, "1234.56", "USD");
    for (const currency of currencies) for (const locale of ["en", "de", "fa", "pt-PT", "ja"]) yield money(locale, "1234567.895", currency);
    for (const option of product({ signDisplay: ["auto", "always", "never", "exceptZero", "negative"], currencySign: ["standard", "accounting"], currencyDisplay: ["symbol", "code", "name"] })) {
      for (const value of ["0", "-0.001", "-5", "5"]) yield money(pick(locales), value, "USD", option);
    }
    for (const option of [...product({ minimumFractionDigits: [0, 3] }), ...product({ maximumFractionDigits: [0, 4] }), ...product({ trailingZeroDisplay: ["stripIfInteger"] }), ...product({ roundingIncrement: [5] }), ...product({ maximumSignificantDigits: [2] }), ...product({ minimumFractionDigits: [3], maximumFractionDigits: [2] })]) {
      for (const value of ["12", "12.345", "-0.005"]) for (const currency of ["USD", "JPY", "KWD"]) yield money(pick(locales), value, currency, option);
    }
    for (const value of edges) yield money("de", value, "EUR");
    for (const currency of ["", "E", "EURO", "E1R", "€", "eur", "Eur", "zzz", "XXX", "EUR ", "ÄÖÜ", null, 978, true]) yield money("en", "1", currency);
    yield number("en", "1", { style: "currency" });
    for (let count = 0; count < 250; count++) yield money(pick(locales), anyNumber(), pick(currencies), pick([{}, { currencyDisplay: "name" }, { currencyDisplay: "narrowSymbol" }, { useGrouping: false }]));
  },
  *plurals() {
    const values = ["0", "1", "2", "3", "5", "11", "21", "1.0", "1.5", "0.1", "1000000"];
    for (const locale of locales) for (const value of values) yield plural(locale, value, "cardinal");
    for (const locale of locales) for (const value of ["1", "2", "3", "4", "11", "12", "80"]) yield plural(locale, value, "ordinal");
    for (const locale of careful) for (const value of ["1", "2"]) yield plural(locale, value, "cardinal");
    for (const locale of illFormed) yield plural(locale, "1", "cardinal");
    for (const value of [...badNumbers, ...edges]) yield plural("fr", value, "cardinal");
    for (const type of ["", "Cardinal", "nominal", null, 1, true]) yield plural("en", "1", type);
    for (const notation of ["compact", "standard", "scientific", "bogus", 1]) yield { ...plural("fr", "1000000", "cardinal"), notation };
    for (const option of product({ minimumFractionDigits: [0, 2], maximumFractionDigits: [undefined, 2], maximumSignificantDigits: [undefined, 1] })) for (const value of ["1", "1.004", "0.996"]) yield { ...plural("en", value, "cardinal"), options: option };
    for (let count = 0; count < 100; count++) yield plural(pick(locales), anyNumber(), pick(["cardinal", "ordinal"]));
  },
  *dates() {
    const instants = ["2026-11-22T10:00:00Z", "2024-02-29T23:59:59.999Z", "1999-12-31T23:59:60Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-06-01T12:00:00+05:30", "2026-06-01T00:30:00-03:30", "2026-03-29T01:00:00+01:00", "2026-11-22T10:00Z", "2026-11-22T10:00:00.5Z", "-0044-03-15T12:00:00Z", "+012026-01-01T00:00:00Z"];
    const styles = ["full", "long", "medium", "short", undefined];
    for (const locale of [...locales, ...careful]) for (const option of [{ dateStyle: "full" }, { dateStyle: "medium" }, { timeStyle: "short" }, { dateStyle: "short", timeStyle: "medium" }]) yield date(locale, instants[0], option);
    for (const option of product({ dateStyle: styles, timeStyle: styles })) for (const value of instants.slice(0, 8)) yield date(pick(locales), value, option);
    for (const value of instants) yield date("en", value, { dateStyle: "long", timeStyle: "long" });
    for (const timeZone of ["UTC", "Z", "+00:00", "-00:00", "+05:30", "-03:30", "+14:00", "-12:00", "+0530", "+5", "+23:59", "+24:00", "+05:60", "GMT", "Etc/GMT-5", "Europe/Berlin", "Europe/Nowhere", "", "utc", 5, null]) for (const timeStyle of ["short", "long", "full"]) yield date("de", instants[0], { dateStyle: "short", timeStyle, timeZone });
    for (const value of ["", "2026", "2026-11-22", "2026-11-22T10:00:00", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2025-02-29T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T24:00:01Z", "2026-11-22T10:60:00Z", "2026-11-22 10:00:00Z", "2026-11-22t10:00:00z", "20261122T100000Z", "tomorrow", "2026-11-22T10:00:00+25:00", "2026-11-22T10:00:00 Z", 1795341600000, null, true]) yield date("en", value, { dateStyle: "medium" });
    for (const option of [{ dateStyle: "huge" }, { dateStyle: 1 }, { timeStyle: "" }, { timeStyle: null }, { hour12: true, timeStyle: "short" }, { hour12: false, timeStyle: "short" }, { hourCycle: "h23", timeStyle: "short" }, { hourCycle: "h99", timeStyle: "short" }, { calendar: "gregory", dateStyle: "long" }, { calendar: "buddhist", dateStyle: "long" }, { calendar: "x", dateStyle: "long" }, { numberingSystem: "arab", dateStyle: "short" }, { unknown: 1 }]) for (const locale of ["en", "ar-EG", "ja"]) yield date(locale, instants[0], option);
    for (let count = 0; count < 150; count++) {
      const two = (bound) => String(1 + below(bound)).padStart(2, "0");
      yield date(pick(locales), `${1900 + below(200)}-${two(12)}-${two(28)}T${String(below(24)).padStart(2, "0")}:${String(below(60)).padStart(2, "0")}:00Z`, { dateStyle: pick(styles), timeStyle: pick(styles) });
    }
  },
  *lists() {
    const items = ["Ana", "Ben", "Cyd", "Dov", "Eva"];
    for (const locale of [...locales, ...careful]) for (const type of ["conjunction", "disjunction", "unit"]) yield list(locale, items.slice(0, 2 + below(3)), { type, style: pick(["long", "short", "narrow"]) });
    for (const option of product({ type: ["conjunction", "disjunction", "unit", undefined], style: ["long", "short", "narrow", undefined] })) for (let length = 0; length <= 5; length++) yield list(pick(locales), items.slice(0, length), option);
    for (const locale of ["es", "es-MX", "it", "he"]) for (const pair of [["padre", "hijo"], ["Juan", "Inés"], ["agua", "hielo"], ["uno", "ocho"], ["diez", "11"], ["siete", "8"], ["casa", "Y"], ["a", "o"], ["אב", "בן"], ["אב", "Dan"], ["", ""], ["a", ""]]) for (const type of ["conjunction", "disjunction"]) yield list(locale, pair, { type });
    for (const value of [null, "a", 1, {}, [1], [null], [["a"]], [true, "a"]]) yield list("en", value);
    for (const option of [{ type: "both" }, { style: "wide" }, { type: 1 }, { style: null }]) yield list("en", items, option);
    yield list("ar", ["{0}", "{1}", "\u0000", "\u202e", "😀"], {});
    for (const locale of illFormed.slice(0, 8)) yield list(locale, items);
    yield list("en", Array.from({ length: 500 }, (_, index) => `item ${index}`));
  },
  *names() {
    const codes = { region: ["US", "DE", "JP", "GB", "CD", "419", "001", "XX", "us", "USA", ""], language: ["en", "de", "zh-Hant", "pt-BR", "en-US", "sr-Latn", "xx", "toolonglanguage"], currency: ["EUR", "USD", "JPY", "eur", "ZZZ", "€"], script: ["Latn", "Arab", "Hans", "latn", "Qaaa", "La"], calendar: ["gregory", "buddhist"] };
    for (const [type, list] of Object.entries(codes)) for (const value of list) for (const locale of ["en", "de", "fr", "ja", "ar", "hi", "pt-BR", "zh-TW"]) yield { op: "displayName", locale, value, options: { type } };
    for (const locale of locales) yield { op: "displayName", locale, value: pick(codes.region.slice(0, 5)), options: { type: "region" } };
    for (const options of [{}, { type: "planet" }, { type: 1 }, { type: "region", style: "short" }, { type: "region", fallback: "none" }]) yield { op: "displayName", locale: "en", value: "US", options };
  },
  *negotiate() {
    const wanted = [["fr-CA"], ["fr-CA", "en"], ["de-AT", "de"], ["zh-TW"], ["zh-Hant-HK"], ["sr-Latn-RS"], ["pt"], ["pt-AO"], ["en-GB", "fr"], ["nb"], ["no"], ["iw"], ["es-MX", "es"], ["x-private"], ["not a locale", "en"], [], ["*"], ["EN-us"], ["de-DE-u-nu-latn"]];
    const offered = [["fr", "en"], ["en-US", "en-GB", "de"], ["zh", "zh-Hant", "zh-TW"], ["sr", "sr-Latn"], ["pt-BR", "pt-PT"], ["nb", "nn", "no"], ["he", "ar"], ["es", "es-419"], [], ["bad locale", "en"], ["en", "en"], ["FR-ca", "fr_CA"]];
    for (const requested of wanted) for (const available of offered) yield { op: "negotiate", requested, available, default: "en", strategy: pick(["filtering", "matching", "lookup"]) };
    for (const strategy of ["filtering", "matching", "lookup", "guessing", undefined, 1]) for (const requested of wanted.slice(0, 6)) yield { op: "negotiate", requested, available: ["fr", "en", "de", "zh-Hant", "sr-Latn"], strategy };
    yield { op: "negotiate", requested: "fr", available: ["fr"] };
    yield { op: "negotiate", requested: ["fr"] };
    yield { op: "negotiate", requested: [1], available: [null] };
  },
  *ast() {
    for (const source of sources) yield { op: "ast", source };
    for (const source of [null, 1, [], undefined]) yield { op: "ast", source };
  },
  *messages() {
    for (const source of sources) for (const id of ["hello", "cart", "missing"]) yield { op: "message", locale: "en", source, id, args: { name: "Ana", n: 3 } };
    const cart = "cart = { $n ->\n    [0] Nothing\n    [one] One thing for { $total }\n    [few] { $n } few for { $total }\n    [many] { $n } many for { $total }\n   *[other] { $n } things for { $total }\n}";
    for (const locale of [...locales, ...careful]) for (const n of [1, "2", { number: "5.0" }]) yield { op: "message", locale, source: cart, id: "cart", args: { n, total: { amount: "12.50", currency: pick(currencies) } } };
    const functions = ["NUMBER($n)", "NUMBER($n, minimumFractionDigits: 2)", 'NUMBER($n, style: "percent")', 'NUMBER($n, currency: "EUR")', 'NUMBER($n, type: "ordinal")', 'DATETIME($d, dateStyle: "long")', 'DATETIME($d, timeStyle: "short", dateStyle: "short")', "MONEY($m)", 'MONEY($m, currencyDisplay: "name")', 'MONEY($m, currency: "USD")', "UNKNOWN($n)", "NUMBER()", "NUMBER($s)", "DATETIME($n)", "MONEY($n)", "NUMBER($missing)", 'NUMBER($n, maximumFractionDigits: "x")', "$d", "$m", "$s", "$missing", "-term", '-term(case: "gen")', "hello", "hello.attr", "-term.attr"];
    for (const call of functions) {
      const source = `-term = { $case ->\n    [gen] of Coin\n   *[nom] Coin\n}\n    .attr = x\nhello = Hi\n    .attr = Attr\nm = A { ${call} Z`.replace(" Z", " } Z");
      for (const locale of ["en", "ar", "de"]) for (const useIsolating of [true, false, undefined]) yield { op: "message", locale, source, id: "m", useIsolating, args: { n: "1234.5", s: "text", d: { datetime: "2026-11-22T10:00:00Z" }, m: { amount: "-12.5", currency: "KWD" } } };
    }
    for (const args of [null, [], "x", { n: null }, { n: true }, { n: [] }, { n: {} }, { n: { number: "x" } }, { n: { amount: "1" } }, { n: { amount: "1", currency: "ZZZ" } }, { n: { amount: "x", currency: "EUR" } }, { n: { datetime: "soon" } }, { n: { number: "1", amount: "2" } }, { n: "\u202e" }, { "": 1 }]) yield { op: "message", locale: "en", source: "m = { $n }", id: "m", args };
    for (const id of ["", "-term", "m.attr", null, 1, "m "]) yield { op: "message", locale: "en", source: "-term = x\nm = y\n    .attr = z", id };
    for (const attribute of ["attr", "none", "", null, 1]) for (const id of ["m", "only"]) yield { op: "message", locale: "en", source: "m = y\n    .attr = z\nonly =\n    .attr = w", id, attribute };
    yield { op: "message", locale: "en", source: `${Array.from({ length: 150 }, (_, index) => `m${index} = { m${index + 1} }`).join("\n")}\nm150 = end`, id: "m0" };
    yield { op: "message", locale: "en", source: `m = ${"{ $n }".repeat(120)}`, id: "m", args: { n: 1 } };
    yield { op: "message", locale: "en", source: `a = { b }{ b }\n${"bcdefghijklmnop".split("").map((letter, index, all) => (all[index + 1] ? `${letter} = { ${all[index + 1]} }{ ${all[index + 1]} }` : `${letter} = lol`)).join("\n")}`, id: "a" };
    const span = "m = { $r ->\n    [1] exactly one\n    [zero] { $r } zero\n    [one] { $r } one\n    [two] { $r } two\n    [few] { $r } few\n    [many] { $r } many\n   *[other] { $r } other\n}";
    const ends = [[0, 1], ["1", "1"], [1.5, "2.50"], ["5", "3"], ["-1", "1000000"]];
    for (const locale of [...locales, ...careful]) for (const [start, end] of ends) yield { op: "message", locale, source: span, id: "m", args: { r: { start, end } }, useIsolating: false };
    const euros = (start, end, currency = "EUR") => ({ start: { amount: start, currency: "EUR" }, end: { amount: end, currency } });
    for (const call of ["$r", "MONEY($r)", "MONEY($r, minimumFractionDigits: 0)", "NUMBER($r)", "NUMBER($r, maximumFractionDigits: 1)", "DATETIME($r)", "LIST($r)", "UNIT($r)", "RELATIVE($r, unit: \"day\")"]) {
      for (const locale of ["en", "de", "ar", "ja"]) for (const r of [{ start: "1.25", end: "12" }, euros("1.25", "12.00")]) yield { op: "message", locale, source: `m = { ${call} }`, id: "m", args: { r } };
    }
    for (const r of [{ start: 1 }, { end: 1 }, { start: "x", end: 1 }, { start: 1, end: null }, euros("1", "2", "USD"), { start: { amount: "1", currency: "EUR" }, end: 2 }, { start: {}, end: {} }]) yield { op: "message", locale: "en", source: "m = { $r }", id: "m", args: { r } };
  },
  *convert() {
    const usual = ["EUR", "USD", "GBP", "JPY", "CHF", "PLN", "CZK", "HUF", "KWD", "BRL", "INR", "TRY", "DEM", "FRF", "ITL", "LTL", "HRK", "BGN", "XXX", "ZZZ", "eur"];
    const days = ["2024-12-25", "1999-01-04", "1999-01-01", "1998-12-31", "2008-12-31", "2009-01-01", "2022-12-31", "2023-01-02", "2026-01-01", "2100-01-01", "2024-02-30", "2024-1-1", "", "yesterday"];
    for (const from of usual) for (const to of usual) yield { op: "convert", amount: "100", from, to, on: "2020-06-15" };
    for (const on of days) for (const [from, to] of [["USD", "EUR"], ["EUR", "JPY"], ["DEM", "FRF"], ["GBP", "CHF"], ["HRK", "EUR"], ["TRL", "TRY"]]) yield { op: "convert", amount: "1234.56", from, to, on };
    for (const rounding of [...modes, "bankers", "", 1]) for (const amount of ["0.005", "-0.005", "1.115"]) yield { op: "convert", amount, from: "USD", to: "EUR", on: "2020-06-15", options: { rounding } };
    for (const units of ["minor", "cash", "none", "0", "2", "8", "28", "29", "x", 2, null]) for (const to of ["CHF", "JPY", "KWD", "EUR"]) yield { op: "convert", amount: "19.99", from: "USD", to, on: "2020-06-15", options: { units } };
    for (const maxAge of ["0d", "1d", "7d", "30d", "d", "7", "-1d", "1w", "99999999999d", 7]) yield { op: "convert", amount: "1", from: "USD", to: "EUR", on: "2024-12-26", options: { maxAge } };
    for (const missing of ["last", "next", "exact", "interpolate", "nearest", "", 1, null]) for (const on of ["2024-12-24", "2024-12-26", "1998-12-31", "2030-01-01"]) yield { op: "convert", amount: "1", from: "USD", to: "JPY", on, options: { missing } };
    for (const missing of ["next", "interpolate"]) for (const maxAge of ["7d", "4000d"]) for (const [from, to] of [["EUR", "ISK"], ["ISK", "USD"], ["DEM", "ISK"]]) yield { op: "convert", amount: "1234.5", from, to, on: "2012-06-01", options: { missing, maxAge, units: "none" } };
    for (const amount of [...edges, ...badNumbers]) yield { op: "convert", amount, from: "USD", to: "JPY", on: "2020-06-15" };
    for (const request of [{}, { amount: "1" }, { amount: "1", from: "USD" }, { amount: null, from: "USD", to: "EUR" }, { amount: 1.1, from: "USD", to: "EUR", on: "2020-06-15" }, { amount: "1", from: 840, to: "EUR" }, { amount: "1", from: "USD", to: "EUR", on: 20200615 }]) yield { op: "convert", ...request };
    for (let count = 0; count < 150; count++) yield { op: "convert", amount: anyNumber(), from: pick(usual.slice(0, 12)), to: pick(usual.slice(0, 12)), on: `${2001 + below(25)}-0${1 + below(9)}-${10 + below(18)}` };
  },
  *allocate() {
    const ratios = [["1", "1", "1"], ["1"], ["70", "30"], ["0", "1"], ["0.5", "0.25", "0.25"], ["1", "1", "1", "1", "1", "1", "1"], [], ["0"], ["-1", "2"], ["x"], [1, 2, 3], "1", null, ["1e30", "1"]];
    for (const amount of ["100.00", "0.01", "0", "-100.00", "0.05", "1", "99999999999999999999.99", "0.001", "x", "1e3", "-0.01"]) for (const list of ratios) yield { op: "allocate", amount, currency: "USD", ratios: list };
    for (const currency of ["JPY", "KWD", "CLF", "XAU", "ZZZ", "", null]) for (const amount of ["100", "100.5", "0.0001"]) yield { op: "allocate", amount, currency, ratios: ["1", "2", "3"] };
    for (let count = 0; count < 80; count++) yield { op: "allocate", amount: `${below(100000)}.${digits(2)}`, currency: "EUR", ratios: Array.from({ length: 1 + below(6) }, () => String(below(100))) };
  },
  *providers() {
    const provider = (provider, currency, more) => ({ op: "provider", provider, currency, ...more });
    const codes = ["EUR", "JPY", "KWD", "IQD", "ISK", "UGX", "HUF", "TWD", "CLP", "CVE", "IDR", "MGA", "CLF", "XAU", "LBP", "MRO"];
    for (const name of ["stripe", "adyen", "checkout", "paypal"]) for (const code of codes) for (const purpose of ["charge", "payout"]) {
      for (const amount of ["5", "5.12", "5.124", "-1", "0", "1234567.80", "99999999999.99"]) yield provider(name, code, { purpose, amount });
      for (const minor of ["500", "512", "-1230", "0"]) yield provider(name, code, { purpose, minor });
    }
    for (const name of ["Stripe", "", "square", null, 1]) yield provider(name, "EUR", { amount: "1" });
    for (const purpose of ["refund", "", 1, null]) yield provider("stripe", "EUR", { purpose, amount: "1" });
    for (const minor of ["1.0", "1.5", "1e3", 100, "9223372036854775807", "9223372036854775808", "x", null, []]) yield provider("stripe", "EUR", { minor });
    for (const more of [{}, { amount: "1", minor: "100" }, { amount: null, minor: "100" }, { amount: "x" }]) yield provider("adyen", "EUR", more);
  },
  *cash() {
    const cash = (amount, currency, more) => ({ op: "cash", amount, currency, ...more });
    const days = ["1975-01-01", "1988-06-01", "1992-02-01", "2004-09-01", "2006-10-31", "2006-11-01", "2010-09-30", "2010-10-01", "2012-05-01", "2019-11-30", "2019-12-01", "2024-12-31", "2025-01-01", "2025-05-01", undefined];
    for (const [currency, regions] of [["EUR", ["FI", "NL", "BE", "IE", "IT", "SK", "EE", "LT", "DE", "US"]], ["AUD", ["AU", "KI"]], ["NZD", ["nz"]], ["SEK", ["SE"]], ["NOK", ["NO"]], ["CAD", ["CA"]], ["CHF", ["CH", "LI"]], ["DKK", ["DK"]], ["HUF", ["HU"]], ["CZK", ["CZ"]], ["JPY", ["JP"]], ["KWD", ["KW"]]]) {
      for (const region of regions) for (const on of days) for (const amount of ["17.43", "-0.025"]) yield cash(amount, currency, { region, on });
    }
    for (const currency of ["EUR", "CHF", "DKK", "HUF", "NZD", "XAU", "DEM", "ZZZ"]) for (const amount of ["17.43", "0.02", "-17.75", "0", "x"]) yield cash(amount, currency);
    for (const rounding of [...modes, "up", 1]) for (const amount of ["17.45", "-17.45", "0.05"]) yield cash(amount, "NZD", { region: "NZ", on: "2024-01-01", options: { rounding } });
    for (const amount of ["0.01", "0.02", "0.03", "0.05", "0.06", "-0.02"]) for (const region of ["BE", "SK", "FI"]) yield cash(amount, "EUR", { region });
    for (const more of [{ on: "2024-01-01" }, { region: "ZZ" }, { region: "FIN" }, { region: 1 }, { region: "FI", on: "2024-02-30" }, { region: "FI", on: 2024 }, { region: null, on: null }]) yield cash("1", "EUR", more);
  },
  *facts() {
    for (const code of [...currencies, "ALL", "TRL", "TRY", "ROL", "HRD", "HRK", "BGN", "ZWN", "VES", "XEU", "XFO", "CHE", "MGA", "MRO", "ADP", "XCG", "zzz", "", null, 1]) yield { op: "currency", currency: code };
    for (const territory of ["BG", "de", "US", "CH", "AQ", "ZW", "EU", "PA", "TR", "CW", "SU", "YU", "ZZ", "QQ", "DEU", "", 1]) {
      yield { op: "currency", territory };
      for (const on of ["1850-01-01", "1948-06-20", "1990-10-03", "1999-07-05", "2002-02-28", "2025-12-31", "2026-01-01", "9999-12-31", "2025-02-30", 2025]) yield { op: "currency", territory, on };
    }
    yield { op: "currency", currency: "EUR", territory: "DE" };
    yield { op: "currency", currency: "EUR", on: "2025-12-31" };
  },
  *invoices() {
    for (const rate of ["0", "5", "7.7", "19", "20", "33.333", "-1", "x", null]) for (const basis of ["inclusive", "exclusive", undefined]) {
      for (const amount of ["119.00", "0.10", "-9.99", "0.005"]) yield { op: "split", amount, currency: "EUR", rate, options: { basis } };
      for (const by of ["line", "document", "page"]) yield { op: "split", lines: ["0.03", "0.03", "0.03", "-1.00", "99.99"], currency: "EUR", rate, options: { basis, by } };
    }
    for (const rounding of [...modes, "up", 1]) {
      yield { op: "split", amount: "0.10", currency: "EUR", rate: "5", options: { basis: "exclusive", rounding } };
      yield { op: "percent", amount: "-0.10", currency: "EUR", percent: "5", options: { rounding } };
      for (const by of ["line", "unit"]) yield { op: "lineTotal", unit: "0.125", quantity: "-3", currency: "EUR", options: { by, rounding } };
      yield { op: "discount", amount: "0.30", currency: "EUR", discounts: [{ percent: "5" }], options: { rounding } };
    }
    for (const currency of ["JPY", "KWD", "CLF", "XAU", "ZZZ", null]) for (const amount of ["119", "0.0005", "1e20", "79228162514264337593543950335"]) {
      yield { op: "split", amount, currency, rate: "19" };
      yield { op: "percent", amount, currency, percent: "7.5" };
      yield { op: "lineTotal", unit: amount, quantity: "2.5", currency };
      yield { op: "discount", amount, currency, discounts: [{ percent: "10" }, { amount: "1" }] };
    }
    for (const discounts of [[], [{ amount: "25" }], [{ percent: "110" }], [{ percent: "10" }, { percent: "10" }], [{ amount: "5" }, { percent: "10" }], [{ amount: "-5" }], [{ percent: "-5" }], [{}], [{ amount: "1", percent: "1" }], ["5"], "5", null]) {
      for (const limit of ["price", "none", "zero"]) for (const amount of ["19.99", "-19.99", "0"]) yield { op: "discount", amount, currency: "EUR", discounts, options: { limit } };
    }
    for (const units of ["minor", "cash", "none", 3, "29", "x"]) for (const currency of ["CHF", "XAU"]) yield { op: "percent", amount: "19.99", currency, percent: "7.5", options: { units } };
    yield { op: "split", currency: "EUR", rate: "19" };
    yield { op: "split", currency: "EUR", rate: "19", lines: [] };
    yield { op: "split", currency: "EUR", rate: "19", amount: "1", lines: ["1"] };
  },
  *"bad-input"() {
    for (const line of ["", " ", "\t", "{", "}", "[", "null", "true", "1", '"text"', "[]", "{}", "{}{}", "{} {}", "nul", "{'op':'number'}", '{"op":}', '{"op"}', '{"op":"number",}', '{"op":"number" "locale":"en"}', "\ufeff{}", '{"op":"plural","locale":"en","value":"1"}\r', '{"op":"plural","locale":"en","value":"1"} x', "// comment", "NaN", "-", '{"op":NaN}', '{"value":01}', '{"value":.5}', '{"value":1.}', '{"value":+1}', '"\\x"', '"\\u12"', '{"a":"\u0001"}']) yield raw(line);
    for (const text of ['{"op":"plural","op":"number","locale":"en","value":"1"}', '{"op":"plural","locale":"en","locale":"fr","value":"0"}', '{"op":"plural","locale":"en","value":"1","value":"2"}', '{"op":"number","locale":"en","value":"1","options":{"minimumFractionDigits":1,"minimumFractionDigits":2}}', '{"op":"plural","locale":"en","value":"1","ref":1,"ref":2}']) yield raw(text);
    for (const text of ['{"ref":"\\ud800","op":"plural","locale":"en","value":"1"}', '{"op":"list","locale":"en","value":["\\ud83d","\\ude00"]}', '{"op":"list","locale":"en","value":["\\ud83d\\ude00","\\u0000"]}', '{"\\u006fp":"plural","locale":"en","value":"1"}', '{"op":"pl\\u0075ral","locale":"en","value":"1"}']) yield raw(text);
    for (const depth of [10, 100, 127, 128, 129, 1000, 20000]) {
      yield raw("[".repeat(depth) + "]".repeat(depth));
      yield raw(`{"op":"plural","locale":"en","value":"1","ref":${"[".repeat(depth)}${"]".repeat(depth)}}`);
      yield raw('{"a":'.repeat(depth));
    }
    for (const reference of [0, "x", null, true, [], { a: [1.50, { b: null }] }, "é😀\u2028\u0000"]) yield { op: "plural", locale: "en", value: "1", ref: reference };
    for (const text of ["1.50", "1e400", "-0", "0.1e-400", "123456789012345678901234567890"]) yield raw(`{"op":"plural","locale":"en","value":"1","ref":${text}}`);
    for (const op of ["", "Number", "number ", "NUMBER", "__proto__", "toString", "datetime2", "日", "x".repeat(10000)]) yield { op, locale: "en", value: "1" };
    for (const op of ["number", "parts", "plural", "datetime", "list", "displayName", "negotiate", "ast", "message", "convert", "allocate", "price", "check", "compare", "parse", "relativeTime", "numberRange"]) {
      yield { op };
      yield { op, locale: null, value: null, options: null };
      yield { op, locale: 1, value: {}, options: [], source: 1, id: [], amount: {}, from: [], to: 1, currency: 1, ratios: {}, requested: 1, available: 2 };
      for (const key of ["locale", "value", "options", "source"]) yield { op, locale: "en", value: "1", options: {}, source: "a = b", id: "a", [key]: "x".repeat(300) };
    }
    yield { op: "number", locale: "en", value: "9".repeat(5000) };
    yield { op: "number", locale: "en", value: `0.${"1".repeat(5000)}`, options: { maximumFractionDigits: 100 } };
    yield { op: "number", locale: `en-${"abcdefgh-".repeat(200)}x`, value: "1" };
    yield raw('{"op":"plural","locale":"en","value":"1","ref":"a last line without its end"}');
  },
  *checks() {
    const check = (locale, source, reference) => ({ op: "check", locale, source, ...(reference === undefined ? {} : { reference }) });
    for (const source of sources) {
      yield check("ru", source, "hello = Hello, { $name }!\n    .title = Title");
      yield check("ar", source);
    }
    const plural = "n = { $count ->\n    [one] { $count } item\n   *[other] { $count } items\n}";
    for (const locale of locales) yield check(locale, plural, plural);
    yield check("fr", "n = <b>{ $x }</b> <script>é</script>", "n = <b>{ $y }</b>\nm = M");
    yield check("xx-bad-locale-", "a = b");
    yield { op: "check", locale: "fr" };
    yield { op: "check", locale: "fr", source: 1 };
  },
  *notations() {
    const values = ["0", "-12.5", "1000", "-1234", "999950", "2000000", "1.5e15"];
    for (const locale of [...locales, ...careful]) {
      for (const compactDisplay of ["short", "long"]) for (const value of ["1000", "-1234567"]) yield number(locale, value, { notation: "compact", compactDisplay });
      for (const notation of ["scientific", "engineering"]) yield number(locale, "-12345.678", { notation });
      yield money(locale, "1234567", "USD", { notation: "compact" });
    }
    for (const locale of ["en", "es", "fr", "ru", "ar", "sw", "ja", "hi"]) {
      for (const option of product({ notation: ["compact", "scientific", "engineering"], compactDisplay: ["short", "long"], maximumFractionDigits: [undefined, 0, 2] })) for (const value of values) yield number(locale, value, option);
      for (const option of product({ notation: ["compact"], compactDisplay: ["short", "long"], currencyDisplay: ["symbol", "code", "name"], currencySign: ["accounting"] })) for (const value of ["1", "-1000", "1e9"]) yield money(locale, value, "EUR", option);
      for (const op of ["parts"]) for (const notation of ["compact", "engineering"]) yield { op, locale, value: "-1234567", options: { notation, compactDisplay: "long", signDisplay: "always" } };
      for (const value of values) yield { op: "plural", locale, value, notation: "compact" };
    }
    for (const currencyDigits of ["cldr", "iso", "cash", "bank"]) for (const currency of ["CHF", "IQD", "SEK", "JPY", "XXX"]) yield money("de", "1.975", currency, { currencyDigits });
    for (const option of [{ notation: "long" }, { notation: "compact", compactDisplay: "tall" }, { notation: "compact", roundingIncrement: 5 }, { notation: "compact", minimumSignificantDigits: 3, maximumSignificantDigits: 2 }]) yield number("en", "1", option);
  },
  *units() {
    const displays = ["short", "narrow", "long"];
    const unit = (locale, value, name, unitDisplay, more = {}) => number(locale, value, { style: "unit", unit: name, unitDisplay, ...more });
    for (const locale of [...locales, ...careful]) {
      for (const unitDisplay of displays) for (const name of ["kilometer", "celsius", "liter-per-day", "kilometer-per-hour"]) yield unit(locale, pick(["0", "1", "2", "-3", "5.5", "21"]), name, unitDisplay);
    }
    for (const name of ["acre", "bit", "byte", "celsius", "centimeter", "day", "degree", "fahrenheit", "fluid-ounce", "foot", "gallon", "gigabit", "gigabyte", "gram", "hectare", "hour", "inch", "kilobit", "kilobyte", "kilogram", "kilometer", "liter", "megabit", "megabyte", "meter", "microsecond", "mile", "mile-scandinavian", "milliliter", "millimeter", "millisecond", "minute", "month", "nanosecond", "ounce", "percent", "petabyte", "pound", "second", "stone", "terabit", "terabyte", "week", "yard", "year"]) {
      for (const locale of ["en", "ar", "pl", "ja", "fr"]) for (const unitDisplay of displays) yield unit(locale, pick(["1", "2", "5", "0.5"]), name, unitDisplay);
      yield unit(pick(locales), "2", `${name}-per-second`, pick(displays));
      yield unit(pick(locales), "1", `meter-per-${name}`, pick(displays));
    }
    for (const option of product({ notation: ["compact", "scientific"], signDisplay: ["always"], compactDisplay: ["long"] })) for (const locale of ["en", "ru", "fr"]) yield unit(locale, "1000000", "kilometer", "long", option);
    for (const name of ["", "furlong", "Meter", "meter-per", "per-meter", "meter-per-furlong", "meter-per-second-per-second", 1, null]) yield unit("en", "1", name, "short");
    yield number("en", "1", { style: "unit" });
    yield number("en", "1", { unit: "meter" });
    yield unit("en", "1", "meter", "tiny");
    yield { op: "parts", locale: "ja", value: "-5", options: { style: "unit", unit: "celsius", unitDisplay: "long" } };
  },
  *ranges() {
    const range = (locale, start, end, options = {}, op = "numberRange") => ({ op, locale, start, end, options });
    const options = [{}, { style: "percent" }, { style: "currency", currency: "EUR" }, { style: "currency", currency: "USD", currencyDisplay: "name" }, { style: "unit", unit: "day", unitDisplay: "long" }, { notation: "compact" }, { notation: "scientific" }, { signDisplay: "always" }];
    for (const locale of [...locales, ...careful]) for (const [start, end] of [["3", "5"], ["-7", "-7"]]) yield range(locale, start, end, pick(options));
    for (const locale of ["en", "de", "ar", "he", "sl", "ja", "fr"]) {
      for (const option of options) for (const [start, end] of [["1", "2"], ["0", "1"], ["2.999", "3.001"], ["-5", "3"], ["5", "3"]]) yield range(locale, start, end, option, pick(["numberRange", "numberRangeParts"]));
      for (const type of ["cardinal", "ordinal"]) for (const [start, end] of [["0", "1"], ["1", "2"], ["1", "5"], ["0.5", "1.0"]]) yield { op: "pluralRange", locale, start, end, type };
    }
    for (const [start, end] of [["NaN", "1"], ["1", "Infinity"], ["", "1"], ["1", "x"], [1, 2], [null, 1]]) yield range("en", start, end);
    yield { op: "numberRange", locale: "en", start: "1" };
    yield { op: "pluralRange", locale: "en", end: "1" };
  },
  *relative() {
    const relative = (locale, value, unit, options = {}, op = "relativeTime") => ({ op, locale, value, unit, options });
    const units = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"];
    const styles = ["long", "short", "narrow"];
    const offsets = ["-3", "-2", "-1", "-0", "0", "1", "2", "3"];
    const values = ["-21", "-5", "-1.5", "-1", "0", "1", "2", "3.0", "11", "1234.5", "1000000"];
    for (const locale of [...locales, ...careful]) {
      for (const unit of units) yield relative(locale, pick(values), unit, { style: pick(styles) });
      for (const unit of ["day", pick(units)]) yield relative(locale, pick(offsets), unit, { numeric: "auto", style: pick(styles) });
      yield relative(locale, pick(values), `${pick(units)}s`, {}, "relativeTimeParts");
    }
    for (const locale of ["en", "de", "ar", "pl", "he", "ja", "es-MX"]) {
      for (const unit of units) for (const style of styles) for (const numeric of ["always", "auto"]) for (const value of ["-2", "-0", "1"]) yield relative(locale, value, unit, { style, numeric });
      for (const value of [...offsets, "-1234567.8915", "1e3"]) yield relative(locale, value, "day", { numeric: "auto" }, "relativeTimeParts");
    }
    for (const value of [...edges, ...badNumbers, 1, -1.50, null, true, [], {}]) yield relative("en", value, "hour", { numeric: "auto" });
    for (const numberingSystem of ["latn", "arab", "deva", "fullwide", "hanidec", "roman", "", "a", 1]) for (const locale of ["en", "ar-EG"]) yield relative(locale, "-12345.6", "minute", { numberingSystem });
    for (const unit of ["", "days ", "Day", "fortnight", "s", "dayss", "quarters", null, 1]) yield relative("en", "1", unit);
    for (const options of [{ style: "tall" }, { style: 1 }, { numeric: "never" }, { numeric: true }, { localeMatcher: "lookup" }, { localeMatcher: "first" }, { unknown: 1 }, null, []]) yield relative("en", "1", "day", options);
    for (const locale of illFormed.slice(0, 8)) yield relative(locale, "1", "day");
    for (const call of ['RELATIVE($n, unit: "day")', 'RELATIVE($n, unit: "days", numeric: "auto")', 'RELATIVE($n, unit: "quarter", style: "narrow")', 'RELATIVE(-1, unit: "year", numeric: "auto")', "RELATIVE($n)", 'RELATIVE($n, unit: "eon")', 'RELATIVE($n, unit: "day", numeric: "never")', 'RELATIVE($s, unit: "day")', "RELATIVE()"]) {
      for (const locale of ["en", "ar", "pl"]) for (const n of [-1, "2.50"]) yield { op: "message", locale, source: `m = { ${call} }!`, id: "m", args: { n: { number: String(n) }, s: "text" } };
    }
    for (const op of ["relativeTime", "relativeTimeParts"]) for (const request of [{}, { locale: "en" }, { locale: "en", value: "1" }, { locale: "en", unit: "day" }]) yield { op, ...request };
  },
  *prices() {
    const price = (amount, currency, market, more = {}) => ({ op: "price", base: { amount, currency }, market, ...more });
    const tax = [
      undefined,
      { treatment: "included", rate: "19", base: "net" },
      { treatment: "included", rate: 20, base: "gross", baseRate: "19" },
      { treatment: "added", rate: "8.875%" },
      { treatment: "none", base: "gross", baseRate: "19" },
    ];
    const day = { on: "2024-12-24" };
    for (const territory of ["US", "DE", "GB", "CH", "JP", "KR", "KW", "HU", "IN", "BR"]) {
      for (const amount of ["0", "0.01", "9.99", "100", "1234.565"]) for (const [index, treatment] of tax.entries()) {
        if (!(territory === "KW" && index !== 3)) yield price(amount, "EUR", { territory, rates: day, markup: "2.5", tax: treatment });
      }
    }
    for (const [territory, charms] of [["DE", [".99", ".90", "9.99", "90", "00"]], ["JP", ["90", "9,900", "0", "980"]], ["KR", ["9,900", "900", "00"]], ["CH", [".95", ".50"]]]) {
      for (const charm of charms) for (const charmRounding of ["nearest", "up", "down"]) for (const amount of ["0.30", "12.49", "12.50", "99", "4999.995"]) {
        yield price(amount, "USD", { territory, charm, charmRounding, rates: day, minimum: below(3) ? undefined : "5" });
      }
    }
    for (const increment of ["0.05", "0.25", "0.5", 1, 5, "10"]) for (const rounding of ["nearest", "up", "down"]) for (const amount of ["0.01", "17.43", "1299"]) yield price(amount, "USD", { currency: "CAD", increment, rounding, cash: rounding === "up", rates: day });
    for (const base of ["EUR", "USD", "GBP", "DEM", "ITL"]) for (const currency of ["EUR", "USD", "FRF", "TRL", "JPY"]) yield price("100", base, { currency, rates: { on: "2001-06-01" }, conversionFee: "4", fee: "0.30", discount: "10" });
    const pinned = { id: "2026-W44", date: "2026-10-30", source: "house rates", values: { "EUR/USD": "1.25", "EUR/JPY": 160, "GBP/EUR": "1.1" } };
    for (const territory of ["US", "JP", "GB", "CH"]) for (const previous of [undefined, "100", "125", "121.3", "-1", "x"]) yield price("100", "EUR", { territory, rates: pinned, hysteresis: "3" }, { previous });
    for (const sku of ["A-1", "B", ""]) yield price("100", "EUR", { territory: "US", prices: { "A-1": "109.99", B: 99 }, rates: pinned, charm: ".95" }, { sku });
    const moments = { issuedAt: "2026-11-22T10:00:00Z", expiresAt: "2026-11-22T10:15:00.5+00:00" };
    for (const quote of [moments, { ...moments, id: "Q-1" }, { ...moments, expiresAt: "2026-11-22T10:00:00Z" }, { issuedAt: "x" }, {}, 1]) yield price("100", "EUR", { territory: "US", rates: pinned }, { quote });
    const wrong = [
      {}, null, 1, { territory: "XX" }, { territory: "AQ" }, { currency: "EURO" }, { currency: "XAU" }, { territory: "DE", currency: "USD" }, { territory: 1 }, { territory: "DE", markdown: 1 }, { territory: "DE", Markup: 1 },
      { territory: "DE", markup: "-100" }, { territory: "DE", discount: 100 }, { territory: "DE", discount: -1 }, { territory: "DE", fee: -1 }, { territory: "DE", increment: 0 }, { territory: "DE", increment: "0.001" }, { territory: "DE", rounding: "sideways" },
      { territory: "DE", charm: "0.99" }, { territory: "JP", charm: ".99" }, { territory: "DE", charm: "" }, { territory: "DE", charm: true }, { territory: "DE", minimum: "1.999" }, { territory: "DE", hysteresis: "-3" }, { territory: "DE", cash: "maybe" },
      { territory: "DE", tax: 19 }, { territory: "DE", tax: { rate: 19 } }, { territory: "DE", tax: { treatment: "included" } }, { territory: "DE", tax: { treatment: "included", rate: 19 } }, { territory: "DE", tax: { treatment: "added", rate: -1 } }, { territory: "DE", tax: { treatment: "added", rate: 1 }, cash: true },
      { territory: "DE", tax: { base: "gross" } }, { territory: "DE", tax: { base: "net", baseRate: 19 } }, { territory: "DE", rates: "2024-12-24" }, { territory: "DE", rates: { id: "x" } }, { territory: "DE", rates: { values: { "EUR/USD": 1 } } }, { territory: "DE", rates: { date: "2024-12-24", values: { EURUSD: 1 } } },
      { territory: "DE", rates: { date: "2024-12-24", values: { "EUR/EUR": 1 } } }, { territory: "DE", rates: { date: "2024-12-24", values: { "EUR/USD": 0 } } }, { territory: "DE", rates: { maxAge: 3 } }, { territory: "DE", rates: { on: "1998-01-01" } }, { territory: "DE", rates: { on: "2024-12-24", date: "2024-12-24" } }, { territory: "DE", prices: { A: "1.999" } }, { territory: "DE", prices: [] },
    ];
    for (const market of wrong) yield price("100", "USD", market);
    for (const base of [undefined, null, "100", {}, { amount: "-1", currency: "USD" }, { amount: "x", currency: "USD" }, { amount: "1", currency: "ZZZ" }, { amount: "79228162514264337593543950335", currency: "USD" }]) yield { op: "price", base, market: { territory: "DE", rates: day } };
    for (let count = 0; count < 150; count++) {
      const territory = pick(["DE", "US", "GB", "SE", "PL", "AU"]);
      yield price(`${1 + below(5000)}.${digits(2)}`, pick(["EUR", "USD", "GBP"]), {
        territory, rates: { on: `20${String(10 + below(15))}-06-15` }, markup: String(below(200) / 10), conversionFee: pick([undefined, "2", "1.5"]), discount: pick([undefined, 5, "33.3"]),
        tax: pick(tax), increment: pick([undefined, "0.1", 1]), charm: pick([undefined, ".99", ".95", "9.90"]), minimum: pick([undefined, 10]),
      });
    }
    const quote = { base: { amount: "29.99", currency: "EUR" }, price: { amount: "39900", currency: "KRW" } };
    for (const amount of [{ amount: "39900", currency: "KRW" }, { amount: "10", currency: "EUR" }, { amount: "1", currency: "KRW" }, { amount: "40000", currency: "KRW" }, { amount: "-1", currency: "KRW" }, { amount: "1", currency: "USD" }, { amount: "0.5", currency: "KRW" }, "10", null]) yield { op: "refund", quote, amount };
    for (const already of ["0", "13300", "26600", "39900"]) yield { op: "refund", quote, amount: { amount: "13300", currency: "KRW" }, already: { amount: already, currency: "KRW" } };
  },
};

const badOptions = {
  style: ["", "Decimal", "money", 1, null, true, []], currency: ["EU", "EURO", 1, null], currencyDisplay: ["sign", "", 1], currencySign: ["brackets", true], signDisplay: ["sometimes", 0],
  useGrouping: ["never", 1, null, ""], notation: ["compact", "scientific", "engineering", "long", 1], compactDisplay: ["tall"], minimumIntegerDigits: [0, 22, -1, 1.5, "2", "x", null, true], minimumFractionDigits: [-1, 101, 100, "5", 1e3],
  maximumFractionDigits: [-1, 101, null], minimumSignificantDigits: [0, 22], maximumSignificantDigits: [0, 22, "a"], roundingMode: ["bankers", "half-even", 1], roundingIncrement: [0, 3, 7, 5001, "5", 1.5], roundingPriority: ["most"],
  trailingZeroDisplay: ["never"], numberingSystem: ["", "a", "x!", "latin", "toolongname", 1], unit: ["meter"], localeMatcher: ["lookup"], unknownOption: [1, null, {}], __proto__x: [1],
};

const sources = [
  "hello = Hello", "hello = Hello, { $name }!", "hello = { $name }", "hello = {\"{\"}braces{\"}\"}", "hello = { \"\\u00e9\\U01F600\\\\\\\"\" }", "hello =\n    Two\n    lines", "hello =\n      deep\n    shallow\n        deepest", "hello = a\n\n\n    b",
  "hello =\n    .attr = Attribute only", "hello = x\n    .a = 1\n    .b = { hello.a }", "hello = { hello }", "hello = { a }\na = { hello }", "-term = T\nhello = { -term }", "-term = { -term }\nhello = { -term }", "hello = { missing }", "hello = { missing.attr }", "hello = { -missing }", "hello = { $missing }",
  "# comment\nhello = x", "## group\n\n### resource\n\nhello = x", "# attached\n# two lines\nhello = x", "hello = x\nhello = y", "hello", "hello =", "hello = {", "hello = { }", "hello = { $n -> }", "hello = { $n ->\n    [one] 1\n}", "hello = { $n ->\n   *[other] o\n}", "hello = { $n ->\n    [one] 1\n   *[other] { $n ->\n        [3] three\n       *[other] many\n    }\n}",
  "hello = { $n ->\n    [3.0] exact\n    [0] none\n   *[other] o\n}", "hello = { $name ->\n    [Ana] her\n   *[other] them\n}", "hello = { NUMBER($n, minimumFractionDigits: 1) ->\n    [one] o\n   *[other] { $n }\n}", "hello = { 1 ->\n   *[a] b\n}", "hello = { \"s\" ->\n    [s] yes\n   *[o] no\n}", "hello = { FOO() }", "hello = { foo() }", "hello = { NUMBER(1, 2, a: 3, a: 4) }", "hello = { NUMBER(a: 1, 2) }", "hello = { -term.attr }", "hello = { -t.a ->\n   *[x] y\n}\n-t = z\n    .a = x",
  "junk here\nhello = x\n= junk\n", " hello = indented", "hello = x\r\ncart = y\r\n", "hello = tab\there", "\thello = x", "hello = émoji 😀 ünï", "hello = \u202ertl", "hello = {\"\"}", "hello = a{\"\"}b", "hello = trailing   \n", "cart = { $n }", "cart = { NUMBER($n) }", "cart = { $n ->\n    [zero] z\n    [one] o\n    [two] t\n    [few] f\n    [many] m\n   *[other] x\n}", "",
  "\n\n\n", "# only a comment", "-term = x", "hello = x }", "hello = x { y", "hello = [x]", "hello = *x", "hello =\n    .", "hello = { \"unterminated }", "hello = { $n -> *[a] b }", "0hello = x", "hello-world_1 = x\nhello = { hello-world_1 }", "hello = { -1.50 }", "hello = { 1. }", "hello = { \"\\u12\" }", "hello = { \"\\x\" }", "hello = {{ $name }}", "hello = { { $name } }", `hello = ${"{ ".repeat(300)}$n${" }".repeat(300)}`, `hello = ${"x".repeat(5000)}`,
];

const number = (locale, value, options = {}) => ({ op: "number", locale, value, options });
const money = (locale, value, currency, options = {}) => number(locale, value, { style: "currency", currency, ...options });
const plural = (locale, value, type) => ({ op: "plural", locale, value, type });
const date = (locale, value, options) => ({ op: "datetime", locale, value, options });
const list = (locale, value, options = {}) => ({ op: "list", locale, value, options });
/** A line that is not written as JSON would be. */
const raw = (line) => ({ [rawLine]: line });
const rawLine = Symbol("line");

/** Lines that are no text; only the command line can be asked these. */
const broken = Buffer.concat(
  [[0xff], [0xc3], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0x00], [0x7b, 0xff, 0x7d], [], [0x0d], [...Buffer.from('{"op":"plural","locale":"en","value":"'), 0xff, ...Buffer.from('1"}')], [...Buffer.from('{"op":"plural","locale":"en","value":"1"}')]]
    .map((bytes, index, all) => Buffer.from(index + 1 === all.length ? bytes : [...bytes, 0x0a])),
);

const check = process.argv.includes("--check");
const stale = [];
function put(name, content) {
  const file = new URL(name, folder);
  if (existsSync(file) && readFileSync(file).equals(content)) return;
  stale.push(name);
  if (!check) writeFileSync(file, content);
}

let total = 0;
const seen = new Set();
for (const [subject, requests] of Object.entries(subjects)) {
  const lines = [...requests()].map((request) => request[rawLine] ?? JSON.stringify(request));
  total += lines.length;
  for (const line of lines) {
    const locale = /"locale":"([^"]*)"/u.exec(line)?.[1];
    if (locale !== undefined) seen.add(locale);
  }
  console.log(`${String(lines.length).padStart(6)} ${subject}.jsonl`);
  // The last line of the bad input has no end.
  put(`${subject}.jsonl`, Buffer.from(lines.join("\n") + (subject === "bad-input" ? "" : "\n")));
}
put("expected/broken-bytes.bin", broken);
console.log(`${String(total).padStart(6)} requests, ${seen.size} locale names`);
if (stale.length > 0) console.log(`${check ? "differs" : "written"}: ${stale.join(", ")}`);
if (check && stale.length > 0) process.exitCode = 1;
