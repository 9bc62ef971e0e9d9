// Messages in a page: elements that name one are given its text and attributes, and followed as the page changes. What of
// a translation becomes an element is decided in the core; nothing here hands a text to a parser of HTML.

import { ask, describe, refuse } from "./border.js";
import { Money } from "./money.js";

const ID = "data-l10n-id";
const ARGS = "data-l10n-args";
const ATTRS = "data-l10n-attrs";
const NAME = "data-l10n-name";

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
  // What a page says about itself is words; what it tells the browser to do is not.
  if (name === "meta" && !element.hasAttribute("http-equiv")) values.push("content");
  return new Set([...WORDS[""], ...(Object.hasOwn(WORDS, name) ? WORDS[name] : []), ...values, ...listed]);
}

/** Whether a page may list an attribute: none that runs, loads, styles or names, or that scripts might read as more than words. */
const isWord = (name) => /^(?:aria-[a-z]+|summary|label|abbr|alt|title|placeholder)$/u.test(name);

/** The pieces of a text: strings, elements as `{ isText, name, slot, attributes }`, and null where one ends. */
function pieces(text) {
  if (!/[<&\0\r]/u.test(text)) return text === "" ? [] : [text];
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
      found.push({ isText: kind === "e", name, slot, attributes });
    }
  }
  return found;
}

/**
 * A text with markup as HTML that is safe to send; the same that a page makes of it. `slots` are the elements that the
 * page has itself, by `data-l10n-name`: `{ terms: { name: "a", attributes: { href: "/terms" } } }`.
 */
export function renderText(text, slots = {}) {
  if (!/[<>&"\0\r\u00a0]/u.test(text)) return text;
  const own = Object.entries(slots).flatMap(([slot, { name, attributes = {} }]) =>
    slot ? [slot, name, ...Object.entries(attributes).flat(), "", ""] : []);
  return ask("markup_render", [text, ...own].map((field) => `${`${field}`.replaceAll("\0", "\ufffd")}\0`).join(""));
}

/** The named children that elements have had: a translation that leaves one out does not take it from the next. */
const named = new WeakMap();

/** An element's own children by their names; of two in the page the first counts. */
function ownChildren(element) {
  const slots = new Map(named.get(element));
  const present = [...element.querySelectorAll(`[${NAME}]`)].reverse();
  for (const child of present) slots.set(child.getAttribute(NAME), child);
  if (slots.size) named.set(element, new Map(slots));
  return slots;
}

/** Whether an element holds these pieces already, as one does that a server wrote. */
function holds(element, found) {
  const parents = [];
  let next = element.firstChild;
  for (const piece of found) {
    if (piece === null) {
      if (next || !parents.length) return false;
      next = parents.pop().nextSibling;
    } else if (!next) return false;
    else if (typeof piece === "string") {
      if (next.nodeType !== 3 || next.data !== piece) return false;
      next = next.nextSibling;
    } else {
      if (next.localName !== piece.name) return false;
      if (piece.slot ? next.getAttribute(NAME) !== piece.slot : next.attributes.length !== piece.attributes.length) return false;
      if (!piece.slot && piece.attributes.some(([name, value]) => next.getAttribute(name) !== value)) return false;
      parents.push(next);
      next = next.firstChild;
    }
  }
  return !next;
}

/** Gives an element the text, its own named children around their words. Never code or rules of style: they are no text. */
function fill(element, text) {
  if (/^(?:script|style)$/iu.test(element.localName)) refuse("bad-request", `<${element.localName}> takes no message`, "name messages on elements that are read");
  const found = pieces(text);
  if (holds(element, found)) return;
  const slots = ownChildren(element);
  if (found.length < 2 && typeof (found[0] ?? "") === "string") {
    const only = found[0] ?? "";
    element.textContent = only;
    return;
  }
  const page = element.ownerDocument;
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
      } else if (piece.isText) {
        const child = page.createElement(piece.name);
        for (const [name, value] of piece.attributes) child.setAttribute(name, value);
        top.append(child);
        open.push(child);
      } else open.push(top);
    }
  }
  element.replaceChildren(made);
}

/** The number of a numeral as JSON has it, never another one: what a double does not hold is a bigint or refused. */
function exactly(numeral) {
  const number = Number(numeral);
  if (/^-?\d+$/u.test(numeral)) return Number.isSafeInteger(number) ? number : BigInt(numeral);
  const digits = numeral.replace(/e.*$/iu, "").replace(/\D/gu, "").replace(/^0+|0+$/gu, "");
  if (digits.length > 15 || !Number.isFinite(number)) refuse("invalid-number", `${numeral} is not exact as a JavaScript number`, "write fewer digits, or text");
  return number;
}

/** JSON with its numerals as `{"number":"…"}`, so that none loses a digit. */
function parse(text) {
  JSON.parse(text);
  return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gu, (token) => (token.startsWith('"') ? token : `{"number":"${token}"}`)));
}

/** A value of `data-l10n-args`: amounts, days, units and ranges are told by their members. */
function argument(value) {
  if (value === null || typeof value !== "object") return typeof value === "boolean" ? `${value}` : (value ?? undefined);
  const plain = (member) => member?.number ?? member;
  if (Array.isArray(value)) return value;
  if ("unit" in value && "number" in value) return { unit: `${plain(value.unit)}`, number: exactly(`${plain(value.number)}`) };
  if ("start" in value && "end" in value) return { start: argument(value.start), end: argument(value.end) };
  if ("amount" in value && "currency" in value) return Money.of(`${plain(value.amount)}`, `${plain(value.currency)}`);
  if ("datetime" in value) {
    const text = plain(value.datetime);
    const moment = new Date(/^-?\d+$/u.test(text) ? Number(text) : text);
    if (Number.isNaN(moment.getTime())) refuse("date-out-of-range", `${text} is no moment`, "write a day or a moment as 2026-11-22T10:00:00Z");
    return moment;
  }
  if ("number" in value) return exactly(`${plain(value.number)}`);
  return refuse("bad-request", "an argument is of no kind that messages take", 'write text, a number, {"amount","currency"}, {"datetime"}, {"number","unit"}, {"start","end"} or a list of texts');
}

const parsed = (text) => (text ? Object.fromEntries(Object.entries(parse(text)).map(([name, value]) => [name, argument(value)])) : undefined);

/** Does what concerns one element: what goes wrong is told, and the others go on. */
function attempt(id, hear, work) {
  try {
    work();
  } catch (error) {
    hear({ code: error.code ?? "bad-request", message: error.message, hint: error.hint, id });
  }
}

/** Writes the messages of elements, all in one crossing. */
function translate(coinage, elements, hear) {
  const requests = [];
  const writes = [];
  for (const element of elements) {
    const id = element.getAttribute(ID);
    attempt(id, hear, () => {
      const args = parsed(element.getAttribute(ARGS));
      let is = false;
      const write = (name, set) => {
        if (!coinage.has(name)) return;
        is = true;
        requests.push([name, args]);
        writes.push([id, set]);
      };
      if (coinage.hasValue(id)) write(id, (text) => fill(element, text));
      for (const name of words(element)) {
        write(`${id}.${name}`, (text) => element.getAttribute(name) === text || element.setAttribute(name, text));
      }
      if (!is && !coinage.has(id)) refuse("unknown-message", `there is no message \`${id}\` in any locale of the catalog`, "write it, or mend the id");
      const locale = coinage.localeOf(id);
      // Words of a language that stands in for the page's are marked as such.
      if (locale && locale !== coinage.locales[0]) {
        element.lang = locale;
        const { direction } = describe(locale);
        if (direction !== coinage.direction) element.dir = direction;
      } else if (element.lang && coinage.locales.includes(element.lang)) {
        element.removeAttribute("lang");
        element.removeAttribute("dir");
      }
    });
  }
  const texts = coinage.messages(requests);
  writes.forEach(([id, write], at) => attempt(id, hear, () => write(texts[at])));
}

const WATCHED = { subtree: true, childList: true, attributes: true, attributeFilter: [ID, ARGS, ATTRS] };

/**
 * Gives every element under a root that has `data-l10n-id` its message, and follows the root from then on: what changes
 * within a frame is written together. The answer's `disconnect` ends that; `use` takes another catalog for all of it.
 */
export function localize(root = document, { onError = (error) => console.warn(`coinage: ${error.id ?? ""} ${error.code}: ${error.message}`) } = {}) {
  const waiting = new Set();
  const gather = (node) => {
    if (node.nodeType === 1 && node.hasAttribute(ID)) waiting.add(node);
    if (node.querySelectorAll) for (const element of node.querySelectorAll(`[${ID}]`)) waiting.add(element);
  };
  let coinage = this;
  const flush = () => {
    const elements = [...waiting].filter((element) => root.contains(element) && element.hasAttribute(ID));
    waiting.clear();
    if (elements.length) translate(coinage, elements, onError);
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
  const refresh = () => (gather(root), flush());
  return { disconnect: () => observer.disconnect(), refresh, use: (other) => ((coinage = other), refresh()) };
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
  define("coinage-message", ["name", "id", "args"], (element, given) => {
    // A name leaves the id to the page, for one message in several places.
    const message = given("name") ?? given("id");
    if (message) fill(element, coinage.message(message, parsed(given("args"))));
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
