// What the storefront promises of its prices in other markets, as storefront-checks.mjs does of the rest. What is shown
// is held against `coinage price` on the command line, with the page's own products and file of markets.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { PRODUCTS } from "../../www/storefront/products.js";
import { LANGUAGES, faintTexts, misfits, misnamedControls, plain, withShop } from "./storefront-checks.mjs";

const root = new URL("../../", import.meta.url);
const command = process.env.COINAGE_COMMAND ?? new URL("target/debug/coinage", root).pathname;
const file = new URL("www/storefront/markets.json", root);
const { markets } = JSON.parse(readFileSync(file, "utf8"));

/** What the command line makes of the page's products: `de/mug` → its JSON. */
const expected = (() => {
  const list = PRODUCTS.map(({ id, price }) => `${id},${price / 100n}.${`${price % 100n}`.padStart(2, "0")},EUR\n`).join("");
  const told = execFileSync(command, ["price", "-", "--markets", fileURLToPath(file), "--explain", "--format", "json"], { input: `sku,amount,currency\n${list}`, encoding: "utf8" });
  return new Map(JSON.parse(told).map((price) => [`${price.market}/${price.sku}`, price]));
})();

const english = (amount, currency, digits) =>
  plain(new Intl.NumberFormat("en", { style: "currency", currency, ...digits }).format(amount));

async function openMarkets(page) {
  await page.click("#markets > summary");
  await page.waitForSelector(".market-choice label");
}

/** What the rows show: `id → [value, text]`. */
const shown = async (page) =>
  new Map(
    await page.$$eval("[data-priced]", (rows) =>
      rows.map((row) => {
        const amount = row.querySelector("data.price");
        return [row.dataset.priced, [amount.value, amount.textContent]];
      }),
    ),
  );

/** What a price's steps show, each a word, a value and the amount as text. */
async function steps(page, id) {
  await page.waitForSelector(`[data-priced="${id}"] .steps li`);
  return page.$$eval(`[data-priced="${id}"] .steps li`, (items) =>
    items.map((item) => [item.querySelector(".words")?.textContent, item.querySelector(".sum")?.value, item.querySelector(".sum")?.textContent]),
  );
}

const marketChecks = [
  [
    "the full module comes when the prices of other markets are asked for, and once",
    (at) =>
      withShop(at, "?lang=en&currency=USD", {}, async ({ page }) => {
        const asked = [];
        page.on("request", (request) => asked.push(new URL(request.url()).pathname));
        await page.reload({ waitUntil: "networkidle" });
        const late = (path) => /\/(index\.js|full_bg\.wasm|prices\.js|markets\.json)$/u.test(path);
        assert.deepEqual(asked.filter(late), []);
        await openMarkets(page);
        await page.click("#markets > summary");
        await page.click("#markets > summary");
        const names = asked.filter(late).map((path) => path.split("/").at(-1));
        assert.deepEqual(names.sort(), ["full_bg.wasm", "index.js", "markets.json", "prices.js"]);
        assert.equal(await page.getAttribute(".market-body", "aria-busy"), null);
        assert.equal(await page.isVisible(".market-status"), false);
      }),
  ],

  [
    "prices in every market are those of the command line, to the digit",
    (at) =>
      withShop(at, "?lang=en&currency=USD", {}, async ({ page }) => {
        await openMarkets(page);
        for (const market of Object.keys(markets)) {
          await page.check(`.market-choice [value="${market}"]`);
          const rows = await shown(page);
          assert.equal(rows.size, PRODUCTS.length);
          for (const [id, [value, text]] of rows) {
            const { price } = expected.get(`${market}/${id}`);
            assert.equal(value, price.amount, `${market}: ${id}`);
            assert.equal(plain(text), english(price.amount, price.currency), `${market}: ${id}`);
          }
        }
        const ending = (market) => [...expected].filter(([name]) => name.startsWith(`${market}/`)).every(([, { price, overridden }]) => overridden || price.amount.endsWith(markets[market].charm));
        assert.ok(ending("us") && ending("jp") && ending("br"), "the markets with an ending have it");
      }),
  ],

  [
    "each step leads to the amount that the command line tells, and the tax stands below",
    (at) =>
      withShop(at, "?lang=en&currency=EUR", {}, async ({ page }) => {
        await openMarkets(page);
        for (const id of ["mug", "notebook", "ruler", "kettle"]) await page.click(`[data-priced="${id}"] > summary`);
        for (const market of Object.keys(markets)) {
          await page.check(`.market-choice [value="${market}"]`);
          for (const id of ["mug", "notebook", "ruler", "kettle"]) {
            const told = expected.get(`${market}/${id}`);
            const wanted = told.steps.filter(({ name }) => name !== "split").map(({ after }) => after.amount);
            const tax = told.tax === undefined || told.tax === null ? [] : [told.tax];
            const added = markets[market].tax.treatment === "added" ? [told.gross] : [];
            const lines = await steps(page, id);
            assert.deepEqual(lines.slice(1).map(([, value]) => value), [...wanted, ...tax, ...added], `${market}: ${id}`);
            assert.ok(lines.every(([words]) => words && !/[{}…→]/u.test(words)), `${market}: ${id}: a step lacks words`);
          }
        }
        await page.check('.market-choice [value="us"]');
        assert.deepEqual((await steps(page, "kettle")).map(([words, , amount]) => [plain(words), plain(amount)]), [
          ["Price in this shop", "€64.00"],
          ["Converted at EUR 1 = USD 1.1172", "$71.5008"],
          ["Plus a markup of 4%", "$74.360832"],
          ["19% tax taken out", "≈ $62.488094"],
          ["Rounded to a price that ends in .99", "$61.99"],
          ["8.875% tax, added at the checkout", "$5.50"],
          ["To be paid", "$67.49"],
        ]);
      }),
  ],

  [
    "the keyboard opens the prices, chooses a market and opens a product’s steps, and the focus stays",
    (at) =>
      withShop(at, "?lang=en&currency=USD", {}, async ({ page, text }) => {
        await page.focus("#markets > summary");
        await page.keyboard.press("Enter");
        await page.waitForSelector(".market-choice label");
        assert.equal(await page.evaluate(() => document.activeElement.parentElement.id), "markets");
        await page.keyboard.press("Tab");
        await page.keyboard.press("ArrowDown");
        assert.equal(await page.evaluate(() => document.activeElement.value), "ch");
        assert.match(await text("#markets [aria-live] .rate"), /EUR 1 = CHF /u);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        assert.equal((await steps(page, "mug")).at(-2)[1], expected.get("ch/mug").price.amount);
        assert.equal(await page.evaluate(() => document.activeElement.parentElement.dataset.priced), "mug");
        assert.deepEqual(await page.evaluate(misnamedControls), []);
      }),
  ],

  [
    "prices of other markets follow the language, fit a telephone, and leave no placeable unresolved",
    (at) =>
      withShop(at, "?lang=en&currency=KRW", { viewport: { width: 360, height: 740 } }, async ({ page }) => {
        await openMarkets(page);
        for (const id of ["mug", "ruler"]) await page.click(`[data-priced="${id}"] > summary`);
        const headings = new Set();
        for (const language of Object.keys(LANGUAGES)) {
          await page.selectOption("#language", language);
          await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
          headings.add(await page.textContent("#markets h2"));
          for (const market of Object.keys(markets)) {
            await page.check(`.market-choice [value="${market}"]`);
            assert.deepEqual(await page.evaluate(misfits), [], `${language}: ${market}`);
            const all = plain(await page.textContent("#markets"));
            assert.doesNotMatch(all, /[{}]|undefined|\[object/u, `${language}: ${market}`);
          }
        }
        assert.equal(headings.size, Object.keys(LANGUAGES).length);
        await page.check('.market-choice [value="gb"]');
        await page.selectOption("#language", "fr");
        await page.waitForFunction(() => document.documentElement.lang === "fr");
        assert.match(plain(await page.textContent('[data-priced="ruler"] .steps')), /finissant par ,95/u);
      }),
  ],

  ...["light", "dark"].map((colorScheme) => [
    `the prices of other markets stand out from their ground (${colorScheme})`,
    (at) =>
      withShop(at, "?lang=en&currency=USD", { colorScheme }, async ({ page }) => {
        await openMarkets(page);
        await page.check('.market-choice [value="us"]');
        await page.click('[data-priced="mug"] > summary');
        await steps(page, "mug");
        assert.deepEqual(await page.evaluate(faintTexts), []);
      }),
  ]),

  [
    "where the full module can’t be had the shop says so and goes on",
    async ({ browser, address }) => {
      const context = await browser.newContext({ locale: "en-US" });
      try {
        const page = await context.newPage();
        await page.route("**/full_bg.wasm", (route) => route.abort());
        await page.goto(`${address}?lang=en&currency=USD`);
        await page.waitForSelector('html[data-state="ready"]');
        await page.click("#markets > summary");
        await page.waitForFunction(() => /could not be worked out/u.test(document.querySelector(".market-status").textContent));
        assert.equal(await page.isVisible(".market-choice"), false);
        await page.click('[data-product="mug"] .add');
        assert.equal(await page.textContent("#cart-count").then(plain), "1 item in your cart");
      } finally {
        await context.close();
      }
    },
  ],
];

export { marketChecks };
