// A catalog's messages by the types that `coinage types` wrote: right uses compile, wrong ones don't.

import { Coinage, Money } from "coinage";
import type { Arguments, MessageId, MessageRequest } from "coinage";

declare const coinage: Coinage;
const total = Money.of("12.50", "EUR");
const text: string = coinage.message("cart", { count: 3, total });
coinage.message("plain");
coinage.message("hello", { name: "Ana" });
coinage.message("hello.title", { day: new Date(0) });
coinage.message("bye", { name: "Ana", count: 1n, total });
coinage.message("sent", { who: ["Ana", "Bo"], way: { number: "5.5", unit: "kilometer" }, wait: { start: 3, end: 5n } });
coinage.message("sent", { who: [], way: { number: 1, unit: "day" }, wait: { start: total, end: total } });
coinage.messages([["plain"], ["cart", { count: 1, total }]]);
const { value, locale } = coinage.format("plain");
const html: string = coinage.renderMarkup("cart", { count: 3, total });
// One of a few, and requests that are collected first.
declare const one: "cart" | "bye";
coinage.message(one, { name: "Ana", count: 1, total });
coinage.messages([1, 2].map((count) => ["cart", { count, total }] as const));
const carts: MessageRequest<"cart">[] = [["cart", { count: 3, total }]];
coinage.messages(carts);
// Which one is only known when the page runs: its arguments are what any message takes.
declare const found: readonly (readonly [MessageId, Arguments])[];
coinage.messages(found);

// @ts-expect-error: there is no such message.
coinage.message("basket");
// @ts-expect-error: the message takes variables.
coinage.message("cart");
// @ts-expect-error: one of them is missing.
coinage.message("cart", { count: 3 });
// @ts-expect-error: an amount of money is no text.
coinage.message("cart", { count: 3, total: "12.50" });
// @ts-expect-error: the message has no such variable.
coinage.message("hello", { name: "Ana", nom: "Ana" });
// @ts-expect-error: there is no such message among many.
coinage.messages([["basket"]]);
// @ts-expect-error: one of many lacks its arguments.
coinage.messages([["plain"], ["cart"]]);
// @ts-expect-error: one of many lacks a variable.
coinage.messages([["plain"], ["cart", { count: 3 }]]);
// @ts-expect-error: in one of many an amount is no number.
coinage.messages([["plain"], ["cart", { count: 3, total: 12.5 }]]);
// @ts-expect-error: no more is there a message as HTML.
coinage.renderMarkup("basket");
// @ts-expect-error: as HTML it takes its variables too.
coinage.renderMarkup("cart", { count: 3 });
// @ts-expect-error: a text is no list.
coinage.message("sent", { who: "Ana", way: { number: 1, unit: "day" }, wait: { start: 3, end: 5 } });
// @ts-expect-error: a range has two numbers or two amounts.
coinage.message("sent", { who: [], way: { number: 1, unit: "day" }, wait: { start: 3, end: total } });
declare const anything: string;
// @ts-expect-error: any text is no id.
coinage.message(anything);
export { text, value, locale, html };
