// 100,000 amounts in one call against the same arithmetic by hand with BigInt, interleaved in one run:
//     cargo xtask wasm && node benches/web/convert-many.mjs

import init, { addRatesText, Coinage } from "../../www/coinage/index.js";

const COUNT = 100_000;
const ROUNDS = 21;

await init();
addRatesText("date,base,quote,rate\n2026-10-30,USD,JPY,149.5370\n", "race");
const coinage = Coinage.fromSources(["en"], {});

// Dollar cents of a linear congruential generator; the same in every run.
let state = 4242;
const cents = BigInt64Array.from({ length: COUNT }, () => BigInt(1 + ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % 250_000)));

function byHand(amounts) {
  const results = new BigInt64Array(amounts.length);
  for (let i = 0; i < amounts.length; i++) {
    const product = amounts[i] * 1495370n;
    let quotient = product / 1000000n;
    const twice = (product % 1000000n) * 2n;
    if (twice > 1000000n || (twice === 1000000n && quotient & 1n)) quotient += 1n;
    results[i] = quotient;
  }
  return results;
}

const contenders = { "BigInt by hand": byHand, "Coinage.convertMany": (amounts) => coinage.convertMany(amounts, "USD", "JPY") };
const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
const expected = byHand(cents);
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, convert] of Object.entries(contenders)) {
    const start = performance.now();
    const results = convert(cents);
    times[name].push(performance.now() - start);
    if (results.some((result, i) => result !== expected[i])) throw new Error(`${name} differs`);
  }
}
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const hand = median(times["BigInt by hand"]);
for (const [name, list] of Object.entries(times)) {
  console.log(`${name.padEnd(20)} ${median(list).toFixed(2)} ms for ${COUNT.toLocaleString("en")} (${(median(list) / hand).toFixed(2)} x)`);
}
