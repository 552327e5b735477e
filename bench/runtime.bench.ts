/**
 * The virtual host: records per second through a keyed join of two Avro streams, side by side with a plain loop that
 * decodes, joins in a map and encodes the same bytes; and real time from start to the first record at a sink.
 * A record is counted once per topic it is read from.
 */
import { codecOf, readSchemas, type Schema } from "../src/avro/index.ts";
import { createSimulation } from "../src/runtime/index.ts";
import { applicationFrom } from "../src/runtime/testing/application.ts";
import { JOIN } from "../src/runtime/testing/join-project.ts";

const RECORDS = 200_000;

const application = applicationFrom(JOIN);
const code = JOIN.code ?? new Map<string, string>();
const input = (outlet: string, rate: number) => ({
  streamlet: "generator",
  outlet,
  file: `data/${outlet}.jsonl`,
  mode: "once",
  rate,
});
const left = Array.from({ length: RECORDS }, (_, id) => ({ id, name: `n${id % 1000}`, amount: id / 2 }));
const right = left.map(({ id, amount }) => ({ id: (id * 7) % RECORDS, price: amount }));
const data = new Map([
  ["data/left.jsonl", left.map((record) => JSON.stringify(record)).join("\n")],
  ["data/right.jsonl", right.map((record) => JSON.stringify(record)).join("\n")],
]);

function simulation(rate: number) {
  return createSimulation({
    application,
    code,
    data,
    scenario: { inputs: [input("left", rate), input("right", rate)], serviceTimes: { processor: 0 } },
  }).simulation;
}

function recordsPerSecond(): number {
  const run = simulation(1e6);
  const started = performance.now();
  run.advance({});
  const seconds = (performance.now() - started) / 1000;
  return run.snapshot().topics.reduce((sum, topic) => sum + topic.records, 0) / seconds;
}

/** Real milliseconds until something has arrived at the sink, as fast as it goes. */
function firstRecord(): number {
  const started = performance.now();
  const run = simulation(50);
  run.advance({
    keepGoing: () =>
      (run.snapshot().streamlets.find(({ name }) => name === "sink")?.ports[0]?.records ?? 0) === 0,
  });
  return performance.now() - started;
}

function plainLoop(): number {
  const schemas = readSchemas([...JOIN.schemas].map(([file, text]) => ({ file, text }))).named;
  const codec = (name: string) => codecOf(schemas.get(name) as Schema);
  const [a, b, joined] = [codec("bench.Left"), codec("bench.Right"), codec("bench.Joined")];
  const lefts = left.map((record) => a.encode(record));
  const rights = right.map((record) => b.encode(record));
  const started = performance.now();
  const waiting = new Map<number, { id: number; amount: number }>();
  const out: Uint8Array[] = [];
  for (const bytes of lefts) {
    const record = a.decode(bytes) as { id: number; amount: number };
    waiting.set(record.id, record);
  }
  for (const bytes of rights) {
    const record = b.decode(bytes) as { id: number; price: number };
    const other = waiting.get(record.id);
    if (other !== undefined) out.push(joined.encode({ id: record.id, total: other.amount + record.price }));
  }
  for (const bytes of out) joined.decode(bytes);
  return (RECORDS * 3) / ((performance.now() - started) / 1000);
}

for (let round = 1; round <= 3; round++) {
  const virtual = recordsPerSecond();
  const first = firstRecord();
  const plain = plainLoop();
  console.log(
    `round ${round}: virtual host ${Math.round(virtual / 1000)} k records/s (aim 200), ` +
      `first record at a sink after ${Math.round(first)} ms (aim 300); ` +
      `plain loop ${Math.round(plain / 1000)} k records/s`,
  );
}
