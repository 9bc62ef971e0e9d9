// Made by `coinage types`; do not edit.
import type { Argument, Money, MoneyRange, NumberRange, UnitValue } from "coinage/core";

declare module "coinage/core" {
  interface MessageTypes {
    "bye": { "count": number | bigint; "name": string; "total": Money };
    "cart": { "count": number | bigint; "total": Money };
    "hello": { "name": Argument };
    "hello.title": { "day": Date };
    "plain": {};
    "sent": { "wait": NumberRange | MoneyRange; "way": UnitValue; "who": readonly string[] };
  }
}
