// How a module gets to the page or to Node: its bytes read, given what it imports, and connected once.

import { connect, refuse, wasm } from "./border.js";

let bindings;
let address;
let loading;

/** Names the module that `init` loads: what wasm-bindgen made beside it, and where it is. */
export function use(made, where) {
  bindings = made;
  address = where;
}

/** Reads an address: over the network in a page, from the disk in Node. */
export async function bytes(address) {
  if (address instanceof Uint8Array || address instanceof ArrayBuffer) return address;
  const url = new URL(address, globalThis.location?.href ?? "file:///");
  const { href } = url;
  if (url.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    return readFile(url).catch((cause) => refuse("io", `${href} can't be read: ${cause.message}`, "check the address"));
  }
  const response = await fetch(url).catch((cause) => refuse("io", `${href} can't be reached: ${cause.message}`, "check the address and the network"));
  if (!response.ok) refuse("io", `${href} answered ${response.status}`, "check the address");
  return response.arrayBuffer();
}

const start = (instance) => connect(bindings.start(instance));

/** Loads the module once; later calls wait for the same. Takes its bytes or address where they are not beside this file. */
export function init(source) {
  return (loading ??= bytes(source ?? address)
    .then((content) => WebAssembly.instantiate(content, bindings.imports()))
    .then(({ instance }) => start(instance)));
}

/** Loads the module from bytes at hand, without waiting. */
export function initSync(module) {
  if (wasm) return;
  start(new WebAssembly.Instance(module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module), bindings.imports()));
  loading ??= Promise.resolve();
}
