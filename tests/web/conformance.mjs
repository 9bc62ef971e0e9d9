// How far the command line's answers agree with JavaScript's Intl, family by family:
//     node tests/web/conformance.mjs            # compares, prints, fails below the aim
//     node tests/web/conformance.mjs --write    # and writes docs/conformance.md
//     node tests/web/conformance.mjs --all FILE # and lists every difference in FILE
//     node tests/web/conformance.mjs --only units,ranges
// Intl is the one of the Node.js that runs this, so its CLDR may be another version than ours; every difference is
// put to a cause below, and what has no cause is listed as it is. A newcomer would look for stored answers: there are
// none, Intl is asked each time.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const command = process.env.COINAGE_COMMAND ?? new URL("target/debug/coinage", root).pathname;
/** The least share of answers in a family that are equal or differ by a known cause, in percent. */
const AIM = 99.5;

const table = readFileSync(new URL("data/cldr/locales.txt", root), "utf8").trim().split("\n");
/** The locales of the table that Intl has data for under the same name. */
const locales = table.filter((id) => Intl.NumberFormat.supportedLocalesOf([id]).length === 1 && intlHas(id));
/** A choice of scripts, digits, separators, sign places and plural rules for the long lists of options. */
const chosen = [
  "en", "en-IN", "en-ZA", "de", "de-AT", "de-CH", "de-LI", "fr", "fr-CH", "fr-CA", "es", "es-MX", "es-AR", "pt-BR",
  "pt-PT", "it", "it-CH", "nl", "pl", "ru", "uk", "cs", "hu", "sv", "nb", "fi", "et", "lv", "lt", "sl", "hr", "bg", "ro",
  "el", "tr", "ar", "ar-EG", "ar-MA", "he", "fa", "ps", "ur", "ckb", "hi", "mr", "bn", "ne", "ta", "te", "my", "th",
  "km", "lo", "vi", "id", "ja", "ko", "zh", "zh-TW", "zh-HK", "sw", "am", "ka", "hy", "kk", "mn", "af", "eu", "ca", "ga", "cy", "rm",
];

function intlHas(id) {
  return new Intl.NumberFormat(id).resolvedOptions().locale === id;
}

/** Every combination of one value of each list. */
function* product(lists) {
  const [name, ...rest] = Object.keys(lists);
  if (name === undefined) return yield {};
  const { [name]: values, ...others } = lists;
  for (const value of values) {
    for (const other of product(others)) yield value === undefined ? other : { [name]: value, ...other };
  }
}

const plain = ["0", "-0", "1", "-1", "7.5", "12", "-999.995", "1000", "-1234.5", "9999", "12345.678", "-1234567.891", "0.00012345"];
const large = ["0", "-0", "0.0123", "1", "-12.34", "999", "999.9", "1000", "-1234", "15500", "99950", "999999", "1000000", "2000000", "-12345678", "1000000000", "1e12", "5e14", "1e15", "1e17"];
const few = ["0", "-1", "1234567.895", "-0.005"];

/** Requests with what Intl answers, one family after the other. */
const families = {
  *decimal() {
    for (const locale of locales) for (const value of plain) yield number(locale, value, {});
    const options = [
      ...product({ useGrouping: ["min2", "auto", "always", false], minimumFractionDigits: [undefined, 2] }),
      ...product({ maximumFractionDigits: [0, 1, 5], signDisplay: ["always", "never", "exceptZero", "negative"] }),
      ...product({ minimumIntegerDigits: [3, 8], useGrouping: [true, false] }),
      ...product({ maximumSignificantDigits: [1, 3, 6], minimumSignificantDigits: [1, 2].map((n) => (n === 2 ? undefined : n)) }),
      ...product({ trailingZeroDisplay: ["stripIfInteger"], minimumFractionDigits: [2] }),
    ];
    for (const locale of chosen) for (const option of options) for (const value of plain) yield number(locale, value, option);
  },
  *rounding() {
    const modes = ["ceil", "floor", "expand", "trunc", "halfCeil", "halfFloor", "halfExpand", "halfTrunc", "halfEven"];
    const values = ["0.5", "1.5", "2.5", "-0.5", "-1.5", "-2.5", "0.4", "-0.6", "1.005", "1.015", "-1.025", "999.9999", "1250", "-1350", "0.049999999999999999999", "123456789012345678901234567890.5"];
    const options = [
      ...product({ roundingMode: modes, maximumFractionDigits: [0, 2] }),
      ...product({ roundingMode: modes, maximumSignificantDigits: [2] }),
      ...[5, 10, 25, 50, 250].flatMap((roundingIncrement) => [...product({ roundingMode: modes, roundingIncrement: [roundingIncrement], minimumFractionDigits: [2], maximumFractionDigits: [2] })]),
      ...product({ roundingPriority: ["morePrecision", "lessPrecision"], maximumFractionDigits: [0, 2], maximumSignificantDigits: [2, 4], roundingMode: ["halfEven", "ceil"] }),
    ];
    for (const locale of ["en", "de-CH", "hi", "ar-EG"]) for (const option of options) for (const value of values) yield number(locale, value, option);
  },
  *percent() {
    for (const locale of locales) for (const value of ["0.25", "-12.345", "1234.5", "-0"]) yield number(locale, value, { style: "percent" });
    for (const locale of chosen) {
      for (const option of product({ style: ["percent"], maximumFractionDigits: [1, 3], signDisplay: ["auto", "always", "exceptZero"], useGrouping: [true, false] })) {
        for (const value of ["0.25", "-12.345678", "1234.5", "-0.0004"]) yield number(locale, value, option);
      }
    }
  },
  *currency() {
    const usual = ["USD", "EUR", "JPY", "GBP", "INR", "KWD", "CNY", "CHF", "BRL", "XAF", "PLN", "TWD"];
    for (const locale of locales) {
      for (const currency of usual) {
        for (const option of product({ style: ["currency"], currency: [currency], currencyDisplay: ["symbol", "narrowSymbol", "code"], currencySign: ["standard", "accounting"] })) {
          for (const value of ["-1234567.895", "5"]) yield number(locale, value, option);
        }
      }
    }
    const all = Intl.supportedValuesOf("currency");
    for (const locale of chosen) {
      for (const currency of all) {
        for (const currencyDisplay of ["symbol", "narrowSymbol"]) yield number(locale, "-1234.5", { style: "currency", currency, currencyDisplay });
      }
    }
  },
  *"currency options"() {
    const options = [
      ...product({ signDisplay: ["always", "never", "exceptZero", "negative"], currencySign: ["standard", "accounting"], currencyDisplay: ["symbol", "code"] }),
      ...product({ minimumFractionDigits: [0, 3], useGrouping: ["always", "min2", false] }),
      ...product({ maximumFractionDigits: [0], roundingMode: ["halfEven", "floor", "expand"] }),
      ...product({ trailingZeroDisplay: ["stripIfInteger"], currencyDisplay: ["symbol", "code"] }),
      ...product({ maximumSignificantDigits: [3] }),
      ...product({ roundingIncrement: [5, 50] }),
    ];
    for (const locale of chosen) {
      for (const currency of ["EUR", "JPY", "KWD"]) {
        for (const option of options) for (const value of few) yield number(locale, value, { style: "currency", currency, ...option });
      }
    }
  },
  *"currency names"() {
    const all = Intl.supportedValuesOf("currency");
    const option = (currency) => ({ style: "currency", currency, currencyDisplay: "name" });
    for (const locale of locales) for (const currency of ["USD", "EUR", "JPY", "KWD"]) for (const value of ["1", "-2", "5.5", "1234567"]) yield number(locale, value, option(currency));
    for (const locale of chosen) for (const currency of all) yield number(locale, "3", option(currency));
  },
  *"numbering systems"() {
    const systems = ["latn", "arab", "arabext", "beng", "deva", "fullwide", "gujr", "hanidec", "khmr", "mymr", "tamldec", "thai", "tibt", "adlm"];
    for (const locale of chosen) {
      for (const numberingSystem of systems) {
        for (const option of [{}, { style: "percent", maximumFractionDigits: 1 }, { style: "currency", currency: "EUR" }]) {
          for (const value of ["-1234567.891", "0.5"]) {
            yield number(`${locale}-u-nu-${numberingSystem}`, value, option);
            yield number(locale, value, { numberingSystem, ...option });
          }
        }
      }
    }
  },
  *parts() {
    for (const locale of locales) {
      for (const option of [{}, { style: "percent" }, { style: "currency", currency: "USD" }, { style: "currency", currency: "EUR", currencySign: "accounting", currencyDisplay: "code" }]) {
        const format = intl("NumberFormat", locale, option);
        for (const value of ["-1234567.891", "12"]) {
          yield { request: { op: "parts", locale, value, options: option }, expected: format.formatToParts(value) };
        }
      }
    }
  },
  *compact() {
    for (const locale of locales) {
      for (const compactDisplay of ["short", "long"]) {
        for (const value of large) yield number(locale, value, { notation: "compact", compactDisplay });
      }
    }
    const options = [
      ...product({ signDisplay: ["always", "exceptZero"], useGrouping: ["always", "auto", false] }),
      ...product({ maximumFractionDigits: [0, 2], minimumIntegerDigits: [undefined, 3] }),
      ...product({ maximumSignificantDigits: [1, 4], roundingMode: ["ceil", "halfEven"] }),
      ...product({ style: ["percent"], compactDisplay: ["short", "long"] }),
      ...product({ roundingPriority: ["lessPrecision"], maximumFractionDigits: [1], maximumSignificantDigits: [3] }),
    ];
    for (const locale of chosen) for (const option of options) for (const value of large) yield number(locale, value, { notation: "compact", ...option });
  },
  *"compact amounts"() {
    for (const locale of locales) {
      for (const currency of ["USD", "EUR", "JPY", "CHF"]) {
        for (const value of ["-1234.5", "999950", "12345678"]) yield number(locale, value, { style: "currency", currency, notation: "compact" });
      }
    }
    const options = [
      ...product({ currencyDisplay: ["code", "narrowSymbol", "name"], compactDisplay: ["short", "long"] }),
      ...product({ currencySign: ["accounting"], signDisplay: ["auto", "always"] }),
      ...product({ minimumFractionDigits: [2] }),
    ];
    for (const locale of chosen) {
      for (const currency of ["USD", "SEK", "XAF"]) {
        for (const option of options) for (const value of ["1", "-12", "1000", "1500000", "-2000000000"]) yield number(locale, value, { style: "currency", currency, notation: "compact", ...option });
      }
    }
  },
  *scientific() {
    const values = ["0", "-0", "1", "-12345", "0.00012345", "999999.5", "1e21", "-1e-20", "123456789012345"];
    const options = [...product({ notation: ["scientific", "engineering"], maximumFractionDigits: [undefined, 0, 5], signDisplay: ["auto", "always"] })];
    for (const locale of locales) for (const notation of ["scientific", "engineering"]) for (const value of values) yield number(locale, value, { notation });
    for (const locale of chosen) {
      for (const option of options) for (const value of values) yield number(locale, value, option);
      for (const notation of ["scientific", "engineering"]) {
        for (const value of ["-0.25", "12345"]) {
          yield number(locale, value, { notation, style: "percent" });
          yield number(locale, value, { notation, style: "unit", unit: "liter", unitDisplay: "long" });
          yield number(locale, value, { notation, style: "currency", currency: "EUR", minimumFractionDigits: 0, maximumFractionDigits: 3 });
        }
      }
    }
  },
  *units() {
    const all = Intl.supportedValuesOf("unit").filter((unit) => !unit.includes("-per-"));
    const displays = ["short", "narrow", "long"];
    for (const locale of locales) {
      for (const unit of ["kilometer", "liter", "celsius", "percent", "day", "kilobyte", "kilometer-per-hour", "gram-per-liter"]) {
        for (const unitDisplay of displays) for (const value of ["1", "-2.5"]) yield number(locale, value, { style: "unit", unit, unitDisplay });
      }
    }
    for (const locale of chosen) {
      for (const unit of all) {
        for (const unitDisplay of displays) for (const value of ["0", "1", "2", "5", "21", "1.5", "1000000"]) yield number(locale, value, { style: "unit", unit, unitDisplay });
      }
    }
  },
  *"compound units"() {
    const pairs = ["mile-per-gallon", "liter-per-kilometer", "meter-per-second", "mile-per-hour", "byte-per-second", "kilogram-per-month", "celsius-per-minute", "day-per-week", "acre-per-year", "gram-per-percent", "foot-per-hectare", "second-per-celsius", "fluid-ounce-per-mile-scandinavian"];
    for (const locale of chosen) {
      for (const unit of pairs) {
        for (const unitDisplay of ["short", "narrow", "long"]) for (const value of ["1", "2", "-3.5"]) yield number(locale, value, { style: "unit", unit, unitDisplay });
      }
      for (const option of product({ notation: ["compact"], compactDisplay: ["short", "long"], unitDisplay: ["short", "long"] })) {
        for (const value of ["1", "1000", "1200000"]) yield number(locale, value, { style: "unit", unit: "kilometer", ...option });
      }
    }
  },
  *ranges() {
    const ends = [["3", "5"], ["3", "3"], ["-3", "5"], ["-5", "-3"], ["2.999", "3.001"], ["1", "2"], ["0", "1"], ["1200", "3400000"], ["-7", "-7"]];
    const options = [
      {}, { style: "percent" }, { style: "currency", currency: "EUR" }, { style: "currency", currency: "USD", currencyDisplay: "code" },
      { style: "currency", currency: "USD", currencyDisplay: "name" }, { style: "unit", unit: "kilometer" }, { style: "unit", unit: "day", unitDisplay: "long" },
      { notation: "compact" }, { notation: "compact", compactDisplay: "long" }, { notation: "scientific" }, { signDisplay: "always" },
      { style: "currency", currency: "JPY", currencySign: "accounting" }, { style: "currency", currency: "USD", notation: "compact" },
    ];
    for (const locale of locales) for (const [start, end] of ends.slice(0, 3)) yield range(locale, start, end, {});
    for (const locale of chosen) for (const option of options) for (const [start, end] of ends) yield range(locale, start, end, option);
  },
  *"plural ranges"() {
    const ends = ["0", "1", "2", "3", "5", "11", "21", "100", "0.5", "1.5"];
    for (const locale of locales) {
      for (const type of ["cardinal", "ordinal"]) {
        const rules = intl("PluralRules", locale, { type });
        for (const start of ends) for (const end of ends) yield { request: { op: "pluralRange", locale, start, end, type }, expected: rules.selectRange(start, end) };
      }
    }
  },
  *"plural cardinal"() { yield* plurals("cardinal"); },
  *"plural ordinal"() { yield* plurals("ordinal"); },
  *"date and time"() {
    const styles = ["full", "long", "medium", "short", undefined];
    const instants = ["2026-11-22T10:05:09Z", "1999-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "2026-07-04T12:30:00Z"];
    for (const id of locales) {
      const locale = `${id}-u-ca-gregory`;
      for (const option of product({ dateStyle: styles, timeStyle: styles })) {
        if (option.dateStyle === undefined && option.timeStyle === undefined) continue;
        const format = intl("DateTimeFormat", locale, { ...option, timeZone: "UTC" });
        for (const value of instants.slice(0, chosen.includes(id) ? 4 : 1)) {
          yield { request: { op: "datetime", locale, value, options: { ...option, timeZone: "UTC" } }, expected: format.format(new Date(value)) };
        }
      }
    }
  },
  *"relative time"() {
    const units = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"];
    const numerics = ["always", "auto"];
    const values = ["-1", "0", "-0", "1", "2", "-3", "5", "-11", "21.5", "-1234"];
    for (const locale of locales) {
      for (const option of product({ style: ["long", "short", "narrow"], numeric: numerics })) {
        const format = intl("RelativeTimeFormat", locale, option);
        for (const unit of units) for (const value of chosen.includes(locale) ? values : values.slice(0, 5)) {
          yield { request: { op: "relativeTime", locale, value, unit, options: option }, expected: format.format(Number(value), unit) };
        }
      }
    }
  },
  *list() {
    const items = ["Ana", "Bo", "Ile", "Oslo", "ידע", "日本"];
    for (const locale of locales) {
      for (const option of product({ type: ["conjunction", "disjunction", "unit"], style: ["long", "short", "narrow"] })) {
        const format = intl("ListFormat", locale, option);
        for (const length of [0, 1, 2, 3, 5]) {
          const value = items.slice(0, length);
          yield { request: { op: "list", locale, value, options: option }, expected: format.format(value) };
        }
        if (locale.startsWith("es") || locale.startsWith("it") || locale.startsWith("he")) {
          for (const value of [["uno", "Irene"], ["a", "hielo"], ["siete", "ocho"], ["7", "8"], ["e", "i"], ["אב", "בן"], ["a", "דג"]]) {
            yield { request: { op: "list", locale, value, options: option }, expected: format.format(value) };
          }
        }
      }
    }
  },
  *names() {
    const asked = { region: ["US", "DE", "JP", "CD", "419", "XX"], language: ["en", "de", "zh-Hant", "pt-BR", "sr-Latn"], currency: ["EUR", "USD", "JPY", "XAF"], script: ["Latn", "Cyrl", "Arab", "Hans"] };
    for (const locale of chosen) {
      for (const [type, codes] of Object.entries(asked)) {
        const names = intl("DisplayNames", locale, { type });
        for (const value of codes) yield { request: { op: "displayName", locale, value, options: { type } }, expected: names.of(value) };
      }
    }
  },
};

const kept = new Map();
function intl(kind, locale, options) {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  if (!kept.has(key)) {
    if (kept.size > 5000) kept.clear();
    kept.set(key, new Intl[kind](locale, options));
  }
  return kept.get(key);
}

function number(locale, value, options) {
  const request = { op: "number", locale, value, options };
  try {
    return { request, expected: intl("NumberFormat", locale, options).format(value) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { request, expected: RangeError };
  }
}

function range(locale, start, end, options) {
  return { request: { op: "numberRange", locale, start, end, options }, expected: intl("NumberFormat", locale, options).formatRange(start, end) };
}

function* plurals(type) {
  const values = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "19", "20", "21", "22", "23", "25", "80", "81", "100", "101", "102", "111", "1000", "1001", "100000", "1000000", "1.0", "1.5", "0.1", "2.30", "10.00", "1.21"];
  for (const locale of locales) {
    for (const value of values) {
      const digits = value.split(".")[1]?.length ?? 0;
      const rules = intl("PluralRules", locale, { type, minimumFractionDigits: digits, maximumFractionDigits: digits });
      yield { request: { op: "plural", locale, value, type }, expected: rules.select(Number(value)) };
    }
  }
}

/** Why answers differ: the first that applies is taken. */
const causes = JSON.parse(readFileSync(new URL("conformance-causes.json", import.meta.url), "utf8"));

function causeOf(family, { request, expected }, got) {
  return causes.find((cause) => {
    const fits = (pattern, text) => pattern === undefined || new RegExp(pattern, "u").test(text);
    return (
      (cause.families === undefined || cause.families.includes(family)) &&
      (cause.locales === undefined || cause.locales.some((id) => request.locale === id || request.locale.startsWith(`${id}-`))) &&
      fits(cause.request, JSON.stringify(request)) &&
      fits(cause.ours, text(got)) &&
      fits(cause.intl, text(expected)) &&
      (cause.equalAfter === undefined || loosened(cause.equalAfter, got) === loosened(cause.equalAfter, expected))
    );
  });
}

const text = (answer) => (typeof answer === "string" ? answer : answer === RangeError ? "RangeError" : JSON.stringify(answer));
const loosened = (rules, answer) =>
  rules.reduce((left, [pattern, replacement]) => left.replace(new RegExp(pattern, "gu"), replacement), text(answer));

function ask(requests) {
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join("");
  const { status, error, stdout, stderr } = spawnSync(command, ["eval"], { input, maxBuffer: 1 << 30 });
  if (error) throw error.code === "ENOENT" ? new Error(`${command} is not there: build it with \`cargo build\``) : error;
  if (status !== 0) throw new Error(`coinage eval ended with ${status}: ${stderr}`);
  return stdout.toString("utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
}

const option = (name) => (process.argv.includes(name) ? (process.argv[process.argv.indexOf(name) + 1] ?? "") : undefined);
const results = [];
const listed = [];
const only = option("--only")?.split(",");
for (const [family, cases] of Object.entries(families)) {
  if (only && !only.includes(family)) continue;
  const all = [...cases()];
  const answers = ask(all.map((one) => one.request));
  const result = { family, asked: all.length, equal: 0, locales: new Set(), causes: new Map(), others: [] };
  all.forEach((one, index) => {
    const { ok, error } = answers[index];
    const got = ok ?? `error ${error.code}`;
    result.locales.add(one.request.locale.replace(/-u-.*/u, ""));
    const same = one.expected === RangeError ? error?.code === "invalid-option" : text(ok ?? error) === text(one.expected);
    if (same) return void result.equal++;
    const cause = causeOf(family, one, got);
    if (cause) result.causes.set(cause.name, (result.causes.get(cause.name) ?? 0) + 1);
    else result.others.push([one, got]);
    listed.push([family, cause?.name ?? "", one.request.locale, JSON.stringify(one.request), text(got), text(one.expected)]);
  });
  results.push(result);
  const explained = [...result.causes.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    `${family.padEnd(18)} ${String(result.equal).padStart(7)} of ${String(result.asked).padStart(7)} equal, ${percent(result)} %, ` +
    `${result.locales.size} locales, ${explained} explained, ${result.others.length} not`,
  );
}

/** Rounded down: 100 means every single one. */
function percent({ equal, asked }) {
  return (Math.floor((equal / asked) * 100_00) / 100).toFixed(2);
}

if (option("--all") !== undefined) writeFileSync(option("--all"), listed.map((row) => `${row.join("\t")}\n`).join(""));
if (process.argv.includes("--write")) writeFileSync(new URL("docs/conformance.md", root), document());

function document() {
  const { icu, cldr } = process.versions;
  const rows = results.map((result) => {
    const explained = [...result.causes.values()].reduce((sum, count) => sum + count, 0);
    return `| ${result.family} | ${result.locales.size} | ${result.asked} | ${result.equal} | ${percent(result)} % | ${explained} | ${result.others.length} |`;
  });
  const counted = new Map();
  for (const { causes: found } of results) for (const [name, count] of found) counted.set(name, (counted.get(name) ?? 0) + count);
  const explanations = causes.filter(({ name }) => counted.has(name)).map(({ name, why }) => `- **${name}** (${counted.get(name)}). ${why}`);
  const others = results.flatMap(({ family, others: list }) => list.slice(0, 5).map(([one, got]) => `| ${family} | \`${JSON.stringify(one.request)}\` | ${cell(got)} | ${cell(one.expected)} |`));
  return `# How far Coinage agrees with Intl
Made by \`node tests/web/conformance.mjs --write\`: the command line's answers beside those of Node.js's Intl (ICU ${icu}, CLDR ${cldr}). Coinage's own table is CLDR 49 by way of ICU4X 2.4, so some answers differ because the data moved on. Locales are those of the table that Intl has under the same name; options are ECMA-402's.

| family | locales | asked | equal | agreement | different, cause known | different, no cause known |
|---|---|---|---|---|---|---|
${rows.join("\n")}

## Why answers differ
${explanations.join("\n") || "They do not."}
${others.length === 0 ? "" : `\n## Without a known cause, at most five of a family\n| family | request | Coinage | Intl |\n|---|---|---|---|\n${others.join("\n")}\n`}`;
}

/** Invisible characters are written out. */
function cell(answer) {
  return `\`${text(answer).replace(/[\u00a0\u202f\u200e\u200f\u061c\u200b]/gu, (character) => `\\u{${character.codePointAt(0).toString(16)}}`).replaceAll("|", "\\|")}\``;
}

const below = results.filter((result) => ((result.asked - result.others.length) / result.asked) * 100 < AIM);
for (const { family } of below) console.error(`${family}: less than ${AIM} % are equal or explained`);
process.exitCode = below.length > 0 ? 1 : 0;
