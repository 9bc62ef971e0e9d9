// The storefront in Chromium. `cargo xtask test` serves the site and says where: COINAGE_ORIGIN is the server's
// address, CHROMIUM the browser's path. What is checked stands in storefront-checks.mjs.

import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { checks } from "./storefront-checks.mjs";

const { COINAGE_ORIGIN, CHROMIUM } = process.env;
let browser;

before(async () => {
  // The sandbox needs privileges that containers do not give; the only pages opened are our own.
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
});

after(() => browser.close());

for (const [sentence, check] of checks) {
  test(sentence, () => check({ browser, address: `${COINAGE_ORIGIN}/storefront/` }));
}
