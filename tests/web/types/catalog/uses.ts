// A catalog's messages by the types that `coinage types` wrote: right uses compile, wrong ones don't.

import { Coinage, Money } from "coinage";

declare const coinage: Coinage;
const total = Money.of("12.50", "EUR");
const text: string = coinage.message("cart", { count: 3, total });
coinage.message("plain");
coinage.message("hello", { name: "Ana" });
coinage.message("hello.title", { day: new Date(0) });
coinage.message("bye", { name: "Ana", count: 1n, total });
coinage.messages([["plain"], ["cart", { count: 1, total }]]);
const { value, locale } = coinage.format("plain");

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
export { text, value, locale };
