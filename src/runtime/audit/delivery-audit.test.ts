import { describe, expect, it } from "vitest";
import { createSimulation, type Simulation, type SinkAudit } from "../index.ts";
import { applicationFrom } from "../testing/application.ts";
import { drawRun } from "../testing/law-project.ts";

const { schemas } = drawRun(1).texts;
const blueprint = `blueprint {
  streamlets { ingress = law.Ingress, one = law.One, egress = law.Egress }
  topics {
    events { producers = [ingress.out], consumers = [one.in] }
    results { producers = [one.out], consumers = [egress.in] }
  }
}`;

/** Ids, keys and event times (in field count) of the records that the ingress gives, ten per second. */
type Event = readonly [id: number, key: string, count: number];

/** Runs records through the body of a Flink job, between `input` and `result`. */
function run(events: readonly Event[], graph: string, scenario: object = {}): Simulation {
  const code = new Map([
    [
      "streamlets/law/All.ts",
      `import * as api from "streamwright";
      const events = ${JSON.stringify(events)};
      export class Ingress extends api.AkkaStreamlet {
        out = new api.AvroOutlet("out", "law.Event", (e) => e.key);
        shape() { return api.StreamletShape.withOutlets(this.out); }
        createLogic() { const { out } = this; return new (class extends api.AkkaStreamletLogic {
          runnableGraph() {
            return this.generate((i) => events[i] && { id: events[i][0], key: events[i][1], count: events[i][2] })
              .throttle(10).to(this.sink(out));
          }
        })(this.context); }
      }
      class Pairing extends api.KeyedProcessFunction {
        open() { this.first = this.getRuntimeContext().getState(new api.ValueStateDescriptor("first")); }
        processElement(e, context, out) {
          const first = this.first.value();
          if (first === null) { this.first.update(e); return; }
          out.collect({ ...e, count: first.id });
          this.first.clear();
        }
      }
      class Latest extends api.KeyedProcessFunction {
        open() { this.latest = this.getRuntimeContext().getState(new api.ValueStateDescriptor("latest")); }
        processElement(e) { this.latest.update(e); }
      }
      export class One extends api.FlinkStreamlet {
        in = new api.AvroInlet("in", "law.Event"); out = new api.AvroOutlet("out", "law.Event", (e) => e.key);
        shape() { return api.StreamletShape.withInlets(this.in).withOutlets(this.out); }
        createLogic() { const { in: inlet, out } = this; return new (class extends api.FlinkStreamletLogic {
          buildExecutionGraph() {
            const input = this.readStream(inlet);
            ${graph}
            this.writeStream(out, result);
          }
        })(this.context); }
      }
      export class Egress extends api.AkkaStreamlet {
        in = new api.AvroInlet("in", "law.Event");
        shape() { return api.StreamletShape.withInlets(this.in); }
        createLogic() { const { in: inlet } = this; return new (class extends api.AkkaStreamletLogic {
          runnableGraph() { return this.source(inlet).to(this.logSink()); }
        })(this.context); }
      }`,
    ],
  ]);
  const application = applicationFrom({ blueprint, schemas, code });
  const { simulation, codeProblems } = createSimulation({ application, code, data: new Map(), scenario });
  expect(codeProblems).toEqual([]);
  simulation.advance({ untilMs: 120_000 });
  return simulation;
}

function sinkOf(simulation: Simulation): SinkAudit {
  const [sink] = simulation.snapshot().audit?.sinks ?? [];
  if (sink === undefined) throw new Error("The audit knows no sink.");
  return sink;
}

const plain = (count: number): readonly Event[] =>
  Array.from({ length: count }, (_, i) => [i, `k${i % 2}`, 1 + i]);
const timed = `input.assignTimestampsAndWatermarks(
  api.WatermarkStrategy.forMonotonousTimestamps().withTimestampAssigner((e) => e.count))`;

describe("the delivery audit", () => {
  it("tells several results of one record from a result that comes again", () => {
    const sink = sinkOf(run(plain(6), "const result = input.flatMap((e) => [e, e, e]);"));
    expect(sink).toMatchObject({ delivered: 18, duplicates: 0, lost: 0, records: { once: 6 } });
  });

  it("tells what branches make of a record from what comes again", () => {
    const sink = sinkOf(
      run(plain(6), "const result = input.map((e) => e).union(input.map((e) => ({ ...e })));"),
    );
    expect(sink).toMatchObject({ delivered: 12, duplicates: 0, records: { once: 6 } });
  });

  it("knows what the logic has filtered", () => {
    const sink = sinkOf(run(plain(6), "const result = input.filter((e) => e.id < 2);"));
    expect(sink.records).toMatchObject({ once: 2, filtered: 4, lost: 0 });
  });

  it("counts both records that a result is made of, and finds in state what has no partner", () => {
    const simulation = run(plain(7), "const result = input.keyBy((e) => e.key).process(new Pairing());");
    expect(sinkOf(simulation)).toMatchObject({ delivered: 3, duplicates: 0, records: { once: 6, held: 1 } });
    expect(simulation.deliveries({ sink: "egress.in", class: "held", limit: 10 })).toEqual(["ingress.out#5"]);
  });

  it("takes what state has been overwritten with for dropped by the logic", () => {
    const sink = sinkOf(run(plain(6), "const result = input.keyBy((e) => e.key).process(new Latest());"));
    expect(sink.records).toMatchObject({ once: 0, filtered: 4, held: 2, lost: 0 });
  });

  it("counts what windows drop as late apart", () => {
    // Slow enough for watermarks in between: the last but one is behind them.
    const times = [...Array<number>(15).fill(5), ...Array<number>(6).fill(30), 7, 1000];
    const events = times.map((time, id): Event => [id, "a", time]);
    const windows = `const result = ${timed}.keyBy((e) => e.key).window(api.TumblingEventTimeWindows.of(10))
      .reduce((a, b) => ({ ...a, count: a.count + b.count }));`;
    const simulation = run(events, windows);
    expect(sinkOf(simulation).records).toMatchObject({ late: 1, once: 21, lost: 0, held: 1 });
    expect(simulation.deliveries({ sink: "egress.in", class: "late", limit: 10 })).toEqual([
      "ingress.out#21",
    ]);
  });

  it("lets a record into several windows without taking it for a duplicate", () => {
    const windows = `const result = ${timed}.keyBy((e) => e.key).window(api.SlidingEventTimeWindows.of(4, 2))
      .reduce((a, b) => ({ ...a, count: a.count + b.count }));`;
    const sink = sinkOf(run([...plain(20), [99, "k0", 5000]], windows));
    expect(sink.delivered).toBeGreaterThan(15);
    expect(sink).toMatchObject({ duplicates: 0, records: { once: 20, duplicated: 0, held: 1 } });
  });

  it("follows windows of very many elements", () => {
    const windows = `const result = input.keyBy(() => 0).countWindow(40).reduce((a, b) => ({ ...a, count: a.count + b.count }));`;
    const sink = sinkOf(run(plain(85), windows));
    expect(sink).toMatchObject({ delivered: 2, duplicates: 0, lost: 0, records: { once: 80, held: 5 } });
  });

  it("counts what an outlet wrote and an inlet could not decode apart from what others wrote", () => {
    const faults = [{ at: 2500, kind: "poison-record", topic: "events" }];
    const simulation = run(plain(20), "const result = input.map((e) => e);", { faults });
    expect(simulation.snapshot().audit?.foreignSkipped).toBe(1);
    expect(sinkOf(simulation).records).toMatchObject({ once: 20, skipped: 0, lost: 0 });
  });

  it("follows the first records only where there is a bound, and says how many it does not", () => {
    const simulation = run(plain(10), "const result = input.map((e) => e);", { audit: 4 });
    expect(simulation.snapshot().audit).toMatchObject({ followed: 4, unfollowed: 6 });
    expect(sinkOf(simulation)).toMatchObject({ delivered: 4, records: { once: 4 } });
  });

  it("tells the way of a record: where it was read, and where it ended", () => {
    const simulation = run(plain(3), "const result = input.map((e) => e);");
    expect(simulation.journey("ingress.out#1")).toEqual([
      { place: "ingress.out", state: "written", depth: 0 },
      { place: "one.in", state: "processed", depth: 1, topic: "events", partition: 0, offset: 1 },
      { place: "egress.in", state: "once", depth: 2, topic: "results", partition: 0, offset: 1, times: 1 },
    ]);
    expect(simulation.journey("ingress.out#99")).toEqual([]);
    const topic = simulation.records({ topic: "events", limit: 10 });
    expect(topic[1]?.headers).toContainEqual([
      "lineage",
      expect.stringMatching(/^ingress\.out#1~/) as string,
    ]);
  });

  it("tells while a run goes on what is on its way", () => {
    const simulation = run(plain(20), "const result = input.map((e) => e);", { length: 2_150 });
    const { records } = sinkOf(simulation);
    expect(records.once + records.underway + records.filtered + records.lost).toBe(12);
  });
});
