// What `coinage` exports: what `coinage/standard` does, and `evaluate`.

export * from "./standard.js";
export { default } from "./standard.js";

/** Answers one line of `coinage eval`. */
export function evaluate(line: string): string;
