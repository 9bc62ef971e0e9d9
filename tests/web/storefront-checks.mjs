// What the storefront promises, checked in a real browser. Each check is a sentence and a function; it gets a
// Playwright `browser` and the `address` the storefront is served at, opens its own pages and closes them.
// The clock is held at one day, so that every date on the page is known.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const NOW = new Date("2026-11-22T12:00:00Z");

/** The shop's languages: what is expected on the page in each. `counts` is keyed by the pieces in the cart. */
const LANGUAGES = {
  en: {
    dir: "ltr",
    title: "Marlow: useful things, well made",
    add: "Add to cart",
    mug: "Stoneware mug",
    currency: "USD",
    arrival: "Arrives by Nov 25, 2026",
    everything: "Order today and everything arrives by Wednesday, November 25, 2026.",
    empty: "Your cart is empty",
    counts: { 1: "1 item in your cart", 2: "2 items in your cart", 3: "3 items in your cart", 11: "11 items in your cart", 100: "100 items in your cart" },
    line: (price) => ({ 1: `1 piece at ${price}`, 2: `2 pieces at ${price} each`, 11: `11 pieces at ${price} each` }),
  },
  de: {
    dir: "ltr",
    title: "Marlow: Nützliches, gut gemacht",
    add: "In den Warenkorb",
    mug: "Steinzeugbecher",
    currency: "EUR",
    arrival: "Bei Ihnen bis 25. November 2026",
    everything: "Heute bestellt, ist alles bis Mittwoch, 25. November 2026 bei Ihnen.",
    empty: "Ihr Warenkorb ist leer",
    counts: { 1: "1 Artikel im Warenkorb", 2: "2 Artikel im Warenkorb", 3: "3 Artikel im Warenkorb", 11: "11 Artikel im Warenkorb", 100: "100 Artikel im Warenkorb" },
    line: (price) => ({ 1: `1 Stück zu ${price}`, 2: `2 Stück zu je ${price}`, 11: `11 Stück zu je ${price}` }),
  },
  fr: {
    dir: "ltr",
    title: "Marlow : l’utile, bien fait",
    add: "Ajouter au panier",
    mug: "Mug en grès",
    currency: "CHF",
    arrival: "Livraison d’ici le 25 nov. 2026",
    everything: "Commandez aujourd’hui, tout arrive au plus tard le mercredi 25 novembre 2026.",
    empty: "Votre panier est vide",
    counts: { 1: "1 article dans votre panier", 2: "2 articles dans votre panier", 3: "3 articles dans votre panier", 11: "11 articles dans votre panier", 100: "100 articles dans votre panier" },
    line: (price) => ({ 1: `1 exemplaire à ${price}`, 2: `2 exemplaires à ${price} pièce`, 11: `11 exemplaires à ${price} pièce` }),
  },
  "pt-BR": {
    dir: "ltr",
    title: "Marlow: coisas úteis, bem-feitas",
    add: "Adicionar ao carrinho",
    mug: "Caneca de cerâmica",
    currency: "BRL",
    arrival: "Chega até 25 de nov. de 2026",
    everything: "Peça hoje e tudo chega até quarta-feira, 25 de novembro de 2026.",
    empty: "Seu carrinho está vazio",
    counts: { 1: "1 item no seu carrinho", 2: "2 itens no seu carrinho", 3: "3 itens no seu carrinho", 11: "11 itens no seu carrinho", 100: "100 itens no seu carrinho" },
    line: (price) => ({ 1: `1 unidade por ${price}`, 2: `2 unidades por ${price} cada`, 11: `11 unidades por ${price} cada` }),
  },
  hi: {
    dir: "ltr",
    title: "मार्लो: काम की चीज़ें, सलीके से बनी",
    add: "कार्ट में डालें",
    mug: "स्टोनवेयर मग",
    currency: "INR",
    arrival: "25 नव॰ 2026 तक आपके पास",
    everything: "आज ऑर्डर करें, सब कुछ बुधवार, 25 नवंबर 2026 तक आपके पास पहुँच जाएगा।",
    empty: "आपका कार्ट ख़ाली है",
    counts: { 1: "आपके कार्ट में 1 चीज़ है", 2: "आपके कार्ट में 2 चीज़ें हैं", 3: "आपके कार्ट में 3 चीज़ें हैं", 11: "आपके कार्ट में 11 चीज़ें हैं", 100: "आपके कार्ट में 100 चीज़ें हैं" },
    line: (price) => ({ 1: `1 नग, कीमत ${price}`, 2: `2 नग, हर एक ${price}`, 11: `11 नग, हर एक ${price}` }),
  },
  ja: {
    dir: "ltr",
    title: "マーロウ｜役に立つものを、ていねいに",
    add: "カートに入れる",
    mug: "ストーンウェアのマグカップ",
    currency: "JPY",
    arrival: "2026年11月25日までにお届け",
    everything: "本日のご注文で、すべて2026年11月25日水曜日までにお届けします。",
    empty: "カートは空です",
    counts: { 1: "カートに1点の商品があります", 2: "カートに2点の商品があります", 3: "カートに3点の商品があります", 11: "カートに11点の商品があります", 100: "カートに100点の商品があります" },
    line: (price) => ({ 1: `${price} × 1点`, 2: `${price} × 2点`, 11: `${price} × 11点` }),
  },
  ar: {
    dir: "rtl",
    title: "مارلو: أشياء نافعة متقنة الصنع",
    add: "أضف إلى السلّة",
    mug: "كوب من الخزف الحجري",
    currency: "USD",
    arrival: "يصلك بحلول 25 نوفمبر 2026",
    everything: "اطلب اليوم ويصلك كل شيء في موعد أقصاه الأربعاء، 25 نوفمبر 2026.",
    empty: "سلّتك فارغة",
    counts: { 1: "منتج واحد في سلّتك", 2: "منتجان في سلّتك", 3: "3 منتجات في سلّتك", 11: "11 منتجًا في سلّتك", 100: "100 منتج في سلّتك" },
    line: (price) => ({ 1: `قطعة واحدة بسعر ${price}`, 2: `قطعتان، سعر القطعة ${price}`, 11: `11 قطعةً، سعر القطعة ${price}` }),
  },
};

const MUG_PRICE = 1850n; // euro cents
const GROUPS = (digits, separator) => digits.replace(/\B(?=(\d{3})+$)/gu, separator);

/** How an amount is written in a language, by its whole part and its two decimals. */
const PRICES = [
  ["en", "USD", (whole, cents) => `$${GROUPS(whole, ",")}.${cents}`],
  ["en", "GBP", (whole, cents) => `£${GROUPS(whole, ",")}.${cents}`],
  ["en", "CAD", (whole, cents) => `CA$${GROUPS(whole, ",")}.${cents}`],
  ["en", "KRW", (whole) => `₩${GROUPS(whole, ",")}`],
  ["de", "EUR", (whole, cents) => `${GROUPS(whole, ".")},${cents} €`],
  ["de", "CHF", (whole, cents) => `${GROUPS(whole, ".")},${cents} CHF`],
  ["de", "JPY", (whole) => `${GROUPS(whole, ".")} ¥`],
  ["fr", "CHF", (whole, cents) => `${GROUPS(whole, " ")},${cents} CHF`],
  ["fr", "USD", (whole, cents) => `${GROUPS(whole, " ")},${cents} $US`],
  ["pt-BR", "BRL", (whole, cents) => `R$ ${GROUPS(whole, ".")},${cents}`],
  ["pt-BR", "MXN", (whole, cents) => `MX$ ${GROUPS(whole, ".")},${cents}`],
  ["hi", "INR", (whole, cents) => `₹${GROUPS(whole, ",")}.${cents}`],
  ["ja", "JPY", (whole) => `￥${GROUPS(whole, ",")}`],
  ["ja", "USD", (whole, cents) => `$${GROUPS(whole, ",")}.${cents}`],
  ["ar", "USD", (whole, cents) => `${GROUPS(whole, ",")}.${cents} USD`],
  ["ar", "JPY", (whole) => `${GROUPS(whole, ",")} JPY`],
];

const [newest, rates] = (() => {
  const [head, first] = readFileSync(new URL("../../data/ecb/eurofxref-hist.csv", import.meta.url), "utf8").split(/\r?\n/u, 2);
  const cells = first.split(",");
  const quoted = new Map(head.split(",").map((name, index) => [name, cells[index]]));
  return [quoted.get("Date"), quoted.set("EUR", "1")];
})();

/** The price of the mug in a currency, worked out here once more: whole units and two decimals, as digits. */
function mugPrice(currency, pieces = 1n) {
  const [whole, fraction = ""] = rates.get(currency).split(".");
  const digits = currency === "JPY" || currency === "KRW" ? 0 : 2;
  const numerator = MUG_PRICE * BigInt(whole + fraction) * 10n ** BigInt(digits);
  const denominator = 100n * 10n ** BigInt(fraction.length);
  let minor = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (twice > denominator || (twice === denominator && minor % 2n === 1n)) minor += 1n;
  const text = String(minor * pieces).padStart(digits + 1, "0");
  return [text.slice(0, text.length - digits), text.slice(text.length - digits)];
}

/** The text a reader sees: any space a space, no invisible direction marks, no line ends. */
const plain = (text) =>
  text
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();

/** Opens the shop in a context of its own, watches it, and closes it after `work`. */
async function withShop({ browser, address }, query, options, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US", timezoneId: "UTC", ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`thrown: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A picture still under way when the check reloads the page is not a fault.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== "data:" && origin !== new URL(address).origin) faults.push(`fetched from outside: ${request.url()}`);
  });
  await page.clock.setFixedTime(NOW);
  const open = async (search) => {
    await page.goto(`${address}${search}`);
    await page.waitForSelector('html[data-state="ready"], html[data-state="failed"]');
    assert.equal(await page.getAttribute("html", "data-state"), "ready", await page.textContent("#failure"));
  };
  try {
    await open(query);
    const text = async (selector) => plain(await page.textContent(selector));
    await work({ page, text, open });
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

const MUG = '[data-product="mug"]';
const MUG_LINE = '[data-line="mug"]';

async function setQuantity(page, quantity) {
  await page.fill(`${MUG_LINE} input`, String(quantity));
  await page.press(`${MUG_LINE} input`, "Enter");
}

async function choose(page, language) {
  await page.selectOption("#language", language);
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}

const forEachLanguage = (sentence, check) =>
  Object.entries(LANGUAGES).map(([language, expected]) => [`${sentence} (${language})`, (at) => check(at, language, expected)]);

const checks = [
  ...forEachLanguage("a page has this language’s words, direction, dates, plural forms and names of controls", (at, language, expected) =>
    withShop(at, `?lang=${language}&currency=${expected.currency}`, {}, async ({ page, text }) => {
      assert.equal(await page.getAttribute("html", "lang"), language);
      assert.equal(await page.getAttribute("html", "dir"), expected.dir);
      assert.equal(plain(await page.title()), expected.title);
      assert.equal(await text(`${MUG} .name`), expected.mug);
      assert.equal(await text(`${MUG} .add`), expected.add);
      assert.equal(await text(`${MUG} .arrival`), expected.arrival);
      assert.equal(await page.locator(".card").count(), 24);
      const blank = await page.evaluate(() =>
        [...document.querySelectorAll(".card *, h1, h2, label, option")].filter((node) => node.checkVisibility() && node.children.length === 0 && !node.closest("svg") && node.textContent.trim() === "").length,
      );
      assert.equal(blank, 0, "an element is left without words");
      const whole = plain(await page.textContent("#shop"));
      assert.doesNotMatch(whole, /[{}]|undefined|\[object/u, "a placeable is left unresolved");

      assert.equal(await text("#cart-count"), expected.empty);
      await page.click(`${MUG} .add`);
      const price = await text(`${MUG} .price`);
      const lines = expected.line(price);
      for (const [pieces, sentence] of Object.entries(expected.counts)) {
        await setQuantity(page, pieces);
        assert.equal(await text("#cart-count"), sentence);
        if (lines[pieces]) assert.equal(await text(`${MUG_LINE} .each`), lines[pieces]);
      }
      assert.equal(await text("#arrival"), expected.everything);
      assert.deepEqual(await page.evaluate(misnamedControls), []);
      await setQuantity(page, 0);
      assert.equal(await text("#cart-count"), expected.empty);
      assert.equal(await page.locator(MUG_LINE).count(), 0);
    }),
  ),

  [
    "prices are exact and written as people write them",
    (at) =>
      withShop(at, "?lang=en&currency=USD", {}, async ({ page, text }) => {
        await page.click(`${MUG} .add`);
        await setQuantity(page, 100);
        for (const [language, currency, write] of PRICES) {
          await choose(page, language);
          await page.selectOption("#currency", currency);
          const at = `${language}, ${currency}`;
          assert.equal(await text(`${MUG} .price`), write(...mugPrice(currency)), at);
          // India groups by hundreds above the thousands.
          assert.equal(await text(`${MUG_LINE} .sum`), write(...mugPrice(currency, 100n)).replace(/^₹(\d)(\d{2}),/u, "₹$1,$2,"), at);
        }
      }),
  ],

  [
    "the rate is shown to the digit, with its date and its source",
    (at) =>
      withShop(at, "?lang=en&currency=JPY", {}, async ({ page, text }) => {
        const day = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${newest}T00:00:00Z`));
        assert.equal(await text("#rate"), `Prices converted at the European Central Bank’s reference rate of ${day}: EUR 1 = JPY ${rates.get("JPY")}.`);
        await page.selectOption("#currency", "EUR");
        assert.equal(await text("#rate"), "Prices are shown in the currency they are set in; nothing is converted.");
      }),
  ],

  [
    "language and currency switch without a reload, keep the cart and the focus, and stand in the address",
    (at) =>
      withShop(at, "", {}, async ({ page, text, open }) => {
        await page.evaluate(() => {
          globalThis.notReloaded = true;
        });
        await page.click(`${MUG} .add`);
        await page.click(`${MUG} .add`);
        await page.focus("#language");
        for (const [language, expected] of Object.entries(LANGUAGES)) {
          await choose(page, language);
          assert.equal(await page.getAttribute("html", "dir"), expected.dir);
          assert.equal(await text("#cart-count"), expected.counts[2]);
          assert.equal(await page.evaluate(() => document.activeElement.id), "language");
          assert.equal(new URL(page.url()).searchParams.get("lang"), language);
          assert.equal(new URL(page.url()).searchParams.get("currency"), "USD", "the currency does not follow the language");
        }
        await page.selectOption("#currency", "BRL");
        assert.equal(new URL(page.url()).searchParams.get("currency"), "BRL");
        assert.equal(await page.evaluate(() => globalThis.notReloaded), true);
        await open("");
        assert.equal(await page.getAttribute("html", "lang"), "ar", "the choice is remembered");
        assert.equal(await page.inputValue("#currency"), "BRL");
        assert.equal(await text("#cart-count"), LANGUAGES.ar.counts[2]);
      }),
  ],

  ...[
    ["fr-CA", "fr", "CAD"],
    ["de-CH", "de", "CHF"],
    ["de-AT", "de", "EUR"],
    ["en-GB", "en", "GBP"],
    ["ar-EG", "ar", "USD"],
    ["hi-IN", "hi", "INR"],
    ["pt-BR", "pt-BR", "BRL"],
    ["ja", "ja", "JPY"],
    ["tlh", "en", "USD"],
  ].map(([preferred, language, currency]) => [
    `a browser that prefers ${preferred} gets ${language} and ${currency}`,
    (at) =>
      withShop(at, "", { locale: preferred }, async ({ page }) => {
        assert.equal(await page.getAttribute("html", "lang"), language);
        assert.equal(await page.inputValue("#currency"), currency);
      }),
  ]),

  [
    "unknown choices in the address and broken storage do no harm",
    (at) =>
      withShop(at, "?lang=%3Cscript%3E&currency=XYZ", {}, async ({ page, text, open }) => {
        assert.equal(await page.getAttribute("html", "lang"), "en");
        assert.equal(await page.inputValue("#currency"), "USD");
        for (const kept of ["{", "null", '{"cart":[["mug",-3],["nothing",2],["pen","x"],["lamp",1.9],7]}']) {
          await page.evaluate((value) => localStorage.setItem("marlow", value), kept);
          await open("?lang=en&currency=USD");
        }
        assert.equal(await text("#cart-count"), "1 item in your cart");
      }),
  ],

  [
    "delivery counts from the day on the shopper’s own calendar",
    (at) =>
      withShop(at, "?lang=en", { timezoneId: "Pacific/Auckland" }, async ({ text }) => {
        assert.equal(await text(`${MUG} .arrival`), "Arrives by Nov 26, 2026");
      }),
  ],

  [
    "the cart adds up, and delivery is free from the threshold on",
    (at) =>
      withShop(at, "?lang=de&currency=EUR", {}, async ({ page, text }) => {
        await page.click('[data-product="lamp"] .add');
        assert.equal(await text("#subtotal"), "79,00 €");
        assert.equal(await text("#delivery"), "Kostenlos");
        await page.click('[data-line="lamp"] .remove');
        await page.click(`${MUG} .add`);
        assert.equal(await text("#delivery"), "4,90 €");
        assert.equal(await text("#total"), "23,40 €");
        assert.match(await text(".threshold"), /^Noch 56,50 € bis/u);
      }),
  ],

  [
    "changes are spoken, and the focus is never lost",
    (at) =>
      withShop(at, "?lang=en&currency=USD", {}, async ({ page, text }) => {
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
        await page.focus(`${MUG} .add`);
        await page.keyboard.press("Enter");
        assert.equal(await text("#announcement"), "Stoneware mug added. 1 item in your cart.");
        await page.focus(`${MUG_LINE} [data-step="more"]`);
        await page.keyboard.press("Enter");
        await page.keyboard.press("Enter");
        assert.equal(await page.evaluate(() => document.activeElement.dataset.step), "more");
        assert.equal(await page.inputValue(`${MUG_LINE} input`), "3");
        assert.equal(await text("#announcement"), "Stoneware mug updated. 3 items in your cart.");
        await page.focus(`${MUG_LINE} .remove`);
        await page.keyboard.press("Enter");
        assert.equal(await text("#announcement"), "Stoneware mug removed. Your cart is empty.");
        assert.equal(await page.evaluate(() => document.activeElement.id), "cart-heading");
      }),
  ],

  [
    "nothing runs out of a telephone’s 360 pixels in any language, and nothing is too small for a finger",
    (at) =>
      withShop(at, "?lang=en&currency=KRW", { viewport: { width: 360, height: 740 } }, async ({ page }) => {
        for (const id of ["mug", "board", "backpack"]) await page.click(`[data-product="${id}"] .add`);
        await setQuantity(page, 999);
        for (const language of Object.keys(LANGUAGES)) {
          await choose(page, language);
          assert.deepEqual(await page.evaluate(misfits), [], language);
        }
      }),
  ],

  ...["light", "dark"].map((colorScheme) => [
    `text stands out from its ground by 4.5 to 1, large text by 3 to 1 (${colorScheme})`,
    (at) =>
      withShop(at, "?lang=en&currency=USD", { colorScheme }, async ({ page }) => {
        await page.click(`${MUG} .add`);
        await page.mouse.move(0, 0);
        assert.deepEqual(await page.evaluate(faintTexts), []);
      }),
  ]),

  [
    "without JavaScript the page says what it needs",
    async ({ browser, address }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      try {
        const page = await context.newPage();
        await page.goto(address);
        assert.match(await page.textContent("body"), /switch JavaScript on/u);
      } finally {
        await context.close();
      }
    },
  ],
];

/** Runs in the page: controls without a name, or whose name does not begin with what is seen; ids given twice. */
function misnamedControls() {
  const found = [];
  for (const control of document.querySelectorAll("button, input, select, progress, nav")) {
    const label = control.getAttribute("aria-label") ?? control.labels?.[0]?.textContent ?? control.textContent;
    const seen = control.tagName === "BUTTON" && /\p{Letter}/u.test(control.textContent) ? control.textContent.trim() : "";
    if (!label.trim() || !label.startsWith(seen)) found.push(control.outerHTML.slice(0, 120));
  }
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push(`id twice: ${id}`);
  return found;
}

/** Runs in the page: what makes it wider than its window, and controls lower than 40 pixels. */
function misfits() {
  const width = document.documentElement.clientWidth;
  const found = document.documentElement.scrollWidth > width ? [`page is ${document.documentElement.scrollWidth} wide`] : [];
  for (const node of document.querySelectorAll("#shop *")) {
    if (!node.checkVisibility() || node.closest("svg") || node.classList.contains("skip")) continue;
    const { left, right, height } = node.getBoundingClientRect();
    if (left < -1 || right > width + 1) found.push(`outside: ${node.outerHTML.slice(0, 120)}`);
    const card = node.closest(".card, #cart")?.getBoundingClientRect();
    if (card && (left < card.left - 1 || right > card.right + 1)) found.push(`outside of its card: ${node.outerHTML.slice(0, 120)}`);
    if (node.matches("button, select") && height < 40) found.push(`small: ${node.outerHTML.slice(0, 120)}`);
  }
  return found;
}

/** Runs in the page: every visible text whose contrast with what is painted behind it is too low. */
function faintTexts() {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  // Painting lets the browser itself turn any colour notation into red, green and blue.
  const paint = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const luminance = (channels) => {
    const [red, green, blue] = channels.map((value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const faint = [];
  for (const node of document.querySelectorAll("#shop *")) {
    const hasText = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!hasText || !node.checkVisibility({ visibilityProperty: true }) || node.matches("option, .skip")) continue;
    const grounds = [];
    for (let at = node; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor);
    const style = getComputedStyle(node);
    const [ground, ink] = [luminance(paint(grounds)), luminance(paint([...grounds, style.color]))];
    const contrast = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (large ? 3 : 4.5)) faint.push(`${contrast.toFixed(2)}: ${node.className || node.tagName}: ${node.textContent.slice(0, 40)}`);
  }
  return faint;
}

export { LANGUAGES, checks, faintTexts, misfits, misnamedControls, plain, withShop };
