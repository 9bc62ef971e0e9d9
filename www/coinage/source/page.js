// The page that the module runs in. The smallest module leaves it to its caller.

import { ask } from "./border.js";

/** The languages the browser's owner prefers; empty outside a page. */
export function preferredLanguages() {
  return ask("browser_languages", "").split("\0").slice(0, -1);
}

/** Marks the page with a language and its direction. */
export function markPage(locale) {
  ask("browser_mark", locale);
}
