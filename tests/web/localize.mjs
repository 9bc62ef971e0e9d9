// Messages in a page: what `localize` writes, what it follows, and that no translation runs code, in Chromium.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, before } from "node:test";

import init, { Coinage, Money } from "../../www/coinage/standard.js";
import { launchPage, origin } from "./chromium.mjs";

const MESSAGES = `
hello = Hello, <em>{ $name }</em>!
    .title = For { $name }
terms = Read the <a data-l10n-name="terms">terms</a> & <strong title="now">pay</strong>.<br>Thanks
cart = { $count ->
    [one] { $count } item
   *[other] { $count } items
} for { $total }
search =
    .placeholder = Words
    .onclick = alert(1)
    .href = javascript:alert(1)
plain = Words
only-en = From English
`;
/** Texts and what is sent of them, where the page has a link named `own`; `tests/markup.rs` holds the core to the same. */
const cases = JSON.parse(readFileSync(new URL("markup.json", import.meta.url), "utf8"));
const GERMAN = "plain = Wörter\n";

/** Attempts to run code, each a translation: handlers, addresses, nesting, torn and foreign markup, references. */
function attempts() {
  const call = "globalThis.hit=1";
  const elements = ["script", "img", "svg", "math", "iframe", "object", "embed", "video", "audio", "body", "input", "details", "a", "em", "strong", "form", "button", "style", "link", "meta", "base", "template", "noscript", "marquee", "select", "textarea", "title", "xmp", "plaintext", "frameset"];
  const handlers = ["onerror", "onload", "onclick", "onfocus", "ontoggle", "onanimationstart", "onpointerover", "OnErRoR"];
  const found = [];
  for (const name of elements) {
    for (const handler of handlers) found.push(`<${name} src=x href=x open autofocus tabindex=0 ${handler}="${call}">x</${name}>`);
    found.push(`<${name} data-l10n-name="own" onclick=${call}>x</${name}>`, `<${name}/onload=${call}>`, `<${name}\n\tonerror\n=\n"${call}">`);
  }
  for (const address of [`javascript:${call}`, `JaVaScRiPt:${call}`, ` javascript:${call}`, `java\tscript:${call}`, `&#106;avascript:${call}`, `data:text/html,<script>${call}</script>`, `vbscript:${call}`]) {
    for (const name of ["a", "em", "form", "iframe", "area", "object"]) found.push(`<${name} href="${address}" src="${address}" action="${address}" data="${address}" xlink:href="${address}">x</${name}>`);
  }
  found.push(
    `<script>${call}</script>`, `<scr<script>ipt>${call}</script>`, `<<script>${call}//<</script>`, `<script src=data:,${call}></script>`, `</em><script>${call}</script>`,
    `<em><script>${call}</script></em>`, `<svg><script>${call}</script></svg>`, `<svg><animate onbegin=${call} attributeName=x></svg>`, `<svg><a xlink:href="javascript:${call}"><text>x</text></a></svg>`,
    `<math><mtext><table><mglyph><style><img src=x onerror=${call}>`, `<math href="javascript:${call}">x</math>`, `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
    `<template><img src=x onerror=${call}></template>`, `<style>@import 'javascript:${call}';</style>`, `<!--><img src=x onerror=${call}>-->`, `<![CDATA[<img src=x onerror=${call}>]]>`, `<?xml?><img src=x onerror=${call}>`,
    `&lt;img src=x onerror=${call}&gt;`, `&#60;script&#62;${call}&#60;/script&#62;`, `<em title="&quot; onclick=&quot;${call}">x</em>`, `<em title='" onclick="${call}'>x</em>`, `<em title=x"onclick="${call}">x</em>`,
    `<em style="background:url(javascript:${call})">x</em>`, `<em class="x" id="x" name="x">x</em>`, `<em\u0000onclick=${call}>x</em>`, `<e\u0000m onclick=${call}>x</em>`, `<em onclick${"\u2003"}=${call}>x`,
    `<a data-l10n-name="own" href="javascript:${call}">x</a>`, `<a data-l10n-name="own"><img src=x onerror=${call}></a>`, `<a data-l10n-name='own' data-l10n-name="x">x</a>`, `<button data-l10n-name="own" formaction="javascript:${call}">x</button>`,
    `<span is="x-y" slot="z" contenteditable onfocus=${call}>x</span>`, `<time datetime="x" onclick="${call}">x</time>`, `<bdo dir="rtl" onclick="${call}">x</bdo>`, "<em ".repeat(200), "<em>".repeat(200), "</em>".repeat(50), `<em a=1 a=2 title=1 title="${call}">`,
    // The separator of the border to the module, in every place that a text goes through.
    `<em data-l10n-name="x\0${1}\0onclick\0${call}">x</em>`, `<em title="x\0o\0script\0\0${0}\0">x</em>`, `x\0o\0img\0\0${1}\0onerror\0${call}\0<b>`, `<em data-l10n-name="x&#0;${1}&#0;onclick&#0;${call}">x</em>`,
    // Texts that change their meaning when a parser writes and reads them again.
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${call}&gt;">`, `<svg></p><style><a id="</style><img src=x onerror=${call}>">`, `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${call}>`,
    `<em title="</em><img src=x onerror=${call}>">x</em>`, `<q title="--><img src=x onerror=${call}>">x</q>`, `<noscript><em title="</noscript><img src=x onerror=${call}>">x</em></noscript>`, `<svg><foreignObject><img src=x onerror=${call}></foreignObject></svg>`,
    `<svg><desc><![CDATA[</desc><script>${call}</script>]]></svg>`, `<select><template><em><img src=x onerror=${call}></em></template></select>`, `<a data-l10n-name="own"><a data-l10n-name="own" onclick=${call}>x</a></a>`, `<em>\r\n<img src=x onerror=${call}>\r</em>`,
    `<bdo\u000bonclick=${call}>x</bdo>`, `<EM ONCLICK=${call}>x</EM>`, `<em/onclick=${call}/>x`, `<em title=\`x\` onclick=${call}>x</em>`, `<x-y onclick=${call}>x</x-y>`, `<coinage-message name="m" args='{"text":"<img src=x onerror=${call}>"}'>`, `<image src=x onerror=${call}>`, `<isindex type=image src=x onerror=${call}>`,
  );
  return found;
}

let browser;
let page;
let seen;

before(async () => {
  ({ browser, page, seen } = await launchPage());
  await page.route("**/localize.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><body>
        <p id="hello" data-l10n-id="hello" data-l10n-args='{"name":"<b>Ana</b>"}'></p>
        <p id="terms" data-l10n-id="terms"><a data-l10n-name="terms" href="/terms" class="mine">?</a></p>
        <p id="cart" data-l10n-id="cart" data-l10n-args='{"count":2,"total":{"amount":"12.50","currency":"EUR"}}'></p>
        <input id="search" data-l10n-id="search" data-l10n-attrs="onclick href placeholder">
        <p id="gone" data-l10n-id="gone">as it was</p></body></html>`,
    }),
  );
  await page.goto(`${origin}/localize.html`);
  await page.evaluate(async ([en, de]) => {
    const module = await import("/coinage/standard.js");
    await module.default();
    globalThis.module = module;
    globalThis.make = (messages) => module.Coinage.fromSources(["en"], { en: messages }, { useIsolating: false });
    globalThis.heard = [];
    globalThis.coinage = globalThis.make(en);
    globalThis.german = module.Coinage.fromSources(["de", "en"], { de, en }, { useIsolating: false });
    document.querySelector("a").addEventListener("click", (event) => (event.preventDefault(), (globalThis.clicked = true)));
    globalThis.localized = globalThis.coinage.localize(document, { onError: (error) => globalThis.heard.push(error) });
  }, [MESSAGES, GERMAN]);
});

after(() => browser?.close());

const html = (id) => page.evaluate((id) => document.getElementById(id).innerHTML, id);
const frame = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

test("elements get their text, their attributes and the markup of text", async () => {
  assert.equal(await html("hello"), "Hello, <em>&lt;b&gt;Ana&lt;/b&gt;</em>!".replace("&lt;b&gt;Ana&lt;/b&gt;", "<b>Ana</b>"));
  assert.equal(await page.getAttribute("#hello", "title"), "For <b>Ana</b>");
  assert.equal(await html("cart"), "2 items for €12.50");
});

test("an element of the page's own keeps its attributes and listeners around the translation's words", async () => {
  assert.equal(await html("terms"), 'Read the <a data-l10n-name="terms" href="/terms" class="mine">terms</a> &amp; <strong title="now">pay</strong>.<br>Thanks');
  assert.equal(await page.evaluate(() => (document.querySelector("#terms a").click(), globalThis.clicked)), true);
});

test("only attributes that are words are set, whatever the page or the message lists", async () => {
  const attributes = await page.evaluate(() => document.getElementById("search").getAttributeNames());
  assert.deepEqual(attributes.sort(), ["data-l10n-attrs", "data-l10n-id", "id", "placeholder"]);
});

test("a message that is nowhere leaves the element alone and is told", async () => {
  assert.equal(await html("gone"), "as it was");
  assert.deepEqual(await page.evaluate(() => globalThis.heard.map(({ id, code }) => [id, code])), [["gone", "unknown-message"]]);
});

test("changes are followed: arguments, ids, new elements", async () => {
  await page.evaluate(() => {
    document.getElementById("cart").setAttribute("data-l10n-args", '{"count":1,"total":{"amount":"1299","currency":"JPY"}}');
    const added = document.createElement("div");
    added.innerHTML = '<span id="added" data-l10n-id="plain"></span>';
    document.body.append(added);
  });
  await frame();
  assert.deepEqual([await html("cart"), await html("added")], ["1 item for ¥1,299", "Words"]);
  await page.evaluate(() => {
    globalThis.localized.disconnect();
    document.getElementById("added").setAttribute("data-l10n-id", "only-en");
  });
  await frame();
  assert.equal(await html("added"), "Words", "no longer");
});

test("words of a language that stands in are marked with it", async () => {
  const marked = await page.evaluate(() => {
    const root = document.createElement("div");
    root.innerHTML = '<p data-l10n-id="plain"></p><p data-l10n-id="only-en"></p>';
    globalThis.german.localize(root).disconnect();
    return [...root.children].map((element) => [element.textContent, element.lang]);
  });
  assert.deepEqual(marked, [["Wörter", ""], ["From English", "en"]]);
  // Against the direction of the page's language, with the direction too; no longer once the words are the page's own.
  const directed = await page.evaluate(() => {
    const Coinage = globalThis.german.constructor;
    const arabic = Coinage.fromSources(["ar", "en"], { ar: "plain = كلمات", en: "only-en = From English" });
    const root = document.createElement("div");
    root.innerHTML = '<p data-l10n-id="only-en"></p>';
    const marks = () => [root.firstChild.lang, root.firstChild.dir];
    arabic.localize(root).disconnect();
    const first = marks();
    root.firstChild.setAttribute("data-l10n-id", "plain");
    arabic.localize(root).disconnect();
    return [first, marks()];
  });
  assert.deepEqual(directed, [["en", "ltr"], ["", ""]]);
});

test("another catalog is taken for all that is followed", async () => {
  const [first, second, last] = await page.evaluate(async () => {
    const root = document.createElement("div");
    root.innerHTML = '<p data-l10n-id="m"></p>';
    document.body.append(root);
    const localized = globalThis.make("m = Old").localize(root);
    const texts = [root.textContent];
    localized.use(globalThis.make("m = New\nother = Other"));
    texts.push(root.textContent);
    root.firstChild.setAttribute("data-l10n-id", "other");
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    localized.disconnect();
    root.remove();
    return [...texts, root.textContent];
  });
  assert.deepEqual([first, second, last], ["Old", "New", "Other"]);
});

test("lists, ranges and amounts in them are told as JSON", async () => {
  const written = await page.evaluate(() => {
    const catalog = globalThis.make("who = { $who }\nday = { $day ->\n    [one] { $day } day\n   *[other] { $day } days\n}");
    const root = document.createElement("div");
    const given = [["who", { who: ["Ana", "Bo"] }], ["day", { day: { start: 1, end: 2 } }], ["day", { day: { start: { amount: "1.50", currency: "EUR" }, end: { amount: 2, currency: "EUR" } } }]];
    for (const [id, args] of given) {
      const element = document.createElement("p");
      element.setAttribute("data-l10n-id", id);
      element.setAttribute("data-l10n-args", JSON.stringify(args));
      root.append(element);
    }
    catalog.localize(root).disconnect();
    return [...root.children].map((element) => element.textContent);
  });
  assert.deepEqual(written, ["Ana and Bo", "1–2 days", "€1.50 – €2.00 days"]);
});

test("no translation runs code, however it is written", async () => {
  const list = attempts();
  assert.ok(list.length > 300, `${list.length} attempts`);
  const results = await page.evaluate(async (list) => {
    delete globalThis.hit;
    const wrong = [];
    const variables = globalThis.make("m = { $text }\n    .title = { $text }");
    for (const text of list) {
      const root = document.createElement("div");
      root.innerHTML = '<p data-l10n-id="m"><a data-l10n-name="own" href="#own">?</a></p>';
      const element = root.firstElementChild;
      element.setAttribute("data-l10n-args", JSON.stringify({ text }));
      document.body.append(root);
      variables.localize(root).disconnect();
      // What a server would send, read by the browser's own parser.
      const sent = document.createElement("div");
      sent.innerHTML = variables.renderMarkup("m", { text }, { own: { name: "a", attributes: { href: "#own" } } });
      document.body.append(sent);
      for (const made of [...root.querySelectorAll("p *"), ...sent.querySelectorAll("*")]) {
        const own = made.localName === "a" && made.getAttribute("href") === "#own";
        if (!own && !/^(?:abbr|b|bdi|bdo|br|cite|code|data|dfn|em|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/.test(made.localName)) wrong.push([text, made.outerHTML]);
        if (made.namespaceURI !== "http://www.w3.org/1999/xhtml") wrong.push([text, made.namespaceURI]);
        for (const name of made.getAttributeNames()) {
          if (!["title", "lang", "dir", "aria-label", "datetime", ...(own ? ["href", "data-l10n-name"] : [])].includes(name)) wrong.push([text, name]);
        }
        made.dispatchEvent(new Event("error"));
        made.dispatchEvent(new Event("load"));
        made.click?.();
      }
      root.remove();
      sent.remove();
    }
    await new Promise((done) => setTimeout(done, 100));
    return { wrong, hit: globalThis.hit };
  }, list);
  assert.deepEqual(results, { wrong: [], hit: undefined });
});

test("a server writes what the page makes of it, so that nothing changes when the page takes over", async () => {
  await init();
  const server = Coinage.fromSources(["en"], { en: MESSAGES }, { useIsolating: false });
  const slots = { terms: { name: "a", attributes: { href: "/terms" } } };
  const rendered = [
    ["hello", { name: "Ana & Bo" }], ["terms", undefined], ["cart", { count: 3, total: Money.of("12.50", "EUR") }], ["plain", undefined],
  ].map(([id, args]) => [id, server.renderMarkup(id, args, slots)]);
  const same = await page.evaluate((rendered) => {
    const root = document.createElement("div");
    const given = { hello: { name: "Ana & Bo" }, cart: { count: 3, total: { amount: "12.50", currency: "EUR" } } };
    for (const [id, sent] of rendered) {
      const element = document.createElement("p");
      element.innerHTML = sent;
      element.setAttribute("data-l10n-id", id);
      if (given[id]) element.setAttribute("data-l10n-args", JSON.stringify(given[id]));
      root.append(element);
    }
    globalThis.coinage.localize(root).disconnect();
    return rendered.map(([id, sent], at) => [id, sent, root.children[at].innerHTML]);
  }, rendered);
  for (const [id, sent, made] of same) assert.equal(made, sent, id);
});

test("every text with markup, however torn, is the same from a server and in a page, and taking over touches nothing", async () => {
  await init();
  const texts = [...attempts(), ...cases.map(({ text }) => text)];
  const server = Coinage.fromSources(["en"], { en: "m = { $text }" }, { useIsolating: false });
  const slots = { own: { name: "a", attributes: { href: "#own" } } };
  const rendered = texts.map((text) => [text, server.renderMarkup("m", { text }, slots)]);
  const { different, touched } = await page.evaluate((rendered) => {
    const catalog = globalThis.make("m = { $text }");
    const different = [];
    const touched = [];
    for (const [text, sent] of rendered) {
      const [written, taken] = [document.createElement("div"), document.createElement("div")];
      written.innerHTML = '<p data-l10n-id="m"><a href="#own" data-l10n-name="own"></a></p>';
      taken.innerHTML = '<p data-l10n-id="m"></p>';
      taken.firstChild.innerHTML = sent;
      for (const root of [written, taken]) root.firstChild.setAttribute("data-l10n-args", JSON.stringify({ text }));
      const before = taken.firstChild.innerHTML;
      const changes = new MutationObserver(() => {});
      changes.observe(taken, { subtree: true, childList: true, attributes: true, characterData: true });
      catalog.localize(written).disconnect();
      catalog.localize(taken).disconnect();
      if (written.firstChild.innerHTML !== before || taken.firstChild.innerHTML !== before) different.push([text, sent, written.firstChild.innerHTML]);
      // A slot that the page lacks leaves an element without its name, which is written anew.
      if (changes.takeRecords().length && !text.includes("data-l10n-name")) touched.push(text);
    }
    return { different, touched };
  }, rendered);
  assert.deepEqual(different, []);
  assert.deepEqual(touched, []);
});

for (const { says, text, html } of cases) {
  test(`on JavaScript's side as on the core's: ${says}`, async () => {
    await init();
    const catalog = Coinage.fromSources(["en"], { en: "m = { $text }" }, { useIsolating: false });
    assert.equal(catalog.renderMarkup("m", { text }, { own: { name: "a", attributes: { href: "#own" } } }), html);
  });
}

test("elements of the page's own are told to the core whatever their attributes hold", async () => {
  await init();
  const catalog = Coinage.fromSources(["en"], { en: 'm = <a data-l10n-name="one">1</a> <label data-l10n-name="two">2</label> <img data-l10n-name="three">' }, { useIsolating: false });
  const slots = { one: { name: "a", attributes: { title: "\0two\0label", href: `/?a=1&b="` } }, two: { name: "label" }, three: { name: "img", attributes: { width: 2, alt: "" } } };
  assert.equal(
    catalog.renderMarkup("m", undefined, slots),
    '<a title="\ufffdtwo\ufffdlabel" href="/?a=1&amp;b=&quot;" data-l10n-name="one">1</a> <label data-l10n-name="two">2</label> <img width="2" alt="" data-l10n-name="three">',
  );
});

test("a translation that leaves an element of the page's own out does not take it from the next one", async () => {
  const htmls = await page.evaluate(() => {
    const catalog = globalThis.make('long = See <a data-l10n-name="more">more</a>\nshort = Nothing');
    const root = document.createElement("div");
    root.innerHTML = '<p data-l10n-id="long"><a data-l10n-name="more" href="/more"></a></p>';
    const kept = root.querySelector("a");
    return ["long", "short", "long"].map((id) => {
      root.firstChild.setAttribute("data-l10n-id", id);
      catalog.localize(root).disconnect();
      return [root.firstChild.textContent, root.contains(kept)];
    });
  });
  assert.deepEqual(htmls, [["See more", true], ["Nothing", false], ["See more", true]]);
});

test("numbers in a page's arguments lose no digit, and what is wrong with one element stops no other", async () => {
  const { texts, codes } = await page.evaluate(() => {
    const catalog = globalThis.make('n = { $n }\nd = { DATETIME($d, dateStyle: "short") }\nscript = globalThis.hit = 2');
    const root = document.createElement("div");
    const add = (name, id, args) => {
      const element = document.createElement(name);
      element.setAttribute("data-l10n-id", id);
      if (args) element.setAttribute("data-l10n-args", args);
      root.append(element);
    };
    add("p", "n", '{"n":12345678901234567890}');
    add("p", "n", '{"n":{"amount":12345678901234567.89,"currency":"USD"}}');
    add("p", "n", '{"n":-0.25}');
    add("p", "n", '{"n":0.12345678901234567890}');
    add("p", "n", '{"n":"1 \\" 2"}');
    add("p", "n", '{"n":');
    add("p", "d", '{"d":{"datetime":"soon"}}');
    add("script", "script");
    add("p", "d", '{"d":{"datetime":"2026-11-22"}}');
    document.body.append(root);
    const codes = [];
    catalog.localize(root, { onError: ({ code }) => codes.push(code) }).disconnect();
    return { texts: [...root.children].map((element) => element.textContent), codes, hit: globalThis.hit };
  });
  assert.deepEqual(texts, ["12,345,678,901,234,567,890", "$12,345,678,901,234,567.89", "-0.25", "", '1 " 2', "", "", "", "11/22/26"]);
  assert.deepEqual(codes, ["invalid-number", "bad-request", "date-out-of-range", "bad-request"]);
});

test("what a page tells the browser to do is not set by a message", async () => {
  const contents = await page.evaluate(() => {
    const catalog = globalThis.make("m =\n    .content = 0;url=/elsewhere\n    .data-bind = x");
    const root = document.createElement("div");
    root.innerHTML = '<meta name="description" content="a" data-l10n-id="m"><meta http-equiv="x-none" content="a" data-l10n-id="m" data-l10n-attrs="content data-bind">';
    catalog.localize(root).disconnect();
    return [...root.children].map((element) => [element.getAttribute("content"), element.getAttribute("data-bind")]);
  });
  assert.deepEqual(contents, [["0;url=/elsewhere", null], ["a", null]]);
});

test("elements speak for those who write no script", async () => {
  const texts = await page.evaluate(async () => {
    globalThis.module.defineElements(globalThis.coinage);
    const root = document.createElement("div");
    root.innerHTML = '<coinage-message id="hello" args=\'{"name":"Ana"}\'></coinage-message><coinage-message name="plain" id="mine"></coinage-message><coinage-money amount="1299.50" currency="EUR"></coinage-money><coinage-date value="2026-11-22T10:00:00Z" date-style="long"></coinage-date>';
    document.body.append(root);
    const first = [...root.children].map((element) => element.innerHTML);
    root.children[2].setAttribute("currency", "JPY");
    return [...first, root.children[2].innerHTML];
  });
  assert.deepEqual(texts, ["Hello, <em>Ana</em>!", "Words", "€1,299.50", "November 22, 2026", "¥1,300"]);
});

test("the page asked for its own files only and complained of nothing", () => {
  assert.deepEqual(seen.faults, []);
});
