// The storefront in Chromium: that it loads and keeps to its own files, and what storefront-checks.mjs and
// storefront-markets.mjs promise of it.

import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { launch, origin, watch } from "./chromium.mjs";
import { checks } from "./storefront-checks.mjs";
import { marketChecks } from "./storefront-markets.mjs";

const address = `${origin}/storefront/`;
let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

test("the page loads without a fault and fetches nothing beyond the site's own files", async () => {
  const context = await browser.newContext({ locale: "en-US", timezoneId: "UTC" });
  try {
    const seen = watch(context);
    const page = await context.newPage();
    await page.goto(address, { waitUntil: "networkidle" });
    assert.deepEqual(seen.faults, []);
    const own = ["/storefront/", "/coinage/", "/locales/"].map((folder) => `${origin}${folder}`);
    const strange = seen.requests.filter(
      (request) => !request.startsWith("data:") && !own.some((folder) => request.startsWith(folder)),
    );
    assert.deepEqual(strange, []);
    assert.ok(seen.requests.some((request) => request.endsWith(".wasm")), "the page runs the wasm module");
  } finally {
    await context.close();
  }
});

for (const [sentence, check] of [...checks, ...marketChecks]) {
  test(sentence, () => check({ browser, address }));
}
