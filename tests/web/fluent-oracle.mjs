// Our resolver beside @fluent/bundle's, on generated resources: what the Fluent project's own implementation for
// JavaScript prints and whether it complains, ours has to print and complain about too.
//
// The generator keeps clear of where @fluent/bundle is known to differ, each of which DESIGN.md names:
// - a nested term reference erases the outer term's parameters: terms here refer to no terms with variables;
// - `NUMBER($n, type: "ordinal")` selects cardinals: no ordinals;
// - plural selection looks at the raw number: numbers here are whole and shown without fraction digits;
// - a reference that leads back to itself prints `{???}`: references only go downwards;
// - an attribute of a message that isn't there prints `{none}`, ours `{none.attribute}` as fluent-bundle does: none here;
// - `useGrouping: "false"` is a text that the engine takes for its default: grouping is switched off by 0 here;
// - `{NUMBER()}` is printed for `{NUMBER($missing)}`, `{FUNCTION()}` alike: functions get arguments that are there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { FluentBundle, FluentResource } from "@fluent/bundle";

import * as full from "../../www/coinage/generated/full.js";

full.initSync({ module: readFileSync(new URL("../../www/coinage/generated/full_bg.wasm", import.meta.url)) });

/** A generator of numbers from 0 to `n` - 1 that gives the same row for the same seed. */
function dice(seed) {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

const TEXTS = [
  "plain", "two words", "Größe, ", "日本語", "a = b", "it's \\ fine", "x.y.z", "50 % off", "line\n    below",
  "first\n        deeper\n    back", "gap\n\n    after", "“quoted”", "# no comment", "- dash", "emoji 🪙 here", "tab\there",
];
const LITERALS = ['""', '"{"', '"}"', '"\\""', '"\\\\"', '"\\u0041"', '"\\u00e9"', '"\\U01F600"', '"*[a]"', '"  spaces  "'];
const KEYS = ["one", "few", "many", "other", "zero", "two", "0", "1", "2", "5", "male", "female"];

/** A resource of three terms and five messages; each refers only to those before it. */
function resource(roll) {
  const one = (list) => list[roll(list.length)];
  const lines = [];
  const messages = ["none"];
  const terms = ["none"];
  const variables = ["n", "count", "name", "gender", "missing"];
  let inTerm = false;

  const argument = () => one(inTerm ? ["$case", "1", '"word"'] : ["$n", "$count", "1", "42"]);
  const inline = () => {
    const kind = roll(inTerm ? 5 : 9);
    if (kind === 0) return one(LITERALS);
    if (kind === 1) return one(["0", "7", "-3", "1000", "123456"]);
    if (kind <= 3) return inTerm ? one(["$case", "$size"]) : `$${one(variables)}`;
    if (kind === 4) return inTerm ? one(LITERALS) : `NUMBER(${one(["$n", "$count", "12345"])}${one(["", ', useGrouping: 0', ", minimumIntegerDigits: 3"])})`;
    if (kind === 5) {
      const id = one(messages);
      return id === "none" ? id : id + one(["", "", ".note", ".none"]);
    }
    return `-${one(terms)}${one(["", "()", '(case: "male")', '(case: "word", size: 2)', "(case: 1)"])}`;
  };
  const pattern = (depth, indent) => {
    let text = "";
    const pieces = 1 + roll(4);
    for (let i = 0; i < pieces; i++) {
      if (roll(3) === 0) text += one(TEXTS).replaceAll("\n    ", `\n${" ".repeat(indent)}`) + " ";
      else if (depth < 3 && roll(4) === 0) text += select(depth + 1, indent + 4);
      else text += `{${one(["", " ", "\n" + " ".repeat(indent + 2)])}${inline()}${one(["", " "])}}`;
    }
    return `p${text}`;
  };
  const select = (depth, indent) => {
    const selector = inTerm ? "$case" : one(["$n", "$count", "$gender", "$missing", "NUMBER($n)", `-${one(terms)}.kind`, '"male"', "1"]);
    const count = 1 + roll(4);
    const chosen = roll(count);
    const pad = " ".repeat(indent);
    const variants = Array.from({ length: count }, (_, place) =>
      `\n${pad}${place === chosen ? "*" : " "}[${one(["", " "])}${one(KEYS)}] ${pattern(depth, indent + 4)}`);
    return `{ ${selector} ->${variants.join("")}\n${pad}}`;
  };
  const noise = () => {
    if (roll(6) === 0) lines.push(one(["# about it", "## Group", "### Resource", "", "    ", "junk line", "broken = {", "= nothing", "x = { $ }"]));
  };
  for (let i = 0; i < 3; i++) {
    noise();
    inTerm = true;
    lines.push(`-t${i} = ${pattern(1, 4)}`, `    .kind = ${one(["male", "female", "one", "thing"])}`);
    inTerm = false;
    terms.push(`t${i}`);
  }
  for (let i = 0; i < 5; i++) {
    noise();
    if (roll(6) === 0) {
      lines.push(`m${i} =`);
    } else {
      lines.push(`m${i} =${one([" ", "", "\n    "])}${pattern(0, 4)}`);
    }
    lines.push(`    .note = ${pattern(1, 8)}`);
    messages.push(`m${i}`);
  }
  return `${lines.join("\n")}\n`;
}

/** What both say about every message and attribute of a resource. */
function compareOn(seed, locale) {
  const source = resource(dice(seed));
  const args = { n: seed % 7, count: (seed * 37) % 1500, name: ["Ana", "ليلى", "", "{x}"][seed % 4], gender: ["male", "female", "one"][seed % 3] };
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  let compared = 0;
  for (let i = 0; i < 5; i++) {
    const theirs = bundle.getMessage(`m${i}`);
    for (const attribute of [null, "note"]) {
      const answer = JSON.parse(full.evaluate(JSON.stringify({ op: "message", locale, source, id: `m${i}`, attribute, args, useIsolating: false })));
      const pattern = attribute ? theirs?.attributes[attribute] : theirs?.value;
      const asked = `seed ${seed} ${locale} m${i}${attribute ? `.${attribute}` : ""}\n${source}`;
      if (pattern === undefined || pattern === null) {
        assert.ok(answer.error?.code === "unknown-message" || answer.ok?.value === null, `${asked}\n${JSON.stringify(answer)}`);
        continue;
      }
      const errors = [];
      const value = bundle.formatPattern(pattern, args, errors);
      assert.equal(answer.ok?.value, value, asked);
      assert.equal(answer.ok.errors.length > 0, errors.length > 0, `${asked}\n${errors}\n${JSON.stringify(answer.ok.errors)}`);
      compared++;
    }
  }
  return compared;
}

test("@fluent/bundle and the core say the same about 3,000 generated resources", (context) => {
  let compared = 0;
  for (let seed = 0; seed < 3000; seed++) compared += compareOn(seed, ["en", "de", "ru", "ar-EG", "pl", "ja"][seed % 6]);
  assert.ok(compared > 20000, `only ${compared} patterns`);
  context.diagnostic(`${compared} patterns`);
});
