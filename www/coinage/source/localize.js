// Messages in a page: elements that name one are given its text and attributes, and followed as the page changes. What of
// a translation becomes an element is decided in the core; nothing here hands a text to a parser of HTML.

import { ask, refuse } from "./border.js";
import { Money } from "./money.js";

const ID = "data-l10n-id";
const ARGS = "data-l10n-args";
const ATTRS = "data-l10n-attrs";
const NAME = "data-l10n-name";

/** Elements of text, which a translation may bring itself. */
const TEXT = new Set("abbr b bdi bdo br cite code data dfn em i kbd mark q s samp small span strong sub sup time u var wbr".split(" "));
const EMPTY = new Set(["br", "wbr", "img", "input"]);
/** The attributes that are words, by element. */
const WORDS = {
  "": ["title", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext"],
  area: ["alt"],
  img: ["alt"],
  input: ["alt", "placeholder"],
  optgroup: ["label"],
  option: ["label"],
  textarea: ["placeholder"],
  th: ["abbr"],
  track: ["label"],
};
const BUTTONS = ["button", "reset", "submit"];

/** The attributes of an element that its message may set. */
function words(element) {
  const name = element.localName;
  const listed = (element.getAttribute(ATTRS) ?? "").split(/[\s,]+/u).filter((word) => word !== "" && isWord(word));
  const values = name === "input" && BUTTONS.includes(element.type) ? ["value"] : [];
  return new Set([...WORDS[""], ...(Object.hasOwn(WORDS, name) ? WORDS[name] : []), ...values, ...listed]);
}

/** Whether a page may list an attribute: none that runs, loads, styles or names. */
const isWord = (name) => /^(?:data-(?!l10n-)[a-z0-9-]+|aria-[a-z]+|content|summary|label|abbr|alt|title|placeholder)$/u.test(name);

/** The pieces of a text: strings, elements as `{ name, slot, attributes }`, and null where one ends. */
function pieces(text) {
  if (!/[<&]/u.test(text)) return text === "" ? [] : [text];
  const told = ask("markup_pieces", text).split("\0");
  const found = [];
  for (let at = 0; at < told.length - 1; ) {
    const kind = told[at++];
    if (kind === "t") found.push(told[at++]);
    else if (kind === "c") found.push(null);
    else {
      const [name, slot, count] = told.slice(at, (at += 3));
      const attributes = [];
      for (let i = 0; i < Number(count); i++) attributes.push([told[at++], told[at++]]);
      found.push({ name, slot, attributes });
    }
  }
  return found;
}

const escaped = (text) => text.replace(/[&<>"\u00a0]/gu, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&nbsp;" })[letter]);

/**
 * A text with markup as HTML that is safe to send; the same that a page makes of it. `slots` are the elements that the
 * page has itself, by `data-l10n-name`: `{ terms: { name: "a", attributes: { href: "/terms" } } }`.
 */
export function renderText(text, slots = {}) {
  let out = "";
  const open = [];
  for (const piece of pieces(text)) {
    if (typeof piece === "string") out += escaped(piece);
    else if (piece === null) {
      const name = open.pop();
      if (name !== undefined && !EMPTY.has(name)) out += `</${name}>`;
    } else {
      const own = piece.slot && Object.hasOwn(slots, piece.slot) && slots[piece.slot].name === piece.name ? slots[piece.slot] : undefined;
      if (!own && !TEXT.has(piece.name)) {
        open.push(undefined);
        continue;
      }
      const attributes = own ? [...Object.entries(own.attributes ?? {}), [NAME, piece.slot]] : piece.attributes;
      out += `<${piece.name}${attributes.map(([name, value]) => ` ${name}="${escaped(`${value}`)}"`).join("")}>`;
      open.push(piece.name);
    }
  }
  return out;
}

/** Gives an element the text, its own named children around their words. */
function fill(element, text) {
  const found = pieces(text);
  if (found.length < 2 && typeof (found[0] ?? "") === "string") {
    const only = found[0] ?? "";
    if (element.textContent !== only || element.firstElementChild) element.textContent = only;
    return;
  }
  const page = element.ownerDocument;
  const slots = new Map();
  for (const child of element.querySelectorAll(`[${NAME}]`)) slots.set(child.getAttribute(NAME), child);
  const made = page.createDocumentFragment();
  const open = [made];
  for (const piece of found) {
    const top = open.at(-1);
    if (typeof piece === "string") top.append(piece);
    else if (piece === null) open.pop();
    else {
      const own = slots.get(piece.slot);
      if (piece.slot && own?.localName === piece.name) {
        slots.delete(piece.slot);
        own.replaceChildren();
        top.append(own);
        open.push(own);
      } else if (TEXT.has(piece.name)) {
        const child = page.createElement(piece.name);
        for (const [name, value] of piece.attributes) child.setAttribute(name, value);
        top.append(child);
        open.push(child);
      } else open.push(top);
    }
  }
  element.replaceChildren(made);
}

/** A value of `data-l10n-args`: amounts and days are told by their members. */
function argument(value) {
  if (value === null || typeof value !== "object") return typeof value === "boolean" ? `${value}` : (value ?? undefined);
  if ("amount" in value && "currency" in value) return Money.of(`${value.amount}`, value.currency);
  if ("datetime" in value) return new Date(value.datetime);
  if ("number" in value) return Number(value.number);
  return refuse("bad-request", "an argument is of no kind that messages take", 'write text, a number, {"amount","currency"} or {"datetime"}');
}

const parsed = (text) => (text ? Object.fromEntries(Object.entries(JSON.parse(text)).map(([name, value]) => [name, argument(value)])) : undefined);

/** Writes the messages of elements, all in one crossing. */
function translate(coinage, elements, hear) {
  const requests = [];
  const writes = [];
  for (const element of elements) {
    const id = element.getAttribute(ID);
    try {
      const args = parsed(element.getAttribute(ARGS));
      let is = false;
      const write = (name, set) => {
        if (!coinage.has(name)) return;
        is = true;
        requests.push([name, args]);
        writes.push(set);
      };
      if (coinage.hasValue(id)) write(id, (text) => fill(element, text));
      for (const name of words(element)) {
        write(`${id}.${name}`, (text) => element.getAttribute(name) === text || element.setAttribute(name, text));
      }
      if (!is && !coinage.has(id)) refuse("unknown-message", `there is no message \`${id}\` in any locale of the catalog`, "write it, or mend the id");
      const locale = coinage.localeOf(id);
      // Words of a language that stands in for the page's are marked as such.
      if (locale && locale !== coinage.locales[0]) element.lang = locale;
      else if (element.lang && coinage.locales.includes(element.lang)) element.removeAttribute("lang");
    } catch (error) {
      hear({ code: error.code ?? "bad-request", message: error.message, hint: error.hint, id });
    }
  }
  const texts = coinage.messages(requests);
  writes.forEach((write, at) => write(texts[at]));
}

const WATCHED = { subtree: true, childList: true, attributes: true, attributeFilter: [ID, ARGS, ATTRS] };

/**
 * Gives every element under a root that has `data-l10n-id` its message, and follows the root from then on: what changes
 * within a frame is written together. The answer's `disconnect` ends that.
 */
export function localize(root = document, { onError = (error) => console.warn(`coinage: ${error.id ?? ""} ${error.code}: ${error.message}`) } = {}) {
  const waiting = new Set();
  const gather = (node) => {
    if (node.nodeType === 1 && node.hasAttribute(ID)) waiting.add(node);
    if (node.querySelectorAll) for (const element of node.querySelectorAll(`[${ID}]`)) waiting.add(element);
  };
  const flush = () => {
    const elements = [...waiting].filter((element) => root.contains(element) && element.hasAttribute(ID));
    waiting.clear();
    if (elements.length) translate(this, elements, onError);
    // What was written just now is no change to follow.
    observer.takeRecords();
  };
  const frame = globalThis.requestAnimationFrame ?? ((work) => setTimeout(work, 0));
  const observer = new MutationObserver((records) => {
    const asleep = waiting.size === 0;
    for (const { type, target, addedNodes } of records) {
      if (type === "attributes") gather(target);
      else addedNodes.forEach(gather);
    }
    if (asleep && waiting.size) frame(flush);
  });
  gather(root);
  flush();
  observer.observe(root, WATCHED);
  return { disconnect: () => observer.disconnect(), refresh: () => (gather(root), flush()) };
}

/** A message as HTML that is safe to send. */
export function renderMarkup(id, args, slots) {
  return renderText(this.message(id, args), slots);
}

/** Defines the elements for pages without scripts of their own. */
export function defineElements(coinage, { NumberFormat, DateTimeFormat }, registry = customElements) {
  const define = (name, attributes, write) => {
    if (registry.get(name)) return;
    registry.define(name, class extends HTMLElement {
      static observedAttributes = attributes;
      connectedCallback() { this.#write(); }
      attributeChangedCallback() { if (this.isConnected) this.#write(); }
      #write() {
        const given = (attribute) => this.getAttribute(attribute) ?? undefined;
        try {
          write(this, given);
        } catch (error) {
          console.warn(`coinage: <${name}> ${error.code ?? ""}: ${error.message}`);
        }
      }
    });
  };
  define("coinage-message", ["name", "args"], (element, given) => {
    if (given("name")) fill(element, coinage.message(given("name"), parsed(given("args"))));
  });
  define("coinage-money", ["amount", "currency", "currency-display"], (element, given) => {
    if (!given("amount") || !given("currency")) return;
    const options = { style: "currency", currency: given("currency"), currencyDisplay: given("currency-display") };
    element.textContent = new NumberFormat(coinage.locales, options).format(given("amount"));
  });
  define("coinage-date", ["value", "date-style", "time-style", "time-zone"], (element, given) => {
    if (!given("value")) return;
    const dateStyle = given("date-style") ?? (given("time-style") ? undefined : "medium");
    const options = { dateStyle, timeStyle: given("time-style"), timeZone: given("time-zone") };
    element.textContent = new DateTimeFormat(coinage.locales, options).format(new Date(given("value")));
  });
}
