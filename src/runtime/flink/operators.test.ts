import { describe, expect, it } from "vitest";
import type { Simulation } from "../index.ts";
import {
  type LawEvent,
  type OneStreamletOptions,
  oneStreamlet,
  receivedBy,
} from "../testing/one-streamlet.ts";

const event = (id: number, key: string, count = 1): LawEvent => ({ id, key, count });

/** Runs a data flow over the records of inlet `a` (and `b`) and gives the simulation at its end. */
function simulate(graph: string, left: readonly LawEvent[], options: OneStreamletOptions = {}): Simulation {
  const simulation = oneStreamlet(graph, left, { rate: 0.5, ...options });
  simulation.advance({ untilMs: 600_000 });
  return simulation;
}

function outcome(
  graph: string,
  left: readonly LawEvent[],
  options: OneStreamletOptions = {},
): readonly LawEvent[] {
  const simulation = simulate(graph, left, options);
  const one = simulation.snapshot().streamlets.find((streamlet) => streamlet.name === "one");
  expect(one?.lastFailure?.message).toBeUndefined();
  return receivedBy(simulation);
}

const eventTime = (outOfOrder: number) =>
  `input.assignTimestampsAndWatermarks(api.WatermarkStrategy.forBoundedOutOfOrderness(${outOfOrder}).withTimestampAssigner((e) => e.id))`;
const sum = ".reduce((a, b) => ({ ...a, count: a.count + b.count }))";

describe("event-time windows", () => {
  it("emit a window's sum once the watermark has passed its end", () => {
    const windows = `${eventTime(0)}.keyBy((e) => e.key).window(api.TumblingEventTimeWindows.of(10))${sum}`;
    const events = [event(1, "x"), event(9, "x"), event(5, "y"), event(12, "x"), event(25, "x")];
    expect(outcome(`this.writeStream(out, ${windows});`, events)).toEqual([
      event(1, "x", 2),
      event(5, "y", 1),
      event(12, "x", 1),
    ]);
  });

  it("drop what is late, to a side output where there is one", () => {
    const windows = `const late = new api.OutputTag("late");
      const windows = ${eventTime(0)}.keyBy((e) => e.key).window(api.TumblingEventTimeWindows.of(10)).sideOutputLateData(late)${sum};
      this.writeStream(out, windows.union(windows.getSideOutput(late).map((e) => ({ ...e, key: "late" }))));`;
    expect(outcome(windows, [event(1, "x"), event(15, "x"), event(2, "x"), event(30, "x")])).toEqual([
      event(1, "x", 1),
      event(2, "late", 1),
      event(15, "x", 1),
    ]);
  });

  it("fire again for a late record within the allowed lateness", () => {
    const windows = `${eventTime(0)}.keyBy((e) => e.key).window(api.TumblingEventTimeWindows.of(10)).allowedLateness(10)${sum}`;
    expect(
      outcome(`this.writeStream(out, ${windows});`, [
        event(1, "x"),
        event(15, "x"),
        event(2, "x"),
        event(25, "x"),
        event(3, "x"),
      ]),
    ).toEqual([event(1, "x", 1), event(1, "x", 2), event(15, "x", 1)]);
  });

  it("wait for records that are out of order within the bound", () => {
    const windows = `${eventTime(5)}.keyBy((e) => e.key).window(api.TumblingEventTimeWindows.of(10))${sum}`;
    expect(
      outcome(`this.writeStream(out, ${windows});`, [
        event(1, "x"),
        event(12, "x"),
        event(8, "x"),
        event(16, "x"),
      ]),
    ).toEqual([event(1, "x", 2)]);
  });

  it("merge sessions that touch", () => {
    const windows = `${eventTime(0)}.keyBy((e) => e.key).window(api.EventTimeSessionWindows.withGap(10))${sum}`;
    expect(
      outcome(
        `this.writeStream(out, ${windows});`,
        [event(1, "x"), event(9, "x"), event(30, "x"), event(60, "x")],
        { rate: 1000 },
      ),
    ).toEqual([event(1, "x", 2), event(30, "x", 1)]);
  });

  it("give process functions the window and its elements", () => {
    const classes = `class Describe extends api.ProcessWindowFunction {
      process(key, window, context, elements, out) {
        out.collect({ id: window.start, key: key + window.end, count: [...elements].length });
      }
    }`;
    const windows = `${eventTime(0)}.keyBy((e) => e.key).window(api.SlidingEventTimeWindows.of(10, 5)).process(new Describe())`;
    expect(
      outcome(`this.writeStream(out, ${windows});`, [event(6, "x"), event(7, "x"), event(99, "x")], {
        classes,
      }),
    ).toEqual([event(0, "x10", 2), event(5, "x15", 2)]);
  });
});

describe("timers", () => {
  const classes = `class Silence extends api.KeyedProcessFunction {
    open() { this.last = this.getRuntimeContext().getState(new api.ValueStateDescriptor("last")); }
    processElement(e, context) {
      const timers = context.timerService();
      const last = this.last.value();
      if (last !== null) timers.deleteProcessingTimeTimer(last);
      const at = timers.currentProcessingTime() + 1500;
      timers.registerProcessingTimeTimer(at);
      this.last.update(at);
    }
    onTimer(time, context, out) { out.collect({ id: 0, key: context.getCurrentKey(), count: 1 }); }
  }`;

  it("fire once per silence, for the key they were set for", () => {
    const graph = `this.writeStream(out, input.keyBy((e) => e.key).process(new Silence()));`;
    // Two records a second, so that each comes before the silence after the one before has lasted long enough.
    const events = [event(1, "x"), event(2, "x"), event(3, "x"), event(4, "y")];
    expect(outcome(graph, events, { classes, rate: 2 })).toEqual([event(0, "x"), event(0, "y")]);
  });

  it("survive a failure in the checkpoint", () => {
    const graph = `this.writeStream(out, input.keyBy((e) => e.key).process(new Silence()));`;
    const flink = "execution.checkpointing.interval = 100 ms";
    const faults = [{ at: 3400, kind: "fail-task", streamlet: "one", index: 2 }];
    const scenario = { faults, delivery: "exactly-once" };
    expect(outcome(graph, [event(1, "x")], { classes, flink })).toEqual([event(0, "x")]);
    const events = Array.from({ length: 4 }, () => event(1, "x"));
    const snapshot = simulate(graph, events, { classes, flink, scenario, rate: 2 }).snapshot();
    expect(snapshot.streamlets.find((streamlet) => streamlet.name === "one")?.restarts).toBe(1);
    expect(snapshot.lines.filter((line) => line.streamlet === "sink").length).toBe(1);
  });
});

describe("streams", () => {
  it("broadcast to every subtask and count with rebalance evenly", () => {
    const classes = `class Where extends api.RichMapFunction {
      map(e) { return { ...e, count: this.getRuntimeContext().getIndexOfThisSubtask() }; }
    }`;
    const events = Array.from({ length: 6 }, (_, i) => event(i, "x"));
    const spread = (kind: string) =>
      outcome(`this.writeStream(out, input.${kind}().map(new Where()).setParallelism(3));`, events, {
        classes,
      })
        .map((each) => each.count)
        .sort();
    expect(spread("broadcast")).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
    expect(spread("rebalance")).toEqual([0, 0, 1, 1, 2, 2]);
    expect(spread("global")).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("keep the order of each key and every input of a union", () => {
    const left = Array.from({ length: 50 }, (_, i) => event(i, `k${i % 5}`));
    const right = left.map((each) => ({ ...each, key: `r${each.key}` }));
    const graph = `this.writeStream(out, input.union(other).keyBy((e) => e.key).reduce((a, b) => b));`;
    const flink = "parallelism.default = 3";
    const found = outcome(graph, left, { right, flink, rate: 500 });
    expect(found.length).toBe(100);
    for (const key of ["k0", "k4", "rk2"]) {
      const ids = found.filter((each) => each.key === key).map((each) => each.id);
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
    }
  });

  it("push back to the source when an operator is slow", () => {
    const graph = `this.writeStream(out, input.keyBy((e) => e.key).map((e) => e));`;
    const events = Array.from({ length: 30_000 }, (_, i) => event(i, `k${i % 50}`));
    const simulation = simulate(graph, events, {
      rate: 10_000,
      scenario: { serviceTimes: { one: 1 }, length: 9_000 },
    });
    const topic = simulation.snapshot().topics.find((each) => each.id === "left");
    expect(topic?.groups[0]?.lag).toBeGreaterThan(5_000);
    expect(
      simulation.snapshot().streamlets.find((streamlet) => streamlet.name === "one")?.busy,
    ).toBeGreaterThan(0.8);
  });

  it("refuse keyed state without a key, with a sentence", () => {
    const classes = `class Stateful extends api.RichMapFunction {
      open() { this.getRuntimeContext().getState(new api.ValueStateDescriptor("x")); }
      map(e) { return e; }
    }`;
    const snapshot = simulate("this.writeStream(out, input.map(new Stateful()));", [event(1, "x")], {
      classes,
      scenario: { mode: "sandbox" },
    }).snapshot();
    const one = snapshot.streamlets.find((streamlet) => streamlet.name === "one");
    expect(one).toMatchObject({
      state: "failed",
      lastFailure: { operator: "Map", message: expect.stringContaining("keyBy") as string },
    });
  });
});

describe("exactly-once sinks", () => {
  const graph = "this.writeStream(out, input);";
  const events = Array.from({ length: 5 }, (_, i) => event(i, "x"));

  it("show their records when a checkpoint is complete, not before", () => {
    const simulation = simulate(graph, events, { scenario: { delivery: "exactly-once" } });
    const { lines, time, topics, streamlets } = simulation.snapshot();
    expect(lines.length).toBe(5);
    // The job runs from 2 s on, its first checkpoint comes after 10 s at the latest.
    const [checkpoint] = streamlets.find(({ name }) => name === "one")?.checkpoints ?? [];
    expect(Math.min(...lines.map((line) => line.at))).toBeGreaterThan(
      checkpoint?.startedAt ?? Number.POSITIVE_INFINITY,
    );
    expect(time).toBeLessThan(13_000);
    expect(topics.find((topic) => topic.id === "result")?.records).toBe(5);
  });

  it("lose records when the transaction timeout is shorter than the time between checkpoints, and say so", () => {
    const simulation = simulate(graph, events, {
      scenario: { delivery: "exactly-once", transactionTimeout: 800 },
      rate: 1000,
    });
    const { lines, events: log } = simulation.snapshot();
    expect(lines.length).toBe(0);
    expect(log.filter((each) => each.level === "error")).toMatchObject([
      { source: "kafka", cause: "it was open for longer than its timeout of 800 ms" },
    ]);
  });
});
