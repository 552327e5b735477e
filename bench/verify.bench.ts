/**
 * What a keystroke costs in a blueprint of 1,000 streamlets with 1,500 connections, step by step, warm:
 * `npx tsx bench/verify.bench.ts`. Exits with 1 when the aim for verification is missed.
 */
import {
  catalogOf,
  graphOf,
  readBlueprint,
  type StreamletDescriptor,
  verify,
} from "../src/blueprint/index.ts";
import { parse, resolve } from "../src/hocon/index.ts";

const streamletCount = 1_000;
const classCount = 50;
const aimMs = 10;

/** Five record types; streamlets five apart speak the same. */
function portSchema(number: number) {
  const name = `Record${number % 5}`;
  const fields = [
    { name: "id", type: "long" },
    { name: "amount", type: "double", default: 0 },
  ];
  const schema = JSON.stringify({ type: "record", name, fields });
  return { name, schema, fingerprint: `fingerprint of ${name}`, format: "avro" };
}

const descriptors: readonly StreamletDescriptor[] = Array.from({ length: classCount }, (_, number) => ({
  className: `bench.Class${number}`,
  runtime: "flink",
  labels: [],
  description: "",
  inlets: ["in", "in-2"].map((name) => ({ name, schema: portSchema(number) })),
  outlets: [{ name: "out", schema: portSchema(number) }],
  configParameters: [],
  attributes: [],
  volumeMounts: [],
  file: "streamlet-descriptors.conf",
}));

function blueprintText(): string {
  const lines = ["blueprint {", "  streamlets {"];
  for (let i = 0; i < streamletCount; i++) lines.push(`    s${i} = bench.Class${i % classCount}`);
  lines.push("  }", "  topics {");
  for (let i = 0; i < streamletCount; i++) {
    const next = (distance: number) => (i + distance) % streamletCount;
    const consumers = [`s${next(5)}.in`, ...(i % 2 === 0 ? [`s${next(10)}.in-2`] : [])];
    lines.push(`    t${i} { producers = [s${i}.out], consumers = [${consumers.join(", ")}] }`);
  }
  lines.push("  }", "}");
  return lines.join("\n");
}

/** Median of many runs, in milliseconds of processor time, so that other programs do not count. */
function median(run: () => void): number {
  const times: number[] = [];
  for (let i = 0; i < 60; i++) {
    const start = process.cpuUsage();
    for (let repetition = 0; repetition < 5; repetition++) run();
    const { user, system } = process.cpuUsage(start);
    if (i >= 20) times.push((user + system) / 5_000);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? 0;
}

const text = blueprintText();
const document = parse(text);
const resolution = resolve([{ file: "blueprint.conf", document }]);
const catalog = catalogOf(descriptors);
const reading = readBlueprint("blueprint.conf", resolution);
const { problems } = verify(reading, catalog);

const steps: readonly (readonly [string, () => void])[] = [
  ["parse", () => parse(text)],
  ["resolve", () => resolve([{ file: "blueprint.conf", document }])],
  ["catalog of 50 classes", () => catalogOf(descriptors)],
  ["read blueprint", () => readBlueprint("blueprint.conf", resolution)],
  ["graph", () => graphOf(reading.blueprint, catalog, problems)],
  ["verify", () => verify(reading, catalog)],
];
let verifyMs = 0;
for (const [name, run] of steps) {
  const ms = median(run);
  if (name === "verify") verifyMs = ms;
  console.log(`${name.padEnd(24)} ${ms.toFixed(2).padStart(8)} ms`);
}
const isMet = verifyMs <= aimMs;
console.log(`verify within ${aimMs} ms: ${isMet ? "yes" : "no"}`);
process.exitCode = isMet ? 0 : 1;
