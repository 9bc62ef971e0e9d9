// The package as it is published: its three entry points in Node, and its types.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { packs } from "./corpus.mjs";

const site = new URL("../../www/coinage/", import.meta.url);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** An entry point as if nobody had imported it before. */
let times = 0;
const fresh = (entry) => import(new URL(`${entry}.js?${(times += 1)}`, site).href);

const CORE = ["Coinage", "CoinageError", "addPack", "Money", "NumberFormat", "PluralRules", "addRates", "default", "initSync"];
const STANDARD = [...CORE, "DateTimeFormat", "ListFormat", "RelativeTimeFormat", "addRatesText", "defineElements"];
const ENTRIES = new Map([["core", CORE], ["standard", STANDARD], ["index", [...STANDARD, "NumberParser", "evaluate", "packMessages", "price", "priceMany", "pseudo", "refund"]]]);

for (const [entry, names] of ENTRIES) {
  test(`${entry}.js exports what its types say, is one file, and needs no eval`, async () => {
    assert.deepEqual(Object.keys(await fresh(entry)).sort(), [...names].sort());
    const text = readFileSync(new URL(`${entry}.js`, site), "utf8");
    assert.doesNotMatch(text, /\beval\(|\bFunction\(/);
    assert.doesNotMatch(text, /\bfrom\s*"/);
  });

  test(`${entry}.js says that it is not loaded until it is`, async () => {
    const module = await fresh(entry);
    const refusals = [
      () => new module.NumberFormat("de"),
      () => new module.PluralRules(["de"]),
      () => module.Money.of("1", "EUR"),
      () => module.Money.ofMinor(1, "EUR"),
      () => module.addRates(new Uint8Array()),
      () => module.Coinage.negotiate([], []),
      () => module.Coinage.fromSources(["en"], {}),
    ];
    if (entry !== "core") refusals.push(() => module.Coinage.preferredLanguages(), () => module.Coinage.markPage("en"));
    if (entry === "index") refusals.push(() => module.evaluate("{}"), () => module.packMessages("a = b"), () => module.pseudo("a = b"));
    for (const refusal of refusals) {
      assert.throws(refusal, { name: "CoinageError", code: "bad-request", message: "the module is not loaded yet (await init() first)", hint: "await init() first" });
    }
  });

  test(`${entry}.js finds its module on the disk and formats`, async () => {
    const module = await fresh(entry);
    await Promise.all([module.default(), module.default()]);
    assert.equal(new module.NumberFormat("de", { style: "currency", currency: "EUR" }).format("1299.50"), "1.299,50\u{a0}€");
    assert.deepEqual(new module.NumberFormat("en").formatMany([1000, 0.1 + 0.2, "12345678901234567890.5", -0]), ["1,000", "0.3", "12,345,678,901,234,567,890.5", "-0"]);
    assert.deepEqual(new module.NumberFormat("en").formatToParts(-0), [{ type: "minusSign", value: "-" }, { type: "integer", value: "0" }]);
    assert.equal(new module.PluralRules("ar").select(3), "few");
    assert.deepEqual(module.NumberFormat.supportedLocalesOf(["de", "xx", "en-us"]), ["de", "en-US"]);
    assert.equal(`${module.Money.ofMinor(-5, "EUR")}`, "-0.05 EUR");
    assert.throws(() => new module.NumberFormat("de", { style: "money" }), { code: "invalid-option" });
    assert.throws(() => new module.NumberFormat("de").format(null), { code: "invalid-number", message: "a object is not a number (pass a number, a bigint or a decimal string)" });
    assert.throws(() => module.Money.of(0.1, "EUR"), { code: "invalid-number", hint: 'pass it as a string: Money.of("0.1", "EUR")' });
    assert.deepEqual(module.Coinage.preferredLanguages?.() ?? [], []);
    assert.deepEqual(module.Coinage.negotiate(["fr-CA"], ["en", "fr"], "en", "lookup"), ["fr"]);
    await assert.rejects(module.Coinage.load({ locales: "en", catalog: new URL("no-such-folder", import.meta.url) }), { code: "io" });
  });

  test(`${entry}.js starts from bytes at hand`, async () => {
    const module = await fresh(entry);
    module.initSync(readFileSync(new URL(`generated/${entry === "index" ? "full" : entry}_bg.wasm`, site)));
    assert.equal(new module.NumberFormat("en").format(1e6), "1,000,000");
    await module.default();
  });
}

test("messages come with their variables, one by one and many at once, and tell what went wrong", async () => {
  const { default: init, Coinage, Money } = await fresh("standard");
  await init();
  const heard = [];
  const source = ["plain = Words", "hello = Hello, { $who }!", "cart = { $n ->\n [one] { $n } item\n *[other] { $n } items\n } for { $total }", "broken = { $missing }", `long = ${"words ".repeat(60)}{ $who }`, " .title = Title of { $who }"];
  const coinage = Coinage.fromSources(["en"], { en: source.join("\n") }, { useIsolating: false, onError: (error) => heard.push(error) });
  const total = Money.of("12.50", "EUR");
  const { message } = coinage;
  assert.equal(message("plain"), "Words");
  assert.equal(message("hello", { who: "you" }), "Hello, you!");
  assert.equal(message("hello", { who: 12n }), "Hello, 12!");
  assert.equal(message("cart", { n: 1, total }), "1 item for €12.50");
  assert.deepEqual(
    coinage.messages([["cart", { n: 2, total: Money.of("12345678901234567.89", "EUR") }], ["plain"], ["long", { who: 1 }], ["long.title", { who: "you" }], ["cart", { n: 0.5, total }]]),
    ["2 items for €12,345,678,901,234,567.89", "Words", `${"words ".repeat(60)}1`, "Title of you", "0.5 items for €12.50"],
  );
  assert.deepEqual(heard, []);
  assert.equal(message("broken"), "{$missing}");
  assert.equal(heard.length, 1);
  assert.equal(heard[0].id, "broken");
  const { value, locale, errors } = coinage.format("broken");
  assert.deepEqual([value, locale, errors.length, heard.length], ["{$missing}", "en", 1, 1]);
  assert.throws(() => message("nothing"), { code: "unknown-message" });
  assert.throws(() => message("hello", { who: {} }), { code: "bad-request", message: /^the value for \$who is of no kind that messages take/ });
});

test("every way a message is made says the same: put together here, called alone, called among many", async () => {
  const { default: init, Coinage, Money } = await fresh("standard");
  await init();
  const source = [
    "still = Nothing changes", "none = { \"\" }", "alone = { $a }", "around = ({ $a }{ $b }) { $a }!", "count = { $n ->\n [0] none\n [one] { $n } item\n *[other] { $n } items\n } { $a }",
    "cart = { $n } for { $total } by { DATETIME($day, dateStyle: \"medium\") }", "lacks = { $n } { $missing }", "wordy = { $n }: " + "many words ".repeat(40),
  ].join("\n");
  const values = [0, -0, 1, 2, -7, 1e6, 2 ** 53, 1.5, 0.1 + 0.2, 1e21, 12n, -(10n ** 30n), "text", "\u20ac \u{1f600}", "", "x".repeat(70_000)];
  const day = new Date(Date.UTC(2026, 10, 25));
  const totals = [Money.ofMinor(1250, "EUR"), Money.ofMinor(-5, "JPY"), Money.of("12345678901234567.89", "USD"), Money.of("-0.00", "EUR"), Money.of("0.5", "KWD"), Money.ofMinor(3, "EUR")];
  for (const useIsolating of [false, true]) {
    const heard = [];
    const onError = ({ code, message }) => heard.push(`${code} ${message}`);
    const open = () => Coinage.fromSources(["en"], { en: source }, { useIsolating, onError });
    const requests = [];
    for (const a of values) {
      for (const b of ["b", 3]) requests.push(["around", { a, b }], ["still"], ["alone", { a }]);
      for (const n of values) requests.push(["count", { n, a }]);
      for (const total of totals) requests.push(["cart", { n: a, total, day }], ["none"]);
      requests.push(["lacks", { n: a }], ["wordy", { n: a }], ["around", { b: "b" }]);
    }
    const one = open();
    const alone = requests.map(([name, args]) => one.message(name, args));
    const heardAlone = heard.splice(0);
    // A catalog that knows none of the names yet, and one that knows all of them.
    const many = open();
    for (const round of ["names first met", "names known"]) {
      assert.deepEqual(many.messages(requests), alone, round);
      assert.deepEqual(heard.splice(0), heardAlone, round);
    }
    const isolated = (text) => (useIsolating ? `\u2068${text}\u2069` : text);
    assert.equal(one.message("around", { a: "x", b: "y" }), `(${isolated("x")}${isolated("y")}) ${isolated("x")}!`);
    assert.equal(one.message("around", { a: 1, b: "y" }), `(${isolated("1")}${isolated("y")}) ${isolated("1")}!`);
    assert.equal(one.message("cart", { n: 3, total: totals[0], day }), `${isolated("3")} for ${isolated("\u20ac12.50")} by ${isolated("Nov 25, 2026")}`);
    assert.deepEqual(many.messages([]), []);
    assert.throws(() => many.messages([["count", { n: 1 }], ["cart", { day: new Date(NaN) }]]), { code: "date-out-of-range", message: /^the date for \$day is invalid/ });
    assert.throws(() => many.messages([["count", { n: 1 }], ["nothing"]]), { code: "unknown-message" });
  }
});

test("whoever hears of an error may ask for messages meanwhile", async () => {
  const { default: init, Coinage } = await fresh("standard");
  await init();
  const heard = [];
  const coinage = Coinage.fromSources(["en"], { en: "lacks = { $n } { $missing }\ncount = { NUMBER($n) } words" }, { useIsolating: false, onError: () => heard.push(coinage.messages([["count", { n: 7 }]])[0]) });
  assert.deepEqual(coinage.messages([["lacks", { n: 1 }], ["count", { n: 2 }], ["lacks", { n: 3 }]]), ["1 {$missing}", "2 words", "3 {$missing}"]);
  assert.deepEqual(heard, ["7 words", "7 words"]);
});

test("a column of numbers says what its numbers say alone", async () => {
  const { default: init, NumberFormat } = await fresh("core");
  await init();
  const odd = [0, -0, 1.5, 0.1 + 0.2, 1e21, -1e-9, NaN, Infinity, 123456789.125, 2 ** 53];
  const column = Float64Array.from({ length: 20_000 }, (_, i) => (i % 50 ? i / 100 : odd[(i / 50) % odd.length]));
  for (const options of [{}, { style: "currency", currency: "EUR" }, { style: "percent" }]) {
    const format = new NumberFormat("de", options);
    assert.deepEqual(format.formatMany(column), Array.from(column, format.format));
    assert.deepEqual(format.formatMany([]), []);
  }
});

test("a pseudo-locale is made where it is shown", async () => {
  const { default: init, Coinage, pseudo } = await fresh("index");
  await init();
  const source = "hello = Hello, { $name }!\n";
  const { message } = Coinage.fromSources(["en"], { en: pseudo(source) }, { useIsolating: false });
  assert.match(message("hello", { name: "Ana" }), /^⟦Ĥé+ļļö+, Ana!.*⟧$/u);
  assert.equal(pseudo(source, { kind: "bidi" }), "hello = \u202eHello\u202c, { $name }!\n");
  assert.throws(() => pseudo(source, { kind: "latin" }), { name: "CoinageError", code: "invalid-option", hint: "one of accented, bidi" });
});

test("a packed source says what the source says, also in texts longer than a length can tell", async () => {
  const { default: init, Coinage, packMessages } = await fresh("index");
  await init();
  const long = "0123456789".repeat(7000);
  const source = `plain = Words\nlong = ${long}\npieces = ${long}{ $a }-{ $b }-{ $a }\nonly =\n .title = Title\nmany = { $n ->\n [one] one\n *[other] { $n }\n }`;
  for (const useIsolating of [false, true]) {
    const catalogs = [Coinage.fromSources(["en"], { en: source }, { useIsolating }), Coinage.fromPacks(["en"], { en: packMessages(source) }, { useIsolating })];
    for (const { message } of catalogs) {
      const [open, close] = useIsolating ? ["\u2068", "\u2069"] : ["", ""];
      const put = (value) => `${open}${value}${close}`;
      assert.equal(message("plain"), "Words");
      assert.equal(message("long"), long);
      assert.equal(message("pieces", { a: "x", b: "y" }), `${long}${put("x")}-${put("y")}-${put("x")}`);
      assert.equal(message("pieces", { a: 1, b: "y" }), `${long}${put(1)}-${put("y")}-${put(1)}`);
      assert.equal(message("only"), "");
      assert.equal(message("only.title"), "Title");
      assert.equal(message("many", { n: 2 }), "2", "nothing stands beside it that it could disturb");
    }
  }
  assert.throws(() => Coinage.fromPacks(["en"], { en: new Uint8Array([1, 2, 3]) }), { code: "bad-pack" });
});

test("compact forms, units and names come with the packs of a locale, ranges without", async () => {
  const { default: init, NumberFormat, PluralRules, addPack } = await fresh("standard");
  await init();
  const compact = { notation: "compact", compactDisplay: "long" };
  assert.throws(() => new NumberFormat("de", compact), { code: "invalid-option", message: /^the compact forms of de are not loaded/ });
  assert.throws(() => new NumberFormat("de", { style: "unit", unit: "kilometer" }), { code: "invalid-option", hint: /^load the units pack/ });
  for (const { name, content } of packs) if (/^(?:de|fr)\.(?:compact|units|names)\.pack$/.test(name)) addPack(content());
  assert.equal(new NumberFormat("de", compact).format(2_500_000), "2,5 Millionen");
  assert.equal(new NumberFormat("de", { style: "unit", unit: "kilometer-per-hour", unitDisplay: "long" }).format("1"), "1 Kilometer pro Stunde");
  assert.equal(new NumberFormat("fr", { style: "currency", currency: "EUR", currencyDisplay: "name" }).format(2n), "2,00 euros");
  const euros = new NumberFormat("de", { style: "currency", currency: "EUR" });
  assert.equal(euros.formatRange(3, "5"), "3,00–5,00\u{a0}€");
  assert.equal(euros.formatRange(3, 3.001), "≈3,00\u{a0}€");
  const parts = euros.formatRangeToParts(3, Infinity);
  assert.equal(parts.map(({ value }) => value).join(""), euros.formatRange(3, Infinity));
  assert.deepEqual(parts.at(-1), { type: "currency", value: "€", source: "shared" });
  assert.throws(() => euros.formatRange(NaN, 1), { code: "invalid-number" });
  assert.equal(new PluralRules("sl").selectRange(0, 1), "few");
  assert.equal(new PluralRules("fr", { notation: "compact" }).select(1_200_000), "many");
  assert.deepEqual(
    new PluralRules("fr", { minimumFractionDigits: 1 }).resolvedOptions(),
    { locale: "fr", type: "cardinal", notation: "standard", minimumIntegerDigits: 1, minimumFractionDigits: 1, maximumFractionDigits: 3, roundingIncrement: 1, roundingMode: "halfExpand", roundingPriority: "auto", trailingZeroDisplay: "auto", pluralCategories: ["one", "many", "other"] },
  );
  const { minimumSignificantDigits, roundingPriority, compactDisplay } = new NumberFormat("de", compact).resolvedOptions();
  assert.deepEqual([minimumSignificantDigits, roundingPriority, compactDisplay], [1, "morePrecision", "long"]);
});

test("the small module says which numbers it does without", async () => {
  const { default: init, NumberFormat } = await fresh("core");
  await init();
  for (const options of [{ notation: "compact" }, { notation: "scientific" }, { style: "unit", unit: "meter" }]) {
    assert.throws(() => new NumberFormat("en", options), { code: "invalid-option", message: /is not in this build/, hint: /coinage\/standard/ });
  }
  assert.throws(() => new NumberFormat("en").formatRange(1, 2), { code: "invalid-option", hint: "import coinage or coinage/standard" });
});

test("a refused source leaves nothing behind, and the small module says what it lacks", async () => {
  const { default: init, Coinage } = await fresh("core");
  await init();
  assert.throws(() => Coinage.fromSources(["en"], { en: "a = b" }), { code: "bad-request", hint: "pack the messages, or import the full module" });
  assert.throws(() => Coinage.fromSources(["en"], { en: new Uint8Array([1, 2, 3]) }));
  assert.deepEqual(Coinage.fromSources(["de", "ar"], {}).locales, ["de", "ar"]);
});

test("dates, lists and conversion answer as they do on the command line", async () => {
  const { default: init, Coinage, DateTimeFormat, ListFormat, Money, addRatesText } = await fresh("index");
  await init();
  const date = new DateTimeFormat("de", { dateStyle: "medium" });
  assert.equal(date.format(new Date(0)), "01.01.1970");
  assert.equal(date.formatToParts(0).map(({ value }) => value).join(""), "01.01.1970");
  assert.equal(new DateTimeFormat("en", { timeStyle: "short" }).resolvedOptions().hour12, true);
  assert.throws(() => date.format(NaN), { code: "date-out-of-range" });
  assert.equal(new ListFormat("en").format(["a", "b", "c"]), "a, b, and c");
  assert.throws(() => new ListFormat("en").format([1]), { code: "bad-request", message: "a number is no element of a list (pass strings)" });
  addRatesText("date,base,quote,rate\n2026-10-30,EUR,USD,1.5", "the test");
  const coinage = Coinage.fromSources(["en"], {});
  const { money, rate, exact, path, age, legs } = coinage.convert(Money.of("2.00", "EUR"), "USD", { on: "2026-10-30" });
  assert.deepEqual([`${money}`, rate, exact, path, age, legs], ["3.00 USD", "1.5", true, ["EUR", "USD"], 0, undefined]);
  assert.deepEqual(coinage.convertMany(BigInt64Array.of(100n, -1n), "EUR", "USD"), BigInt64Array.of(150n, -2n));
  assert.throws(() => coinage.convert(Money.of("1", "EUR"), "XXX"));
});

for (const entry of ENTRIES.keys()) {
  test(`${entry}.js takes the last rate for a day without one, and says so where it can do nothing else`, async () => {
    const { default: init, Coinage, Money, addRates } = await fresh(entry);
    await init();
    addRates(packs.find(({ name }) => name === "rates.pack").content());
    const coinage = Coinage.fromPacks([], {});
    const at = (missing) => coinage.convert(Money.of("1", "EUR"), "USD", { on: "2026-10-25", units: "none", missing });
    assert.deepEqual([at("last").date, at(undefined).date], ["2026-10-23", "2026-10-23"]);
    assert.equal(at("last").amount, at(undefined).amount);
    if (entry === "index") {
      assert.equal(at("next").date, "2026-10-26");
      assert.notEqual(at("interpolate").amount, at("last").amount);
      assert.throws(() => at("exact"), { code: "missing-rate" });
    } else {
      for (const missing of ["next", "exact", "interpolate"]) {
        assert.throws(() => at(missing), { code: "invalid-option", message: "missing takes `last` only in this module" });
        assert.throws(() => coinage.convertMany(BigInt64Array.of(1n), "EUR", "USD", { missing }), { code: "invalid-option" });
      }
    }
    assert.throws(() => at("nearest"), { code: "invalid-option" });
  });
}

test("relative times are Intl's, by a locale's pack", async () => {
  const { default: init, Coinage, RelativeTimeFormat, addPack } = await fresh("standard");
  await init();
  assert.throws(() => new RelativeTimeFormat("de"), { code: "invalid-option", message: /^the relative times of de are not loaded/, hint: /^load the relative pack/ });
  for (const { name, content } of packs) if (/^(?:ar-EG|de|en)\.relative\.pack$/.test(name)) addPack(content());
  for (const locale of ["de", "en", "ar-EG"]) {
    for (const options of [undefined, { numeric: "auto", style: "short" }, { style: "narrow", numberingSystem: "latn" }]) {
      const [ours, theirs] = [new RelativeTimeFormat(locale, options), new Intl.RelativeTimeFormat(locale, options)];
      assert.deepEqual(ours.resolvedOptions(), theirs.resolvedOptions());
      for (const value of [-1234.5, -2, -1, -0, 0, 1, 3, 11]) {
        for (const unit of ["second", "day", "weeks", "quarter", "years"]) {
          assert.equal(ours.format(value, unit), theirs.format(value, unit), `${locale} ${value} ${unit}`);
          assert.deepEqual(ours.formatToParts(value, unit), theirs.formatToParts(value, unit), `${locale} ${value} ${unit}`);
        }
      }
    }
  }
  const english = new RelativeTimeFormat("en");
  assert.equal(english.format("12345678901234567890.5", "days"), "in 12,345,678,901,234,567,890.5 days");
  assert.equal(english.format(-2n, "hour"), "2 hours ago");
  assert.deepEqual(RelativeTimeFormat.supportedLocalesOf(["de", "xx"]), ["de"]);
  assert.throws(() => english.format(Infinity, "day"), { code: "invalid-number" });
  assert.throws(() => english.format(1, "fortnight"), { code: "invalid-option", hint: /^one of second, / });
  assert.throws(() => english.format(1), { code: "invalid-option" });
  assert.throws(() => new RelativeTimeFormat("en", { numeric: "never" }), { code: "invalid-option" });
  const messages = Coinage.fromSources(["de"], { de: 'm = { RELATIVE($n, unit: "day", numeric: "auto") }' });
  assert.equal(messages.message("m", { n: -2 }), "vorgestern");
});

test("lists, units and ranges are arguments of messages", async () => {
  const { default: init, Coinage, Money, addPack } = await fresh("standard");
  await init();
  for (const { name, content } of packs) if (name === "de.units.pack") addPack(content());
  const source = ["who = { $who }; { LIST($who, type: \"disjunction\") }", "way = { $way }; { UNIT($way, unitDisplay: \"long\") }", "days = { $days ->\n    [one] { $days } Tag\n   *[other] { $days } Tage\n}", "price = { MONEY($price, minimumFractionDigits: 0) }"].join("\n");
  const errors = [];
  const coinage = Coinage.fromSources(["de"], { de: source }, { useIsolating: false, onError: (error) => errors.push(error) });
  assert.equal(coinage.message("who", { who: ["Ana", "Bo", "Cy"] }), "Ana, Bo und Cy; Ana, Bo oder Cy");
  assert.equal(coinage.message("who", { who: [] }), "; ");
  assert.equal(coinage.message("who", { who: ["a\0b", ""] }), "a\ufffdb und ; a\ufffdb oder ");
  assert.equal(coinage.message("way", { way: { number: "1234.5", unit: "kilometer" } }), "1.234,5 km; 1.234,5 Kilometer");
  assert.equal(coinage.message("days", { days: { start: 3, end: 5n } }), "3–5 Tage");
  assert.equal(coinage.message("days", { days: { start: "1", end: 1 } }), "≈1 Tag");
  const price = { start: Money.of("10", "EUR"), end: Money.of("12.50", "EUR") };
  assert.deepEqual(coinage.messages([["price", { price }], ["who", { who: ["Ana"] }], ["days", { days: { start: 0, end: 1 } }]]), ["10–12,5\u00a0€", "Ana; Ana", "0–1 Tag"]);
  assert.deepEqual(errors, []);
  const refused = [
    [["who", { who: [1] }], "bad-request", /list for \$who holds a number/u],
    [["way", { way: { number: 1, unit: "parsec" } }], "invalid-option", /parsec/u],
    [["way", { way: { number: "x", unit: "meter" } }], "invalid-number", /x/u],
    [["days", { days: { start: 1, end: null } }], "invalid-number", /object/u],
    [["days", { days: { start: 1, end: price.end } }], "bad-request", /money at one end only/u],
    [["price", { price: { ...price, end: Money.of(1, "USD") } }], "mixed-currencies", /\$price can't go from EUR to USD/u],
    [["days", { days: {} }], "bad-request", /\{ start, end \}/u],
  ];
  for (const [call, code, message] of refused) assert.throws(() => coinage.message(...call), { code, message }, JSON.stringify(call[1]));
  assert.equal(coinage.message("days", { days: { start: 2, end: 4 } }), "2–4 Tage", "nothing is left of what failed");
});

test("functions of a program are called from messages, and what they throw stands beside the text", async () => {
  const { default: init, Coinage } = await fresh("standard");
  await init();
  let calls = 0;
  const functions = {
    SHOUT: ([word], { end = "!" }) => (calls++, word.toUpperCase() + end),
    FAIL: () => { throw new Error("no luck"); },
    ODD: () => 5,
    HALF: () => { throw null; },
    OTHER: ([name]) => coinage.message("hello", { who: name }),
  };
  const source = ["hello = Hello, { SHOUT($who) }", "nested = { SHOUT(SHOUT($who, end: \"?\")) }", "twice = { SHOUT(\"a\") }{ SHOUT(\"a\") }", "chosen = { SHOUT($who) ->\n    [ME] it is me\n   *[other] somebody\n}", "me = { SHOUT(\"me\", end: \"\") ->\n    [ME] it is me\n   *[other] somebody\n}", "fail = a { FAIL() } { ODD() } { HALF() } z", "other = { OTHER(\"bo\") }, { OTHER(\"cy\") }", "number = { SHOUT($n) }", "unknown = { NONE() }"].join("\n");
  const coinage = Coinage.fromSources(["en", "fr"], { en: source, fr: "only = { SHOUT($who) }" }, { useIsolating: false, functions, onError: () => {} });
  assert.equal(coinage.message("hello", { who: "ana" }), "Hello, ANA!");
  assert.equal(coinage.message("nested", { who: "ana" }), "ANA?!");
  assert.equal(coinage.message("me"), "it is me");
  assert.equal(coinage.message("chosen", { who: "me" }), "somebody");
  assert.equal(coinage.message("only", { who: "o" }), "O!");
  assert.equal(coinage.message("number", { n: 1234.5 }), "1,234.5!");
  assert.equal(coinage.message("other"), "Hello, BO!, Hello, CY!", "a function may ask for messages that call functions");
  calls = 0;
  assert.equal(coinage.message("twice"), "A!A!");
  assert.equal(calls, 1, "the same call is asked once a message");
  assert.deepEqual(coinage.messages([["hello", { who: "a" }], ["me"], ["nested", { who: "b" }], ["twice"]]), ["Hello, A!", "it is me", "B?!", "A!A!"]);
  const { value, errors } = coinage.format("fail");
  assert.equal(value, "a {FAIL()} {ODD()} {HALF()} z");
  assert.deepEqual(errors.map(({ code, message }) => `${code}: ${message}`), [
    "bad-request: the function `FAIL` failed: no luck",
    "bad-request: the function `ODD` failed: it answered with a value of type number, not with text",
    "bad-request: the function `HALF` failed: it threw what is no Error",
  ]);
  assert.deepEqual(errors.map(({ place }) => [place.line, place.column]), [[12, 12], [12, 23], [12, 33]]);
  assert.deepEqual(coinage.format("unknown").errors.map(({ code }) => code), ["unknown-function"]);
  const plain = Coinage.fromSources(["en"], { en: source }, { onError: () => {} });
  assert.equal(plain.format("hello", { who: "x" }).errors[0].code, "unknown-function", "functions belong to one catalog");
  for (const [name, call] of [["shout", () => ""], ["1A", () => ""], ["NUMBER", () => ""], ["TEXT", "text"]]) {
    assert.throws(() => Coinage.fromSources(["en"], { en: source }, { functions: { [name]: call } }), { code: "bad-request" }, name);
  }
});

test("the core module says that lists, ranges and functions are the larger modules'", async () => {
  const [{ default: init, Coinage }, full] = [await fresh("core"), await fresh("index")];
  await init();
  await full.default();
  const packed = { en: full.packMessages("m = { $m }") };
  const coinage = Coinage.fromPacks(["en"], packed);
  for (const m of [["a"], { number: 1, unit: "day" }, { start: 1, end: 2 }]) assert.throws(() => coinage.message("m", { m }), { code: "bad-request" });
  assert.throws(() => Coinage.fromPacks(["en"], packed, { functions: { A: () => "" } }), { code: "bad-request", hint: /standard/u });
});

test("the types take what the package does and refuse what it doesn't", () => {
  execFileSync(process.execPath, [here("../../node_modules/typescript/bin/tsc"), "-p", here("types")], { stdio: "inherit" });
  execFileSync(process.execPath, [here("../../node_modules/typescript/bin/tsc"), "-p", here("types/catalog")], { stdio: "inherit" });
});

test("a wrong id or argument is named where it stands", () => {
  const folder = mkdtempSync(here("types/catalog/wrong-"));
  try {
    const calls = ['coinage.message("basket");', 'coinage.message("hello", { nom: "Ana" });', 'coinage.messages([["plain"], ["cart", { count: "3", total }]]);'];
    writeFileSync(join(folder, "wrong.ts"), `import { Coinage, Money } from "coinage";\ndeclare const coinage: Coinage;\ndeclare const total: Money;\n${calls.join("\n")}\n`);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: "../tsconfig.json", include: ["wrong.ts", "../messages.d.ts"] }));
    const { status, stdout } = spawnSync(process.execPath, [here("../../node_modules/typescript/bin/tsc"), "-p", folder, "--pretty", "false"], { encoding: "utf8" });
    assert.notEqual(status, 0);
    const told = stdout.trim().split("\n").map((line) => line.replace(/^.*wrong\.ts/u, ""));
    assert.deepEqual(told, [
      `(4,17): error TS2345: Argument of type '"basket"' is not assignable to parameter of type '"bye" | "cart" | "hello" | "hello.title" | "plain" | "sent"'.`,
      "(5,28): error TS2353: Object literal may only specify known properties, and 'nom' does not exist in type 'Readonly<{ name: Argument; }>'.",
      "(6,41): error TS2322: Type 'string' is not assignable to type 'number | bigint'.",
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("amounts are read back as people write them", async () => {
  const { default: init, NumberParser } = await fresh("index");
  await init();
  const german = new NumberParser("de");
  assert.deepEqual(german.parse("-1.234,56\u00a0€"), { amount: "-1234.56", currency: "EUR" });
  assert.deepEqual(german.parse("12,5 %"), { amount: "0.125", currency: null, style: "percent" });
  assert.deepEqual(new NumberParser("en", { currency: "NOK" }).parse("12 kr"), { amount: "12", currency: "NOK" });
  assert.throws(() => german.parse("1.23"), { code: "invalid-number", hint: "write it like 1.234,56" });
  assert.throws(() => new NumberParser("en").parse("12 kr"), { code: "ambiguous-number" });
  assert.throws(() => new NumberParser("en", { currency: "EURO" }), { code: "unknown-currency" });
  assert.throws(() => new NumberParser("en", { currency: 5 }), { code: "bad-request" });
});

test("small counts keep their category, whatever kind of value they come as", async () => {
  const { default: init, PluralRules } = await fresh("core");
  await init();
  const rules = new PluralRules("en", { minimumFractionDigits: 0 });
  const ordinals = new PluralRules("en", { type: "ordinal" });
  for (const round of [1, 2]) {
    assert.deepEqual([0, -0, 1, 2, 1023, 1024, -1, 1.5, "1", "1.0", 1n, NaN, Infinity].map(rules.select), ["other", "other", "one", "other", "other", "other", "one", "other", "one", "one", "one", "other", "other"], `round ${round}`);
    assert.deepEqual([1, 2, 3, 11, 21].map(ordinals.select), ["one", "two", "few", "other", "one"]);
  }
});

test("base prices become the prices of a market, one by one and many in one crossing", async () => {
  const { default: init, Money, addRatesText, price, priceMany, refund } = await fresh("index");
  await init();
  addRatesText("Date,USD,JPY\n2026-10-30,1.25,160\n", "house rates");
  const market = { territory: "DE", markup: 4, tax: { treatment: "included", rate: "19", base: "net" }, charm: ".99", charmRounding: "up", prices: { MUG: 9.5 } };
  const found = price(Money.of("19.99", "USD"), market);
  assert.deepEqual(JSON.parse(JSON.stringify(found)), {
    money: { amount: "19.99", currency: "EUR" },
    net: { amount: "16.80", currency: "EUR" },
    tax: { amount: "3.19", currency: "EUR" },
    gross: { amount: "19.99", currency: "EUR" },
    taxRate: "19",
    overridden: false,
    rates: { id: "house rates 2026-10-30", date: "2026-10-30", source: "house rates", path: ["USD", "EUR"] },
    steps: [
      "convert: 19.99 USD → 15.992 EUR (EUR/USD 1.25, observed on 2026-10-30, house rates; 19.99 USD ÷ 1.25 = 15.992 EUR)",
      "markup: 15.992 EUR → 16.63168 EUR (× 1.04, a markup of 4 %)",
      "tax: 16.63168 EUR → 19.7916992 EUR (× 1.19, 19 % included)",
      "charm: 19.7916992 EUR → 19.99 EUR (rounded up to a price that ends in .99)",
      "split: 16.80 EUR net + 3.19 EUR tax at 19 % = 19.99 EUR gross",
    ],
  });
  const items = Array.from({ length: 500 }, (_, index) => ({ base: Money.ofMinor(37 * index, "USD"), sku: index % 50 === 0 ? "MUG" : undefined }));
  for (const shape of [market, { territory: "JP", charm: 90, minimum: 500n }, { currency: "USD", increment: 0.25, rounding: "up", tax: { treatment: "added", rate: 8.875 } }]) {
    const many = priceMany(items, shape);
    for (const [index, { base, sku }] of items.entries()) {
      const { steps, rates, ...one } = price(base, shape, { sku });
      assert.deepEqual(JSON.stringify(many[index]), JSON.stringify(one), `${base}`);
    }
  }
  const held = { ...market, hysteresis: 6, prices: undefined, charm: undefined };
  assert.equal(`${price(Money.of("100", "USD"), held, { previous: Money.of("95", "EUR") }).money}`, "95.00 EUR");
  assert.deepEqual(priceMany([], market), []);
  const quote = { base: Money.of("19.99", "USD"), price: found.gross };
  assert.equal(`${refund(quote, found.gross).base}`, "19.99 USD");
  const first = refund(quote, Money.of("6.66", "EUR"));
  assert.deepEqual([first, refund(quote, Money.of("13.33", "EUR"), Money.of("6.66", "EUR"))].map(({ base }) => base.amount), ["6.66", "13.33"]);
  for (const [wrong, code, message] of [
    [{ ...market, charm: "0.99" }, "invalid-option", /^charm: the ending `0.99` means/],
    [{ ...market, markdown: 1 }, "invalid-option", /^markdown: a market has no member `markdown`/],
    [{ ...market, tax: { treatment: "included", rate: 19 } }, "invalid-option", /^tax.base: whether base prices hold tax is not said/],
    [{}, "invalid-option", /^currency: the market has no currency/],
  ]) assert.throws(() => price(Money.of("1", "USD"), wrong), { code, message });
  assert.throws(() => priceMany([Money.of("1", "USD"), Money.of("1", "EUR")], market), { code: "mixed-currencies" });
  assert.throws(() => priceMany([Money.of("1", "USD"), Money.of("-1", "USD")], market), { code: "invalid-number", message: /^item 1: the base price -1 USD is below zero/ });
  assert.throws(() => price(19.99, market), { code: "bad-request", hint: 'price(Money.of("19.99", "USD"), market)' });
  assert.throws(() => refund(quote, Money.of("20", "EUR")), { code: "invalid-option" });
});
