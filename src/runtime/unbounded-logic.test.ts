import { afterAll, describe, expect, it } from "vitest";
import { hostsUnderTest, toTheEnd } from "./testing/host-under-test.ts";
import { drawRun } from "./testing/law-project.ts";
import { codeOf } from "./testing/one-streamlet.ts";

const { hosts, endAll } = hostsUnderTest();
afterAll(endAll);

const { descriptors, schemas } = drawRun(1).texts;
const events = Array.from({ length: 200 }, (_, id) => ({ id, key: `k${id % 7}`, count: 1 }));

/** source → one → sink, and beside it source → beside, which must not suffer from what `one` does. */
const blueprint = `blueprint {
  streamlets { source = law.Source, one = law.One, sink = law.Sink, beside = law.Sink }
  topics {
    left { producers = [source.left], consumers = [one.a, beside.in] }
    right { producers = [source.right], consumers = [one.b] }
    result { producers = [one.out], consumers = [sink.in] }
  }
}`;

/** Each does what it should not do at record 40 or from the first on. */
const cases: readonly {
  readonly what: string;
  readonly graph: string;
  readonly classes?: string;
  readonly message: RegExp;
  readonly operator: string;
}[] = [
  {
    what: "a loop without end",
    graph: `this.writeStream(out, input.map((e) => { while (e.id === 40) {} return e; }).name("Spin"));`,
    message: /has not returned after 50 million steps/,
    operator: "Spin",
  },
  {
    what: "a loop that catches everything",
    graph: `this.writeStream(out, input.map((e) => {
      while (e.id === 40) { try { e.count++; } catch { continue; } finally { if (e.id === 40) continue; } }
      return e;
    }).name("Stubborn"));`,
    message: /has not returned/,
    operator: "Stubborn",
  },
  {
    what: "a generator without end",
    graph: `this.writeStream(out, input.flatMap(function* (e) { do yield e; while (e.id === 40); }).name("Endless"));`,
    message: /has not returned/,
    operator: "Endless",
  },
  {
    what: "objects without end",
    graph: `this.writeStream(out, input.map((e) => {
      const all = [];
      while (e.id === 40) all.push({ ...e, all: [1, 2, 3] });
      return e;
    }).name("Hoard"));`,
    message: /has (allocated more than 256 MB|not returned)/,
    operator: "Hoard",
  },
  {
    what: "large arrays without end",
    graph: `this.writeStream(out, input.map((e) => {
      const all: unknown[] = [];
      while (e.id === 40) all.push(new Array(100_000).fill(e));
      return e;
    }).name("Bulk"));`,
    message: /allocated more than 256 MB/,
    operator: "Bulk",
  },
  {
    what: "a list that doubles",
    graph: `this.writeStream(out, input.map((e) => {
      let all = [e];
      while (e.id === 40) all = [...all, ...all];
      return all[0];
    }).name("Double"));`,
    message: /allocated more than 256 MB/,
    operator: "Double",
  },
  {
    what: "a variable of the module that keeps something large of each record",
    classes: "const kept: Uint8Array[] = [];",
    graph: `this.writeStream(out, input.map((e) => { kept.push(new Uint8Array(8_000_000)); return e; }).name("Keep"));`,
    message: /holds about \d+ MB in fields, variables and state.* stay as they were/,
    operator: "Keep",
  },
  {
    what: "a field that keeps something large of each record",
    classes: `class Keeper { kept = new Map<number, number[]>();
      map(e: { id: number }) { this.kept.set(e.id, new Array(1_000_000).fill(0)); return e; } }`,
    graph: `this.writeStream(out, input.map(new Keeper()).name("Field"));`,
    message: /holds about \d+ MB/,
    operator: "Field",
  },
  {
    what: "state that keeps something large of each record",
    classes: `class Hold extends api.KeyedProcessFunction {
      open() { this.all = this.getRuntimeContext().getListState(new api.ListStateDescriptor("all")); }
      processElement(e, _context, out) { this.all.add("x".repeat(8_000_000) + e.id); out.collect(e); } }`,
    graph: `this.writeStream(out, input.keyBy((e) => e.key).process(new Hold()).name("State"));`,
    message: /holds about \d+ MB/,
    operator: "State",
  },
];

describe.each(hosts)(
  "logic that would take everything, on the $kind host",
  { timeout: 60_000 },
  ({ kind, start }) => {
    // What is counted is the same on both: on the parallel host a few show that each thread does count.
    const chosen =
      kind === "virtual" ? cases : cases.filter(({ operator }) => /Spin|Bulk|State/.test(operator));
    it.each(chosen)("is ended and told of: $what", async ({ graph, classes = "", message, operator }) => {
      const code = codeOf(graph, classes);
      const configuration =
        "cloudflow.runtimes.flink.config.flink.restart-strategy { type = fixed-delay, fixed-delay { attempts = 1, delay = 100 ms } }";
      const texts = { blueprint, schemas, code, configuration };
      const simulation = await start(descriptors === undefined ? texts : { ...texts, descriptors }, {
        data: new Map([["data/left.jsonl", events.map((each) => JSON.stringify(each)).join("\n")]]),
        scenario: {
          inputs: [
            {
              streamlet: "source",
              outlet: "left",
              file: "data/left.jsonl",
              mode: "once",
              rate: 500,
              key: "key",
            },
          ],
        },
      });
      const end = await toTheEnd(simulation);
      const one = end.streamlets.find(({ name }) => name === "one");
      expect(one).toMatchObject({ state: "failed", restarts: 1 });
      expect(one?.lastFailure?.message).toMatch(message);
      const errors = end.events.filter(({ source, level }) => source === "one" && level === "error");
      expect(errors[0]?.message).toContain(`"${operator}" failed`);
      expect(errors[0]?.cause).toMatch(/record .*"id":\d+/);
      const beside = end.streamlets.find(({ name }) => name === "beside");
      expect(beside?.ports.find(({ port }) => port === "in")?.records).toBe(events.length);
    });
  },
);
