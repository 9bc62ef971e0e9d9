// Native and wasm answer the corpus with the same bytes, in Chromium.

import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { launchPage, origin } from "./chromium.mjs";
import { answers, compare, files, packs, requests, summary } from "./corpus.mjs";

let browser;
let page;
let seen;

before(async () => {
  ({ browser, page, seen } = await launchPage());
  // An empty page of the server's own origin, so that the module's files can be imported and fetched.
  await page.route("**/empty.html", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  const contents = new Map(packs.map(({ name, content }) => [name, content]));
  await page.route("**/all-packs/*", (route) => {
    const content = contents.get(new URL(route.request().url()).pathname.split("/").pop());
    return route.fulfill({ contentType: "application/octet-stream", body: content() });
  });
  await page.goto(`${origin}/empty.html`);
  await page.evaluate(async (names) => {
    const full = await import("/coinage/generated/full.js");
    await full.default({ module_or_path: "/coinage/generated/full_bg.wasm" });
    for (const name of names) {
      const response = await fetch(`/all-packs/${name}`);
      full.load_pack(new Uint8Array(await response.arrayBuffer()));
    }
    globalThis.evaluateAll = (lines) => lines.map((line) => full.evaluate(line));
  }, packs.map(({ name }) => name));
});

after(() => browser?.close());

test("there is a corpus", (context) => {
  assert.notEqual(files.length, 0);
  context.diagnostic(`${files.length} files, all together: ${summary(files.flatMap(requests))}`);
});

for (const file of files) {
  test(`the module in Chromium answers ${file} as the command line does`, async (context) => {
    const asked = requests(file);
    const answered = await page.evaluate((lines) => globalThis.evaluateAll(lines), asked);
    compare(file, asked, answers(file), answered);
    context.diagnostic(summary(asked));
  });
}

test("the module in Chromium asked for its own files only and complained of nothing", () => {
  assert.deepEqual(seen.faults, []);
  assert.deepEqual(seen.requests.filter((address) => !address.startsWith(`${origin}/`)), []);
});
