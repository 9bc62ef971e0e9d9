// The corpus of `coinage eval` requests, the command line's answers to it, and how answers are compared.
// A newcomer would compare parsed JSON: what is promised is the same bytes, so texts are compared.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../corpus/", import.meta.url);
const root = new URL("../../", import.meta.url);
const command = process.env.COINAGE_COMMAND ?? new URL("target/debug/coinage", root).pathname;
const SHOWN = 5;

/** The files of the corpus, by name. */
export const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl")).sort();

/** The exported packs, without which the modules know less than the command line: rates, and every locale's names. */
export const packs = (() => {
  const where = process.env.COINAGE_PACKS ?? new URL("target/xtask/packs/", root).pathname;
  const names = readdirSync(where).filter((name) => name.endsWith(".pack")).sort();
  return names.map((name) => ({ name, content: () => readFileSync(`${where}/${name}`) }));
})();

const lines = (text) => text.replace(/\n$/u, "").split("\n");

/** A file's requests, a line each. */
export function requests(file) {
  const bytes = readFileSync(new URL(file, folder));
  // A module takes text, so a line that is none can't be put to it; such lines are tested natively.
  return lines(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
}

/** What the command line answers to a file. */
export function answers(file) {
  const input = readFileSync(new URL(file, folder));
  const { status, error, stdout, stderr } = spawnSync(command, ["eval"], { input, maxBuffer: 1 << 30 });
  if (error?.code === "ENOENT") throw new Error(`${command} is not there: build it with \`cargo build\``);
  if (error) throw error;
  assert.equal(status, 0, `coinage eval ended with ${status}: ${stderr}`);
  return lines(stdout.toString("utf8"));
}

/** Fails with the first differences between the command line's answers and a module's. */
export function compare(file, asked, native, module) {
  assert.equal(native.length, asked.length, `${file}: one answer a line from the command line`);
  assert.equal(module.length, asked.length, `${file}: one answer a line from the module`);
  const different = asked.map((_, index) => index).filter((index) => native[index] !== module[index]);
  const shown = different.slice(0, SHOWN).map((index) =>
    `line ${index + 1}: ${asked[index]}\n  native: ${JSON.stringify(native[index])}\n  module: ${JSON.stringify(module[index])}`,
  );
  assert.equal(different.length, 0, `${file}: ${different.length} of ${asked.length} answers differ\n${shown.join("\n")}`);
}

/** How much requests cover. */
export function summary(asked) {
  const locales = new Set();
  for (const line of asked) {
    try {
      const { locale } = JSON.parse(line);
      if (typeof locale === "string") locales.add(locale);
    } catch {
      // Lines that are no JSON are part of the corpus.
    }
  }
  return `${asked.length} lines, ${locales.size} locales`;
}
