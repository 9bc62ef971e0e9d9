// What both entry points export, bound to their module: `index.js` the whole one, `core.js` the one without dates and
// parser.

import { Border, CoinageError, describe, refuse, request } from "./border.js";
import { catalogs } from "./catalog.js";
import { formats } from "./formats.js";
import { money } from "./money.js";

/** Reads an address: over the network in a page, from the disk in Node. */
async function bytes(address) {
  if (address instanceof Uint8Array) return address;
  if (address instanceof ArrayBuffer) return new Uint8Array(address);
  const url = new URL(address, globalThis.location?.href ?? "file:///");
  if (url.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    return readFile(url).catch((cause) => refuse("io", `${url.href} can't be read: ${cause.message}`, "check the address"));
  }
  const response = await fetch(url).catch((cause) => refuse("io", `${url.href} can't be reached: ${cause.message}`, "check the address and the network"));
  if (!response.ok) refuse("io", `${url.href} answered ${response.status}`, "check the address");
  return new Uint8Array(await response.arrayBuffer());
}

/** The module's functions over wasm-bindgen's glue. */
export function bind(glue, wasmAddress) {
  let border;
  let loading;

  const connect = () => border ?? refuse("bad-request", "the module is not loaded yet", "await init() first");

  /** Loads the module once; later calls wait for the same. Takes its bytes or address where they are not beside this file. */
  function init(source) {
    return (loading ??= (async () => {
      const module_or_path = await bytes(source ?? wasmAddress);
      border = new Border(await glue.default({ module_or_path }));
    })());
  }

  /** Loads the module from bytes at hand, without waiting. */
  function initSync(module) {
    border ??= new Border(glue.initSync({ module }));
    loading ??= Promise.resolve();
  }

  const own = formats(connect);
  const { Money, convert, convertMany } = money(connect);
  const Catalog = catalogs(connect, Money);

  const add = (call, locale, content, isolate) => {
    connect().putBytes(content);
    const answer = border.wasm[call](border.put(locale), isolate);
    if (answer === -1) {
      border.wasm.catalog_discard();
      border.fail();
    }
  };

  class Coinage {
    #catalog;

    /** Prefer `Coinage.load`. */
    constructor(catalog, locales) {
      this.#catalog = catalog;
      /** The locales in the order they are asked, in canonical form. */
      this.locales = locales.map((locale) => locale.id);
      /** Of the first locale: `ltr` or `rtl`. */
      this.direction = locales[0]?.direction ?? "ltr";
      this.message = (id, args) => catalog.message(id, args);
    }

    /**
     * Loads messages and rates. `catalog` is a folder of `<locale>.messages.pack` files as `coinage pack` writes them, or an
     * object of Fluent sources by locale (full module only); `rates` a rate pack. `onError` hears what goes wrong
     * inside messages; by default the console does.
     */
    static async load({ locales, catalog, rates, useIsolating = true, onError } = {}) {
      await init();
      const wanted = (typeof locales === "string" ? [locales] : [...(locales ?? [])]).map((locale) => describe(border, `${locale}`));
      const folder = typeof catalog === "string" || catalog instanceof URL;
      const contents = folder
        ? await Promise.all(wanted.map(({ id }) => bytes(new URL(`${id}.messages.pack`, new URL(`${catalog}`.replace(/\/?$/u, "/"), globalThis.location?.href)))))
        : wanted.map(({ id }) => catalog?.[id]);
      if (rates !== undefined) addRates(await bytes(rates));
      return Coinage.open(wanted, contents, folder, useIsolating, onError);
    }

    /** A catalog of Fluent sources by locale, without waiting (full module only, once it is loaded). */
    static fromSources(locales, sources, { useIsolating = true, onError } = {}) {
      const wanted = locales.map((locale) => describe(connect(), `${locale}`));
      return Coinage.open(wanted, wanted.map(({ id }) => sources[id]), false, useIsolating, onError);
    }

    /** @private */
    static open(wanted, contents, folder, useIsolating, onError) {
      wanted.forEach(({ id }, place) => {
        const content = contents[place];
        if (content === undefined) return;
        if (folder || typeof content !== "string") add("catalog_program", id, content, useIsolating);
        else if (border.wasm.catalog_source) add("catalog_source", id, content, useIsolating);
        else refuse("bad-request", "this module has no Fluent parser", "pack the messages, or import the full module");
      });
      const hear = onError ?? ((error) => console.warn(`coinage: ${error.id ?? ""} ${error.code}: ${error.message}`));
      return new Coinage(new Catalog(border, border.wasm.catalog_open(), hear), wanted);
    }

    /** Many messages in one crossing: `[id, args]` each. */
    messages(requests) {
      return this.#catalog.messages(requests);
    }

    /** A message with its errors and the locale that answered. */
    format(id, args) {
      return this.#catalog.format(id, args);
    }

    convert(amount, currency, options) {
      return convert(amount, currency, options);
    }

    convertMany(minorUnits, from, to, options) {
      return convertMany(minorUnits, from, to, options);
    }

    /** The languages the browser's owner prefers; empty outside a page. */
    static preferredLanguages() {
      return connect().answer(border.wasm.browser_languages()).split("\0").slice(0, -1);
    }

    /** Marks the page with a language and its direction. */
    static markPage(locale) {
      connect().answer(border.wasm.browser_mark(border.put(locale)));
    }

    /** The available locales that serve the requested ones, best first. */
    static negotiate(requested, available, fallback, strategy = "filtering") {
      const packed = [strategy, fallback ?? "", requested.join("\u0001"), available.join("\u0001")].join("\0");
      const answer = connect().answer(border.wasm.locale_negotiate(border.put(packed)));
      return answer === "" ? [] : answer.split("\0");
    }
  }

  /** Adds a rate pack to the rates that conversions use. */
  function addRates(content) {
    connect().putBytes(content);
    border.answer(border.wasm.rates_add());
  }

  /** Adds rates from text, in the ECB's layout or as `date,base,quote,rate` (full module only). */
  function addRatesText(csv, source) {
    connect().putBytes(csv);
    border.answer(border.wasm.rates_text(border.put(source)));
  }

  return { init, initSync, addRatesText, connect, Coinage, CoinageError, Money, addRates, request, ...own };
}
