/**
 * `npm run laws -- <seeds> [from]`: tries the law of exactly-once on as many random pipelines, clusters and fault
 * schedules as asked for. Each failing seed prints one line; `npm run laws -- 1 <seed>` tries it again.
 */
import { drawRun } from "../src/runtime/testing/law-project.ts";
import { exactlyOnceFault, play } from "../src/runtime/testing/law-run.ts";

const [count = 1000, from = 1] = process.argv.slice(2).map(Number);
if (!Number.isInteger(count) || !Number.isInteger(from) || count < 1) {
  console.error("Usage: npm run laws -- <seeds> [from]");
  process.exit(2);
}
let failed = 0;
let restarts = 0;
let records = 0;
const started = Date.now();
for (let seed = from; seed < from + count; seed++) {
  const run = drawRun(seed);
  const calm = play(run, { delivery: "exactly-once" });
  const stormy = play(run, { delivery: "exactly-once", faults: run.faults });
  restarts += stormy.restarts;
  records += calm.received.length;
  const fault = exactlyOnceFault(calm, stormy);
  if (fault === undefined) continue;
  failed++;
  console.log(`npm run laws -- 1 ${seed}   # ${run.description}: ${fault}`);
}
const seconds = ((Date.now() - started) / 1000).toFixed(0);
console.log(`${count} seeds, ${failed} failed; ${restarts} restarts, ${records} results, ${seconds} s`);
process.exitCode = failed > 0 ? 1 : 0;
