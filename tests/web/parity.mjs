// Native and wasm answer the corpus with the same bytes, in Node.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as full from "../../www/coinage/generated/full.js";
import { answers, compare, files, packs, requests, summary } from "./corpus.mjs";

const site = new URL("../../www/coinage/", import.meta.url);
full.initSync({ module: readFileSync(new URL("generated/full_bg.wasm", site)) });
for (const pack of packs) full.load_pack(pack.content());

test("there is a corpus", (context) => {
  assert.notEqual(files.length, 0);
  context.diagnostic(`${files.length} files, all together: ${summary(files.flatMap(requests))}`);
});

for (const file of files) {
  test(`the module in Node answers ${file} as the command line does`, (context) => {
    const asked = requests(file);
    compare(file, asked, answers(file), asked.map((line) => full.evaluate(line)));
    context.diagnostic(summary(asked));
  });
}
