/**
 * Checks per second and codec throughput beside `avsc`, in one run: `npx tsx bench/avro.bench.ts`.
 * Exits with 1 when an aim is missed.
 */
import avsc from "avsc";
import { check } from "../src/avro/compatibility/compatibility.ts";
import {
  ByteReader,
  ByteWriter,
  codecOf,
  compatibility,
  readSchema,
  resolvingDecoder,
  type Schema,
  sampler,
} from "../src/avro/index.ts";

const writerJson = {
  type: "record",
  name: "TaxiRide",
  namespace: "bench",
  fields: [
    ...["rideId", "taxiId", "driverId", "startTime", "endTime"].map((name) => ({ name, type: "long" })),
    ...["startLon", "startLat", "endLon", "endLat"].map((name) => ({ name, type: "float" })),
    { name: "isStart", type: "boolean" },
    { name: "passengerCnt", type: "int" },
    { name: "payment", type: { type: "enum", name: "Payment", symbols: ["CRD", "CSH"] } },
    { name: "note", type: ["null", "string"] },
  ],
};
const readerJson = {
  ...writerJson,
  fields: [
    ...writerJson.fields
      .filter((field) => field.name !== "taxiId")
      .map((field) => (field.type === "float" ? { ...field, type: "double" } : field)),
    { name: "tip", type: "float", default: 0 },
  ],
};

function read(json: unknown): Schema {
  const { schema } = readSchema(JSON.stringify(json));
  if (schema === undefined) throw new Error("the bench's schema does not read");
  return schema;
}

/** Runs a body, which reports how much it did, after a warm-up; units per second of the best of some windows. */
function rate(body: () => number): number {
  for (const end = performance.now() + 200; performance.now() < end; ) body();
  let best = 0;
  for (let window = 0; window < 8; window++) {
    let done = 0;
    const start = performance.now();
    while (performance.now() - start < 60) done += body();
    best = Math.max(best, (done * 1_000) / (performance.now() - start));
  }
  return best;
}

let missed = 0;
function report(name: string, ours: number, theirs?: number, aim?: number): void {
  const number = (value: number): string => Math.round(value).toLocaleString("en").padStart(13);
  const ratio = theirs === undefined ? "" : `  avsc ${number(theirs)}  ratio ${(ours / theirs).toFixed(2)}`;
  const verdict = aim === undefined ? "" : `  aim ${number(aim)} ${ours >= aim ? "met" : "MISSED"}`;
  if (aim !== undefined && ours < aim) missed++;
  console.log(`${name.padEnd(34)}${number(ours)}/s${ratio}${verdict}`);
}

const reader = read(readerJson);
const writer = read(writerJson);
const writerType = avsc.Type.forSchema(writerJson as avsc.Schema);
const readerType = avsc.Type.forSchema(readerJson as avsc.Schema);

const times = (count: number, body: () => unknown) => (): number => {
  for (let i = 0; i < count; i++) body();
  return count;
};
const resolverRate = rate(times(10, () => readerType.createResolver(writerType)));
report(
  "compatibility, memoised",
  rate(times(10_000, () => compatibility(reader, writer))),
  resolverRate,
  1_000_000,
);
report("compatibility, cold", rate(times(100, () => check(reader, writer))), resolverRate, 50_000);
report("compatibility, cold, with reasons", rate(times(100, () => check(writer, reader))), undefined, 50_000);
// Schemas that no check has seen: reading them is not part of the time.
let bestFresh = 0;
for (let batch = 0; batch < 50; batch++) {
  const fresh = Array.from({ length: 200 }, () => [read(readerJson), read(writerJson)] as const);
  const start = performance.now();
  for (const [r, w] of fresh) compatibility(r, w);
  bestFresh = Math.max(bestFresh, (fresh.length * 1_000) / (performance.now() - start));
}
report("compatibility, cold, fresh schemas", bestFresh, undefined, 50_000);

const sample = sampler(writer, 1);
const values = Array.from({ length: 1_000 }, () => sample());
const codec = codecOf(writer);
const blocks = values.map((value) => codec.encode(value));
const buffers = blocks.map((bytes) => Buffer.from(bytes));
const each =
  <T>(list: readonly T[], body: (item: T) => unknown) =>
  (): number => {
    for (const item of list) body(item);
    return list.length;
  };
report(
  "encode",
  rate(each(values, (value) => codec.encode(value))),
  rate(each(values, (value) => writerType.toBuffer(value))),
);
report(
  "decode",
  rate(each(blocks, (bytes) => codec.decode(bytes))),
  rate(each(buffers, (bytes) => writerType.fromBuffer(bytes))),
);
const into = new ByteWriter();
report(
  "encode into one writer",
  rate(() => {
    into.reset();
    return each(values, (value) => codec.encodeInto(value, into))();
  }),
);
const from = new ByteReader(into.copy());
report(
  "decode from one reader",
  rate(() => {
    from.position = 0;
    return each(values, () => codec.decodeFrom(from))();
  }),
);
const resolve = resolvingDecoder(reader, writer);
const resolver = readerType.createResolver(writerType);
report(
  "decode into the reader's schema",
  rate(each(blocks, (bytes) => resolve(bytes))),
  rate(each(buffers, (bytes) => readerType.fromBuffer(bytes, resolver))),
);

if (missed > 0) process.exitCode = 1;
