import { describe, expect, it } from "vitest";
import type { Command, Fault, Simulation } from "../index.ts";
import {
  type LawEvent,
  type OneStreamletOptions,
  oneStreamlet,
  receivedBy,
  WHO,
} from "../testing/one-streamlet.ts";

const event = (id: number, key = "k", count = 1): LawEvent => ({ id, key, count });
const sixty = Array.from({ length: 60 }, (_, id) => event(id, `k${id % 7}`));
const all = sixty.map(({ id }) => id);
const RESTARTS = "restart-strategy { type = fixed-delay, fixed-delay { attempts = 10, delay = 3 s } }";
const OFTEN = "execution.checkpointing { interval = 500 ms, mode = EXACTLY_ONCE }";
const EXACTLY = { delivery: "exactly-once", partitions: 2 };

const one = (simulation: Simulation) => {
  const found = simulation.snapshot().streamlets.find(({ name }) => name === "one");
  if (found === undefined) throw new Error("The run has no streamlet one.");
  return found;
};
const inject = (simulation: Simulation, fault: object) =>
  expect(simulation.command({ kind: "inject", fault: { streamlet: "one", ...fault } as Fault })).toEqual({
    ok: true,
  });
const command = (simulation: Simulation, order: object) =>
  expect(simulation.command({ streamlet: "one", ...order } as Command)).toEqual({ ok: true });
const idsOf = (simulation: Simulation) =>
  receivedBy(simulation)
    .map(({ id }) => id)
    .toSorted((a, b) => a - b);

describe("timers in a checkpoint", () => {
  const timed = (register: string, options: OneStreamletOptions = {}) =>
    oneStreamlet(
      `this.writeStream(out, input.assignTimestampsAndWatermarks(api.WatermarkStrategy.forMonotonousTimestamps()
        .withTimestampAssigner((e) => e.id)).keyBy((e) => e.key).process(new Timed()));`,
      [event(1), event(2, "k", 2), event(50_000, "end", 3)],
      {
        rate: 0.2,
        flink: `${OFTEN}, ${RESTARTS}`,
        classes: `class Timed extends api.KeyedProcessFunction {
          processElement(e, context, out) {
            const timers = context.timerService();
            if (e.id === 1) { ${register} }
            else out.collect({ ...e, key: "watermark " + timers.currentWatermark() });
          }
          onTimer(time, context, out) {
            out.collect({ id: 0, key: "timer", count: Math.round(context.timerService().currentProcessingTime()) });
          }
        }`,
        ...options,
      },
    );

  it("of processing time that have passed when the job runs again fire at once, and once", () => {
    const simulation = timed("timers.registerProcessingTimeTimer(timers.currentProcessingTime() + 1000);");
    simulation.advance({ untilMs: 2500 });
    inject(simulation, { kind: "fail-task", index: 0 });
    simulation.advance({ untilMs: 5400 });
    expect(receivedBy(simulation)).toEqual([]);
    simulation.advance({ untilMs: 60_000 });
    const fired = receivedBy(simulation).filter(({ key }) => key === "timer");
    expect(fired.length).toBe(1);
    expect(fired[0]?.count).toBeGreaterThan(5499);
    expect(fired[0]?.count).toBeLessThan(5600);
  });

  it("of event time wait for the watermark, which begins anew", () => {
    const simulation = timed("timers.registerEventTimeTimer(1);");
    // The second record comes at about 6 s, after the failure; the watermark had been at 0 before it.
    simulation.advance({ untilMs: 2500 });
    inject(simulation, { kind: "fail-task", index: 0 });
    simulation.advance({ untilMs: 60_000 });
    expect(receivedBy(simulation).map(({ key }) => key)).toEqual([
      "watermark -Infinity",
      "timer",
      "watermark 1",
    ]);
  });
});

describe("a function that throws while its snapshot is taken", () => {
  it("fails its task, however many failed checkpoints are tolerated", () => {
    const simulation = oneStreamlet("this.writeStream(out, input.map(new Throwing()));", sixty, {
      flink: `execution.checkpointing { interval = 1 s, mode = EXACTLY_ONCE, tolerable-failed-checkpoints = 100 }
        restart-strategy { type = fixed-delay, fixed-delay { attempts = 1, delay = 100 ms } }`,
      classes: `class Throwing extends api.RichMapFunction {
        initializeState() {}
        snapshotState() { throw new Error("no snapshot"); }
        map(e) { return e; }
      }`,
    });
    simulation.advance({ untilMs: 60_000 });
    expect(one(simulation)).toMatchObject({
      state: "failed",
      restarts: 1,
      lastFailure: { message: "no snapshot" },
    });
  });
});

describe("a stop with savepoint during which a task is lost", () => {
  /** Which subtask has handled records in which attempt: subtask 1 is lost, 0 has stopped by then. */
  const places = (flinkVersion: string) => {
    const simulation = oneStreamlet("this.writeStream(out, input.map(new Who()));", sixty, {
      classes: WHO,
      flinkVersion,
      flink: `parallelism.default = 2, heartbeat { interval = 500 ms, timeout = 5 s }, ${OFTEN}, ${RESTARTS}`,
      scenario: EXACTLY,
    });
    simulation.advance({ untilMs: 4000 });
    inject(simulation, { kind: "kill-task-manager", index: 1 });
    command(simulation, { kind: "stop" });
    simulation.advance({ untilMs: 60_000 });
    expect(simulation.snapshot().status).toBe("finished");
    expect(one(simulation)).toMatchObject({ state: "finished" });
    expect(one(simulation).snapshots.map(({ kind }) => kind)).not.toContain("savepoint");
    expect(idsOf(simulation)).toEqual(all);
    return [...new Set(receivedBy(simulation).map(({ key, count }) => `${key}.${count}`))].toSorted();
  };

  it("leaves the job running, from its last checkpoint where tasks had stopped already", () => {
    expect(places("1.20")).toEqual(["0.0", "0.1", "1.0", "1.1"]);
  });

  it("lets tasks that had stopped go on, before Flink 1.14", () => {
    expect(places("1.13")).toEqual(["0.0", "1.0", "1.1"]);
  });
});

describe("a source subtask without partitions", () => {
  const windows = (idleness: string, flinkVersion = "1.20") => {
    const simulation = oneStreamlet(
      `this.writeStream(out, input.assignTimestampsAndWatermarks(api.WatermarkStrategy.forMonotonousTimestamps()
        .withTimestampAssigner((e) => e.id)${idleness}).keyBy((e) => e.key)
        .window(api.TumblingEventTimeWindows.of(10)).reduce((a, b) => ({ ...a, count: a.count + b.count })));`,
      sixty,
      { flinkVersion, flink: `parallelism.default = 2, ${OFTEN}`, scenario: { partitions: 1 } },
    );
    simulation.advance({ untilMs: 60_000 });
    return receivedBy(simulation).length;
  };

  it("holds event time back, unless its watermarks may be idle", () => {
    expect(windows("")).toBe(0);
    expect(windows(".withIdleness(1000)")).toBeGreaterThan(10);
  });

  it("held nothing back before Flink 1.14, where it told of itself that it is idle", () => {
    expect(windows("", "1.13")).toBeGreaterThan(10);
  });
});

describe("the loss of a job manager without high availability", () => {
  it("starts the job from the savepoint that it was started from", () => {
    const sums = `this.writeStream(out, input.keyBy((e) => e.key).sum("count").uid("sum"));`;
    const simulation = oneStreamlet(sums, sixty, { flink: `${OFTEN}, ${RESTARTS}`, scenario: EXACTLY });
    simulation.advance({ untilMs: 3000 });
    command(simulation, { kind: "stop" });
    simulation.advance({ untilMs: 4000 });
    const before = receivedBy(simulation).length;
    command(simulation, { kind: "start", from: one(simulation).snapshots[0]?.path });
    simulation.advance({ untilMs: 7000 });
    inject(simulation, { kind: "kill-job-manager" });
    const until = receivedBy(simulation).length;
    simulation.advance({ untilMs: 60_000 });
    // What was made after the savepoint is made once more.
    expect(until).toBeGreaterThan(before);
    expect(receivedBy(simulation).length).toBe(60 + until - before);
    const highest = Math.max(...receivedBy(simulation).map(({ count }) => count));
    expect(highest).toBe(9);
  });
});
