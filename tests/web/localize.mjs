// Messages in a page: what `localize` writes, what it follows, and that no translation runs code, in Chromium.

import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import init, { Coinage, Money } from "../../www/coinage/standard.js";
import { launch, origin, watch } from "./chromium.mjs";

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
  );
  return found;
}

let browser;
let page;
let seen;

before(async () => {
  browser = await launch();
  page = await browser.newPage();
  seen = watch(page);
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

test("elements speak for those who write no script", async () => {
  const texts = await page.evaluate(async () => {
    globalThis.module.defineElements(globalThis.coinage);
    const root = document.createElement("div");
    root.innerHTML = '<coinage-message name="hello" args=\'{"name":"Ana"}\'></coinage-message><coinage-money amount="1299.50" currency="EUR"></coinage-money><coinage-date value="2026-11-22T10:00:00Z" date-style="long"></coinage-date>';
    document.body.append(root);
    const first = [...root.children].map((element) => element.innerHTML);
    root.children[1].setAttribute("currency", "JPY");
    return [...first, root.children[1].innerHTML];
  });
  assert.deepEqual(texts, ["Hello, <em>Ana</em>!", "€1,299.50", "November 22, 2026", "¥1,300"]);
});

test("the page asked for its own files only and complained of nothing", () => {
  assert.deepEqual(seen.faults, []);
});
