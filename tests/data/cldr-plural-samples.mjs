// Makes cldr-plural-samples.json beside this file from the samples that CLDR gives with its plural rules:
//     npm ci && node tests/data/cldr-plural-samples.mjs            # writes; --check only compares
// Locales with the same rules stand together. Ranges are written out (`0.0~0.2` as 0.0, 0.1, 0.2), compact
// exponents are kept as CLDR writes them (`1.1c6` is 1.1 million in compact notation).

import { readFileSync, writeFileSync } from "node:fs";

const packageFolder = new URL("../../node_modules/cldr-core/", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", packageFolder)));

function rules(file, type) {
  return JSON.parse(readFileSync(new URL(`supplemental/${file}.json`, packageFolder))).supplemental[type];
}

/** The numbers of `1, 3~5, 7.0~7.2, …`. */
function expand(list) {
  return list.split(", ").filter((item) => item !== "…").flatMap((item) => {
    const [first, last] = item.split("~");
    if (last === undefined) return [first];
    const digits = (first.split(".")[1] ?? "").length;
    const units = (text) => BigInt(text.replace(".", ""));
    const values = [];
    for (let value = units(first); value <= units(last); value++) {
      const text = String(value).padStart(digits + 1, "0");
      values.push(digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`);
    }
    return values;
  });
}

function samples(locale) {
  return Object.fromEntries(Object.entries(locale).map(([name, rule]) => {
    const lists = rule.split(/@(?:integer|decimal)/u).slice(1).map((list) => list.trim());
    return [name.replace("pluralRule-count-", ""), lists.flatMap(expand)];
  }));
}

function groups(locales) {
  const byRules = new Map();
  for (const [locale, rule] of Object.entries(locales)) {
    const key = JSON.stringify(rule);
    if (!byRules.has(key)) byRules.set(key, { locales: [], samples: samples(rule) });
    byRules.get(key).locales.push(locale);
  }
  return [...byRules.values()];
}

const extract = {
  source: `npm cldr-core ${version}: supplemental/plurals.json and ordinals.json, © Unicode, Inc., Unicode-3.0`,
  cardinal: groups(rules("plurals", "plurals-type-cardinal")),
  ordinal: groups(rules("ordinals", "plurals-type-ordinal")),
};
// One group a line: small, and a new CLDR shows as a readable difference.
const lines = (list) => list.map((group) => `    ${JSON.stringify(group)}`).join(",\n");
const text = `{
  "source": ${JSON.stringify(extract.source)},
  "cardinal": [
${lines(extract.cardinal)}
  ],
  "ordinal": [
${lines(extract.ordinal)}
  ]
}
`;
const file = new URL("cldr-plural-samples.json", import.meta.url);
if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== text) {
    console.error("cldr-plural-samples.json is not what CLDR gives: run this again without --check");
    process.exit(1);
  }
} else {
  writeFileSync(file, text);
}
const count = (list) =>
  list.reduce((sum, group) => sum + group.locales.length * Object.values(group.samples).flat().length, 0);
console.log(`${count(extract.cardinal)} cardinal and ${count(extract.ordinal)} ordinal samples, counted by locale`);
