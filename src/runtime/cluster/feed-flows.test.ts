import { describe, expect, it } from "vitest";
import { codecOf, readSchema, type Schema } from "../../avro/index.ts";
import { createSimulation } from "../index.ts";
import { applicationFrom } from "../testing/application.ts";

const EVENT = JSON.stringify({
  type: "record",
  namespace: "feed",
  name: "Event",
  fields: [
    { name: "id", type: "int" },
    { name: "name", type: "string" },
  ],
});

const code = new Map([
  [
    "streamlets/feed/All.ts",
    `import { AkkaStreamlet, AkkaStreamletLogic, AvroInlet, ExternalInlet, StreamletShape } from "streamwright";
    export class Reader extends AkkaStreamlet {
      in = new AvroInlet("in", "feed.Event"); raw = new ExternalInlet("raw");
      shape() { return StreamletShape.withInlets(this.in, this.raw); }
      createLogic() { const { in: events, raw } = this; return new (class extends AkkaStreamletLogic {
        runnableGraph() { return [
          this.source(events).map((e) => e.id + " " + e.name).to(this.logSink()),
          this.source(raw).map((bytes) => bytes.length + " bytes: " + String.fromCharCode(...bytes)).to(this.logSink()),
        ]; }
      })(this.context); }
    }`,
  ],
]);
const blueprint = `blueprint {
  streamlets { reader = feed.Reader }
  topics {
    events { consumers = [reader.in], bootstrap.servers = "kafka:9092", managed = false }
    raw { consumers = [reader.raw], managed = false }
  }
}`;

/** An object container file with one block. */
function container(schemaText: string, records: readonly unknown[]): Uint8Array {
  const { schema } = readSchema(schemaText);
  const encode = (of: Schema, value: unknown) => [...codecOf(of).encode(value)];
  const text = (value: string) => new TextEncoder().encode(value);
  const metadata = { "avro.schema": text(schemaText), "avro.codec": text("null") };
  const block = records.flatMap((record) => encode(schema as Schema, record));
  const sync = Array.from({ length: 16 }, (_, i) => i);
  return Uint8Array.from([
    ...[0x4f, 0x62, 0x6a, 1],
    ...encode({ type: "map", values: { type: "bytes" } }, metadata),
    ...sync,
    ...encode({ type: "long" }, records.length),
    ...encode({ type: "long" }, block.length),
    ...block,
    ...sync,
  ]);
}

function lines(inputs: readonly object[], data: ReadonlyMap<string, string | Uint8Array>, until = 60_000) {
  const application = applicationFrom({ blueprint, schemas: new Map([["avro/event.avsc", EVENT]]), code });
  const scenario = { inputs };
  const { simulation, codeProblems, scenarioProblems } = createSimulation({
    application,
    code,
    data,
    scenario,
  });
  expect([...codeProblems, ...scenarioProblems]).toEqual([]);
  simulation.advance({ untilMs: until });
  return { texts: simulation.snapshot().lines.map((line) => line.text), snapshot: simulation.snapshot() };
}

const none = { streamlet: "reader", inlet: "raw", limit: 0 };

describe("feeds from outside of the application", () => {
  it("write an Avro file's records to the topic of an inlet, once, and are followed by the audit", () => {
    const records = [
      { id: 1, name: "one" },
      { id: 2, name: "two" },
    ];
    const data = new Map([["data/events.avro", container(EVENT, records)]]);
    const { texts, snapshot } = lines(
      [{ streamlet: "reader", inlet: "in", file: "data/events.avro" }, none],
      data,
    );
    expect(texts).toEqual(["1 one", "2 two"]);
    expect(snapshot.status).toBe("finished");
    const sink = snapshot.audit?.sinks.find((each) => each.sink === "reader.in");
    expect(sink).toMatchObject({ delivered: 2, records: { once: 2, lost: 0 } });
  });

  it("resolve records that another schema wrote", () => {
    const wider = EVENT.replace('"fields":[', '"fields":[{"name":"more","type":"long"},');
    const data = new Map([["data/wide.avro", container(wider, [{ more: 9, id: 3, name: "three" }])]]);
    expect(lines([{ streamlet: "reader", inlet: "in", file: "data/wide.avro" }, none], data).texts).toEqual([
      "3 three",
    ]);
  });

  it("tell what stops an Avro file from being read", () => {
    const whole = container(EVENT, [{ id: 1, name: "one" }]);
    const data = new Map([["data/cut.avro", whole.subarray(0, whole.length - 3)]]);
    const { texts, snapshot } = lines(
      [{ streamlet: "reader", inlet: "in", file: "data/cut.avro" }, none],
      data,
    );
    expect(texts.length).toBeLessThanOrEqual(1);
    const warning = snapshot.events.find((event) => event.level === "warning");
    expect(warning?.message).toContain("data/cut.avro");
    expect(warning?.cause).toMatch(/breaks off/);
  });

  it("give an inlet without schema its bytes: a line, or a value of a list, as its text", () => {
    const data = new Map([["data/raw.json", '["abc", {"x": 1}]']]);
    const inputs = [
      { streamlet: "reader", inlet: "raw", file: "data/raw.json" },
      { streamlet: "reader", inlet: "in", limit: 0 },
    ];
    expect(lines(inputs, data).texts).toEqual(["3 bytes: abc", '7 bytes: {"x":1}']);
  });

  it("go over a file again and again, and stop where the rate does", () => {
    const data = new Map([["data/events.jsonl", '{"id": 1, "name": "a"}\n{"id": 2, "name": "b"}']]);
    const rate = {
      kind: "steps",
      steps: [
        { at: 0, perSecond: 2 },
        { at: 2500, perSecond: 0 },
      ],
    };
    const input = { streamlet: "reader", inlet: "in", file: "data/events.jsonl", mode: "cycle", rate };
    const { texts, snapshot } = lines([input, none], data);
    expect(texts).toEqual(["1 a", "2 b", "1 a", "2 b", "1 a"]);
    expect(snapshot.status).toBe("finished");
  });

  it("are made up where the scenario says nothing", () => {
    expect(lines([], new Map(), 3_000).texts.length).toBeGreaterThan(50);
  });
});
