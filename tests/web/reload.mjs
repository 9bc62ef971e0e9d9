// What a translator saves shows in the page, and nothing else of the page changes: in Chromium, over a copy of the
// messages that a server of its own follows. By hand: COINAGE_LIVE_ORIGIN is a `cargo xtask demo`, COINAGE_LIVE_LOCALES
// the repository's `locales`, whose files are written back at the end.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";

import { launch, watch } from "./chromium.mjs";

const origin = process.env.COINAGE_LIVE_ORIGIN;
const file = (locale) => join(process.env.COINAGE_LIVE_LOCALES, locale, "storefront.ftl");
const texts = new Map(["en", "de"].map((locale) => [locale, readFileSync(file(locale), "utf8")]));
const save = (locale, text) => writeFileSync(file(locale), text);
let browser;
let page;
let seen;

before(async () => {
  browser = await launch();
  const context = await browser.newContext({ locale: "en-US", timezoneId: "UTC" });
  seen = watch(context);
  page = await context.newPage();
  await page.goto(`${origin}/storefront/?live`);
  await page.waitForSelector('[data-state="ready"]');
  // The page's own state, which a reload would lose.
  await page.evaluate(() => (globalThis.kept = { since: performance.timeOrigin }));
});

after(async () => {
  for (const [locale, text] of texts) save(locale, text);
  await browser?.close();
});

const title = () => page.textContent("h1");
const becomes = (text) => page.waitForFunction((text) => document.querySelector("h1").textContent === text, text, { timeout: 30_000 });
const isKept = () => page.evaluate(() => globalThis.kept?.since === performance.timeOrigin);
/** The file of a language, with another text in the page's first heading. */
const heading = (locale, text) => texts.get(locale).replace(/^headline = .*$/mu, `headline = ${text}`);

test("a saved message shows in the page, whose variables and cart stay", async () => {
  const old = await title();
  const empty = await page.textContent("#cart");
  await page.locator("#shop li button, #shop article button").first().click();
  const cart = await page.textContent("#cart");
  assert.notEqual(cart, empty);
  save("en", heading("en", "Saved just now"));
  await becomes("Saved just now");
  assert.equal(await isKept(), true);
  assert.equal(await page.textContent("#cart"), cart);
  save("en", texts.get("en"));
  await becomes(old);
  assert.equal(await isKept(), true);
});

test("a language that is not shown has its new words when it is chosen", async () => {
  save("de", heading("de", "Eben gespeichert"));
  await page.waitForTimeout(1500);
  assert.notEqual(await title(), "Eben gespeichert");
  await page.selectOption("#language", "de");
  await becomes("Eben gespeichert");
  await page.selectOption("#language", "en");
});

test("a file with a fault leaves the page as it was, and the next one is taken", async () => {
  const old = await title();
  seen.faults.length = 0;
  save("en", heading("en", "{ $unfinished"));
  const warned = () => seen.faults.some((fault) => fault.startsWith("console: "));
  for (let waited = 0; !warned() && waited < 30_000; waited += 100) await page.waitForTimeout(100);
  assert.ok(warned(), "the console says what is wrong");
  assert.equal(await title(), old);
  save("en", heading("en", "Mended"));
  await becomes("Mended");
  assert.equal(await isKept(), true);
});

test("a page that is not asked to follow opens no stream", async () => {
  const other = await page.context().newPage();
  const requests = [];
  other.on("request", (request) => requests.push(request.url()));
  await other.goto(`${origin}/storefront/`, { waitUntil: "networkidle" });
  assert.deepEqual(requests.filter((request) => request.includes("/locales/")), []);
});
