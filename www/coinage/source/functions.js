// What the larger modules add to messages: lists, numbers of units and ranges as arguments, and functions written in
// JavaScript. `src/wasm/functions.rs` tells why the module never calls one itself: it says which calls it needs, they are
// answered here, and the message is written anew.

import { answer, numbers, put, refuse, wasm } from "./border.js";
import { putAnew, putArguments } from "./catalog.js";
import { text } from "./formats.js";
import { Money } from "./money.js";

const clean = (word) => word.replaceAll("\0", "\ufffd");

/** The kind and the text of an argument of several values; nothing for other values. */
function several(value, name) {
  if (Array.isArray(value)) {
    for (const word of value) if (typeof word !== "string") refuse("bad-request", `the list for $${name} holds a ${typeof word}`, "pass an array of strings");
    return [7, value.map((word) => `${clean(word)}\0`).join("")];
  }
  if (value === null || typeof value !== "object") return undefined;
  if ("unit" in value && "number" in value) return [8, `${clean(`${value.unit}`)}\0${text(value.number)}`];
  if (!("start" in value && "end" in value)) return undefined;
  const { start, end } = value;
  if (!(start instanceof Money && end instanceof Money)) {
    if (start instanceof Money || end instanceof Money) refuse("bad-request", `the range for $${name} has money at one end only`, "pass two amounts of money, or two numbers");
    return [9, `\0${text(start)}\0${text(end)}`];
  }
  if (start.currency !== end.currency) refuse("mixed-currencies", `the range for $${name} can't go from ${start.currency} to ${end.currency}`, "convert one of them first");
  return [9, `${start.currency}\0${start.amount}\0${end.amount}`];
}

/** Gives the catalog in the making its functions, after a look at each; those that messages may call. */
function register(functions) {
  const own = new Map(Object.entries(functions));
  for (const [name, call] of own) {
    if (!/^[A-Z][A-Z\d_-]*$/u.test(name)) refuse("bad-request", `\`${name}\` is no name of a function in a message`, "write it in capital letters, like SHOUT");
    if (typeof call !== "function") refuse("bad-request", `the function ${name} is a ${typeof call}`, "pass (words, options) => text");
  }
  return own;
}

/** What a function says to a call: its text, and whether it is why it failed. */
function said(functions, call) {
  const [name, count, ...fields] = call.split("\0");
  const words = fields.splice(0, Number(count));
  const options = {};
  for (let at = 0; at < fields.length; at += 2) options[fields[at]] = fields[at + 1];
  try {
    const told = functions.get(name)(words, options);
    return typeof told === "string" ? [told, false] : [`it answered with a value of type ${typeof told}, not with text`, true];
  } catch (error) {
    return [typeof error?.message === "string" ? clean(error.message) : "it threw what is no Error", true];
  }
}

/**
 * The length of a message that is written, once all calls of functions in it are answered. Each is asked once a message.
 * Functions may ask for other messages: nothing is left in the module meanwhile.
 */
function answered(functions, length, write) {
  const answers = new Map();
  while (wasm.functions_asked() > 0) {
    const met = Array.from({ length: wasm.functions_asked() }, (_, number) => answer(wasm.function_call(number)));
    wasm.functions_forget();
    for (const call of met) answers.set(call, said(functions, call));
    for (const [call, [told, failed]] of answers) {
      const end = put(call);
      wasm.function_answer(end, failed, end + put(told, end));
    }
    length = write();
  }
  if (answers.size > 0) wasm.functions_forget();
  return length;
}

/** A message anew, as long as it calls functions that are not answered. */
const again = (functions, length, handle, { names, target }, args) =>
  answered(functions, length, () => {
    putAnew();
    putArguments(0, names, args);
    return wasm.message_write(handle, target);
  });

/** The same for those of many messages that have no text yet. */
const manyAgain = (functions, length, handle, known, requests, texts) =>
  answered(functions, length, () => {
    putAnew();
    let at = 0;
    let count = 0;
    requests.forEach(([name, args], i) => {
      if (texts[i] !== undefined) return;
      const { names, target } = known.get(name);
      numbers(at + 1)[at] = target;
      putArguments(at + 1, names, args);
      at += 1 + 3 * names.length;
      count++;
    });
    return wasm.messages_write(handle, count);
  });

export const additions = { kinds: ", a list of strings, { number, unit } or { start, end }", several, register, again, manyAgain };
