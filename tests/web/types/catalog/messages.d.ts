// Made by `coinage types`; do not edit.
import type { Argument, Money } from "coinage/core";

declare module "coinage/core" {
  interface MessageTypes {
    "bye": { "count": number | bigint; "name": string; "total": Money };
    "cart": { "count": number | bigint; "total": Money };
    "hello": { "name": Argument };
    "hello.title": { "day": Date };
    "plain": {};
  }
}
