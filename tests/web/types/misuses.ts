// What the package's types refuse: a line that they let through is an error of its own (an unused `@ts-expect-error`).

import { Coinage, Money, NumberFormat, PluralRules } from "coinage";
import { Coinage as SmallCoinage } from "coinage/core";
// @ts-expect-error the small module has no dates
import { DateTimeFormat } from "coinage/core";
// @ts-expect-error parsing is the whole module's
import { NumberParser } from "coinage/standard";
// @ts-expect-error `evaluate` is the whole module's
import { evaluate } from "coinage/standard";

// @ts-expect-error ECMA-402 calls it narrowSymbol
new NumberFormat("de", { style: "currency", currency: "EUR", currencyDisplay: "narrow" });
// @ts-expect-error a misspelt option
new NumberFormat("de", { minimumFractionDigit: 2 });
// @ts-expect-error a date is no number
new NumberFormat("de").format(new Date());
// @ts-expect-error there is no such type of plural
new PluralRules("de", { type: "fractional" });
// @ts-expect-error amounts are made by Money.of
new Money("1.50", "EUR");
// @ts-expect-error amounts have a currency
Money.of("1.50");
// @ts-expect-error minor units are bigints or safe integers
Money.ofMinor("150", "EUR");
// @ts-expect-error catalogs are loaded
new Coinage();
// @ts-expect-error the small module leaves the page to its caller
SmallCoinage.preferredLanguages();
declare const coinage: Coinage;
// @ts-expect-error a list holds texts
coinage.message("hello", { who: [1] });
// @ts-expect-error a range has an end
coinage.message("hello", { who: { start: 1 } });
// @ts-expect-error a function says a text
Coinage.fromSources(["en"], {}, { functions: { COUNT: (words) => words.length } });
// @ts-expect-error minor units stand in a BigInt64Array
coinage.convertMany([1n], "EUR", "USD");
// @ts-expect-error a day is text
coinage.convert(Money.of("1", "EUR"), "USD", { on: new Date() });
// @ts-expect-error a missing day has four ways
coinage.convert(Money.of("1", "EUR"), "USD", { missing: "nearest" });

// @ts-expect-error prices of markets are the whole module's
import { price } from "coinage/standard";
import { price as priced } from "coinage";
// @ts-expect-error tax is included, added or none
priced(Money.of(1, "USD"), { territory: "DE", tax: { treatment: "vat" } });
