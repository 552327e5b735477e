/** Prints the highest resident memory, in MB, of this process while so many records go through topics with retention. */
import { createSimulation } from "../../src/runtime/index.ts";
import { applicationFrom } from "../../src/runtime/testing/application.ts";
import { chain } from "./chain.ts";

const records = Number(process.argv[2] ?? 10_000_000);
const { simulation } = createSimulation({
  application: applicationFrom(chain(3)),
  code: new Map(),
  data: new Map(),
  scenario: {
    inputs: [{ streamlet: "s0", outlet: "out", mode: "generate", rate: 1e6, limit: records / 2 }],
    audit: 0,
  },
});
let highest = 0;
let asked = 0;
simulation.advance({
  keepGoing() {
    if (asked++ % 64 === 0) highest = Math.max(highest, process.memoryUsage.rss());
    return true;
  },
});
const passed = simulation.snapshot().records;
if (passed !== records) throw new Error(`${passed} records went through, not ${records}.`);
console.log(Math.round(highest / 2 ** 20));
