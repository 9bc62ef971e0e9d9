// How long tsc takes over a catalog's types and a program that uses them:
//     cargo build --release && node benches/web/types.mjs [messages] [calls]
// The calls stand in functions, ten to each and a thousand to a file, as in a program: tsc is slow with thousands of
// statements in one function, whatever they call. A program without messages is the floor. Beside the time that passes
// stands the processors' time (Linux), which other work on the machine hardly changes. COINAGE names another binary.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [count = 10_000, calls = 10_000] = process.argv.slice(2).map(Number);
const ROUNDS = 5;
const root = fileURLToPath(new URL("../../", import.meta.url));
const tsc = join(root, "node_modules/typescript/bin/tsc");

// A third takes nothing, a third a number and money, a third a text.
const source = (i) => [`message-${i} = Text ${i}`, `message-${i} = { $count ->\n    [one] One for { MONEY($total) }\n   *[other] { $count } for { MONEY($total) }\n}`, `# $name (String) - a name\nmessage-${i} = Hello, { $name }`][i % 3];
const taken = (i) => ["", ", { count: 3, total }", ', { name: "Ana" }'][i % 3];

/** Seconds that the processors spent on ended children: proc(5)'s fields 16 and 17, in ticks of 10 ms. */
const spent = () => {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1].split(" ");
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return NaN;
  }
};

const folder = mkdtempSync(join(tmpdir(), "coinage-types-"));
try {
  mkdirSync(join(folder, "locales/en"), { recursive: true });
  writeFileSync(join(folder, "locales/en/messages.ftl"), Array.from({ length: count }, (_, i) => `${source(i)}\n`).join(""));
  execFileSync(process.env.COINAGE ?? join(root, "target/release/coinage"), ["types", "--out", "messages.d.ts"], { cwd: folder, stdio: "inherit" });

  const head = 'import { Coinage, Money } from "coinage";\ndeclare const coinage: Coinage;\nconst total = Money.of("1", "EUR");\n';
  const places = Array.from({ length: calls }, (_, call) => call % count);
  const programs = {
    "no message": [],
    [`${calls} calls of message()`]: places.map((i) => `coinage.message("message-${i}"${taken(i)})`),
    [`${calls} entries of messages()`]: Array.from({ length: Math.ceil(calls / 10) }, (_, at) => `coinage.messages([${places.slice(10 * at, 10 * at + 10).map((i) => `["message-${i}"${taken(i)}]`).join(", ")}])`),
  };
  const projects = Object.entries(programs).map(([name, statements], at) => {
    const own = join(folder, `${at}`);
    mkdirSync(own);
    for (let file = 0; file === 0 || 1000 * file < statements.length; file++) {
      const functions = Array.from({ length: 100 }, (_, i) => statements.slice(1000 * file + 10 * i, 1000 * file + 10 * i + 10)).filter((body) => body.length > 0);
      writeFileSync(join(own, `uses${file}.ts`), head + functions.map((body, i) => `export function screen${i}() {\n  return [${body.join(",\n    ")}];\n}\n`).join("") + "export { total };\n");
    }
    const paths = Object.fromEntries([["coinage", "index"], ["coinage/core", "core"], ["coinage/standard", "standard"]].map(([name, file]) => [name, [join(root, `www/coinage/${file}.d.ts`)]]));
    const compilerOptions = { strict: true, noEmit: true, target: "es2022", module: "nodenext", lib: ["es2023", "dom", "dom.iterable"], types: [], paths };
    writeFileSync(join(own, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts", "../messages.d.ts"] }));
    return { name, own, times: [], costs: [] };
  });
  for (let round = 0; round < ROUNDS; round++) {
    for (const { own, times, costs } of projects) {
      const [start, before] = [performance.now(), spent()];
      execFileSync(process.execPath, [tsc, "-p", own], { stdio: "inherit" });
      times.push((performance.now() - start) / 1000);
      costs.push(spent() - before);
    }
  }
  console.log(`tsc ${execFileSync(process.execPath, [tsc, "--version"], { encoding: "utf8" }).trim()}, ${count} messages, median of ${ROUNDS} rounds`);
  const median = (list) => list.toSorted((a, b) => a - b)[ROUNDS >> 1].toFixed(2);
  for (const { name, times, costs } of projects) console.log(`${name.padEnd(34)} ${median(times)} s passed, ${median(costs)} s of processors`);
} finally {
  rmSync(folder, { recursive: true });
}
