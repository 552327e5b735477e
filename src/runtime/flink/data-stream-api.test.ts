import { describe, expect, it } from "vitest";
import {
  type LawEvent,
  type OneStreamletOptions,
  oneStreamlet,
  receivedBy,
} from "../testing/one-streamlet.ts";

const event = (id: number, key: string, count = 1): LawEvent => ({ id, key, count });
const timed =
  "input.assignTimestampsAndWatermarks(api.WatermarkStrategy.forMonotonousTimestamps().withTimestampAssigner((e) => e.id))";

/** Runs a data flow to its end; what it wrote as `id key count`. */
function results(graph: string, left: readonly LawEvent[], options: OneStreamletOptions = {}) {
  const simulation = oneStreamlet(graph, left, { rate: 2, ...options });
  simulation.advance({ untilMs: 600_000 });
  return receivedBy(simulation).map(({ id, key, count }) => `${id} ${key} ${count}`);
}

/** Why the streamlet failed in a run without restarts. */
function failure(graph: string, left: readonly LawEvent[], classes = "", options: OneStreamletOptions = {}) {
  const simulation = oneStreamlet(graph, left, {
    classes,
    rate: 2,
    scenario: { mode: "sandbox" },
    ...options,
  });
  simulation.advance({ untilMs: 600_000 });
  return simulation.snapshot().streamlets.find(({ name }) => name === "one")?.lastFailure;
}

const write = (stream: string) => `this.writeStream(out, ${stream});`;

describe("triggers and evictors", () => {
  const five = [1, 2, 3, 4, 5].map((id) => event(id, "a"));
  it.each([
    ["count windows", `input.keyBy((e) => e.key).countWindow(2).sum("count")`, ["1 a 2", "3 a 2"]],
    ["sliding count windows", `input.keyBy((e) => e.key).countWindow(3, 2).sum("count")`, ["1 a 2", "2 a 3"]],
    [
      "a count trigger that keeps the elements",
      `input.keyBy((e) => e.key).window(api.GlobalWindows.create()).trigger(api.CountTrigger.of(2)).sum("count")`,
      ["1 a 2", "1 a 4"],
    ],
    [
      "an evictor that keeps what is close to the last",
      `input.keyBy((e) => e.key).window(api.GlobalWindows.create()).trigger(api.CountTrigger.of(5))
        .evictor(api.DeltaEvictor.of(3, (a, b) => b.id - a.id)).sum("count")`,
      ["3 a 3"],
    ],
    [
      "a time evictor",
      `${timed}.keyBy((e) => e.key).window(api.GlobalWindows.create()).trigger(api.CountTrigger.of(5))
        .evictor(api.TimeEvictor.of(2)).sum("count")`,
      ["4 a 2"],
    ],
    [
      "a trigger that fires early and again at the end",
      `${timed}.keyBy((e) => e.key).window(api.TumblingEventTimeWindows.of(4)).trigger(api.ContinuousEventTimeTrigger.of(2)).sum("count")`,
      ["1 a 3", "1 a 3"],
    ],
    [
      "windows over all keys",
      `${timed}.windowAll(api.TumblingEventTimeWindows.of(2)).sum("count")`,
      ["1 a 1", "2 a 2"],
    ],
    [
      "the record with the greatest value",
      `input.keyBy((e) => e.key).maxBy("id")`,
      five.map(({ id }) => `${id} a 1`),
    ],
  ])("%s", (_name, stream, expected) => {
    expect(results(write(stream), five)).toEqual(expected);
  });

  it("a trigger of one's own, with state per window", () => {
    const classes = `class Twice extends api.Trigger {
      seen = new api.ValueStateDescriptor("seen");
      onElement(e, time, window, context) {
        const seen = context.getPartitionedState(this.seen);
        const again = seen.value() === e.count;
        seen.update(e.count);
        return again ? api.TriggerResult.FIRE_AND_PURGE : api.TriggerResult.CONTINUE;
      }
      onEventTime() { return api.TriggerResult.CONTINUE; }
      onProcessingTime() { return api.TriggerResult.CONTINUE; }
      clear(window, context) { context.getPartitionedState(this.seen).clear(); }
    }`;
    const stream = `input.keyBy((e) => e.key).window(api.GlobalWindows.create()).trigger(new Twice()).sum("count")`;
    const left = [event(1, "a", 5), event(2, "a", 7), event(3, "a", 7), event(4, "a", 7)];
    expect(results(write(stream), left, { classes })).toEqual(["1 a 19", "4 a 7"]);
  });
});

describe("records", () => {
  const three = [1, 2, 3].map((id) => event(id, "a"));
  it.each([
    [
      "that a reduce function changes in its state",
      "input.keyBy((e) => e.key).reduce((a, b) => { a.count += b.count; return a; }).map((e) => e).startNewChain()",
      ["1 a 1", "1 a 2", "1 a 3"],
    ],
    [
      "that one of two readers changes",
      "input.map((e) => { e.count = 9; return e; }).union(input)",
      ["1 a 1", "1 a 9", "2 a 1", "2 a 9", "3 a 1", "3 a 9"],
    ],
    [
      "that go to several subtasks",
      "input.broadcast().map((e) => { e.count++; return e; }).setParallelism(2)",
      ["1 a 2", "1 a 2", "2 a 2", "2 a 2", "3 a 2", "3 a 2"],
    ],
  ])("%s are not changed for others", (_name, stream, expected) => {
    expect(results(write(stream), three, { rate: 1000 }).sort()).toEqual(expected);
  });

  it("go where a partitioner of one's own sends them, or anywhere", () => {
    const classes = `class Where extends api.RichMapFunction {
      map(e) { return { ...e, count: this.getRuntimeContext().getIndexOfThisSubtask() }; }
    }`;
    const many = Array.from({ length: 40 }, (_, id) => event(id, "a"));
    const where = (exchange: string) =>
      results(write(`input.${exchange}.map(new Where()).setParallelism(3)`), many, {
        classes,
        rate: 1000,
      }).map((line) => line.split(" "));
    for (const [id, , subtask] of where("partitionCustom((key, n) => (key + 1) % n, (e) => e.id)"))
      expect(Number(subtask)).toBe((Number(id) + 1) % 3);
    expect(new Set(where("shuffle()").map(([, , subtask]) => subtask)).size).toBe(3);
    expect(
      failure(write("input.partitionCustom(() => 7, (e) => e.id).map((e) => e)"), three)?.message,
    ).toContain("A partitioner gave 7: it must give a whole number from 0 to 0.");
  });

  it("of two streams meet where both are keyed after they are connected", () => {
    const classes = `class Join extends api.KeyedCoProcessFunction {
      open() { this.sum = this.getRuntimeContext().getMapState(new api.MapStateDescriptor("sum")); }
      add(e, out) {
        this.sum.putAll([["all", (this.sum.get("all") ?? 0) + e.count]]);
        out.collect({ ...e, count: this.sum.get("all") });
      }
      processElement1(e, context, out) { this.add(e, out); }
      processElement2(e, context, out) { this.add(e, out); }
    }`;
    const graph = write("input.connect(other).keyBy((e) => e.key, (e) => e.key).process(new Join())");
    const right = [event(7, "a", 10), event(8, "b", 5)];
    const found = results(graph, three, { classes, right, flink: "parallelism.default = 2" });
    expect(found.length).toBe(5);
    expect(found.filter((line) => line.endsWith(" a 13")).length).toBe(1);
    expect(found).toContain("8 b 5");
  });

  it.each([
    ["a field of a name", 'input.keyBy("key").sum("count")', ["1 a 1", "1 a 2", "1 a 3"]],
    ["a count of all", 'input.countWindowAll(2).sum("count")', ["1 a 2"]],
  ])("by %s", (_name, stream, expected) => {
    expect(results(write(stream), three)).toEqual(expected);
  });
});

describe("joins", () => {
  const right = [event(2, "a", 10), event(9, "a", 20), event(3, "b", 30)];
  const both = `const l = ${timed}; const r = ${timed.replace("input", "other")};`;
  it("of windows pair the records of one key and window", () => {
    const graph = `${both} ${write(`l.join(r).where((e) => e.key).equalTo((e) => e.key).window(api.TumblingEventTimeWindows.of(5))
      .apply((a, b) => ({ id: a.id, key: a.key, count: a.count + b.count }))`)}`;
    const left = [event(1, "a"), event(4, "a", 2), event(20, "z")];
    expect(results(graph, left, { right: [...right, event(30, "z")] }).sort()).toEqual(["1 a 11", "4 a 12"]);
  });

  it("of intervals pair records of one key by the distance of their times", () => {
    const classes = `class Pair extends api.ProcessJoinFunction {
      processElement(a, b, context, out) { out.collect({ id: context.getTimestamp(), key: a.key, count: a.count + b.count }); }
    }`;
    const graph = `${both} ${write("l.keyBy((e) => e.key).intervalJoin(r.keyBy((e) => e.key)).between(-2, 1).process(new Pair())")}`;
    expect(
      results(graph, [event(1, "a"), event(4, "a", 2), event(11, "a", 3)], { right, classes }).sort(),
    ).toEqual(["11 a 23", "2 a 11", "4 a 12"]);
  });
});

describe("state", () => {
  const process = (body: string, open: string) => `class Fn extends api.KeyedProcessFunction {
    open() { ${open} }
    processElement(e, context, out) { ${body} }
  }`;
  const graph = write("input.keyBy((e) => e.key).process(new Fn())");
  const beats = [1, 2, 3, 4].map((id) => event(id, "a"));

  it("aggregates step by step", () => {
    const body = "this.a.add(e.id); out.collect({ ...e, count: this.a.get() });";
    const open = `this.a = this.getRuntimeContext().getAggregatingState(new api.AggregatingStateDescriptor("a", {
      createAccumulator: () => 0, add: (v, a) => a + v, getResult: (a) => a * 10 }));`;
    expect(results(graph, beats, { classes: process(body, open) })).toEqual([
      "1 a 10",
      "2 a 30",
      "3 a 60",
      "4 a 100",
    ]);
  });
});

describe("what logic does wrong", () => {
  const keyed = "input.keyBy((e) => e.key)";
  it.each([
    [
      "map without a result",
      write("input.map(() => undefined)"),
      "",
      "map gave undefined where a record is needed",
    ],
    [
      "collecting nothing",
      write("input.flatMap((e, out) => { out.collect(undefined); })"),
      "",
      "collect was called with undefined",
    ],
    [
      "a key that is missing",
      write("input.keyBy((e) => e.nothing).sum('count')"),
      "",
      "Assigned key must not be null!",
    ],
    [
      "a key that is no number",
      write("input.keyBy((e) => Number(e.key)).sum('count')"),
      "",
      "NaN cannot be used as key",
    ],
    [
      "a key that can change",
      write("input.keyBy(() => new Map()).sum('count')"),
      "",
      "Type Map cannot be used as key",
    ],
    [
      "a key selector that is not deterministic",
      `let n = 0; ${write("input.keyBy(() => n++).sum('count').setParallelism(4)")}`,
      "",
      "is not in KeyGroupRange{startKeyGroup=",
    ],
    [
      "timers without a key",
      write("input.process(new Fn())"),
      "class Fn extends api.ProcessFunction { processElement(e, context) { context.timerService().registerEventTimeTimer(1); } }",
      "Setting timers is only supported on a keyed streams",
    ],
    [
      "keyed state without a key",
      write("input.map(new Fn())"),
      'class Fn extends api.RichMapFunction { open() { this.getRuntimeContext().getState(new api.ValueStateDescriptor("x")); } map(e) { return e; } }',
      "Keyed state can only be used on a 'keyed stream', i.e., after a 'keyBy()' operation",
    ],
    [
      "event-time windows without times",
      write(
        `${keyed}.map((e) => e).assignTimestampsAndWatermarks(api.WatermarkStrategy.noWatermarks().withTimestampAssigner(() => NaN)).keyBy((e) => e.key).window(api.TumblingEventTimeWindows.of(5)).sum("count")`,
      ),
      "",
      "The timestamp assigner gave NaN",
    ],
    [
      "changing broadcast state on the keyed side",
      `const rules = new api.MapStateDescriptor("rules"); ${write("input.keyBy((e) => e.key).connect(other.broadcast(rules)).process(new Fn(rules))")}`,
      `class Fn extends api.KeyedBroadcastProcessFunction { constructor(r) { super(); this.r = r; }
        processElement(e, context) { context.getBroadcastState(this.r).put(1, e); } processBroadcastElement() {} }`,
      'Broadcast state "rules" is read-only here',
    ],
    [
      "broadcast state that was not registered",
      `${write('input.keyBy((e) => e.key).connect(other.broadcast(new api.MapStateDescriptor("a"))).process(new Fn())')}`,
      `class Fn extends api.KeyedBroadcastProcessFunction {
        processElement(e, context) { context.getBroadcastState(new api.MapStateDescriptor("b")).get(1); } processBroadcastElement() {} }`,
      "The requested state does not exist.",
    ],
    [
      "a uid that is used twice",
      `${write('input.map((e) => e).uid("x").map((e) => e).uid("x")')}`,
      "",
      'Hash collision on user-specified ID "x"',
    ],
  ])("%s", (_name, graph, classes, reason) => {
    expect(failure(graph, [event(1, "x"), event(2, "y"), event(3, "z")], classes)?.message).toContain(reason);
  });
});

describe("unaligned checkpoints", () => {
  /** Checkpoints of a job whose second task cannot keep up with its first. */
  const checkpoints = (unaligned: string, flinkVersion = "1.20") => {
    const graph = write(
      "input.flatMap((e) => Array(10).fill(e)).keyBy((e) => e.id).filter((e) => e.id % 10 === 0)",
    );
    const left = Array.from({ length: 800 }, (_, id) => event(id, `k${id}`));
    const simulation = oneStreamlet(graph, left, {
      rate: 400,
      flinkVersion,
      flink: `execution.checkpointing { interval = 500 ms, mode = EXACTLY_ONCE, ${unaligned} }`,
      scenario: { serviceTimes: { one: 1 }, partitions: 1 },
    });
    simulation.advance({ untilMs: 6500 });
    const one = simulation.snapshot().streamlets.find(({ name }) => name === "one");
    const completed = (one?.checkpoints ?? []).filter(({ status }) => status === "completed");
    return {
      slowest: Math.max(...completed.map(({ duration = 0 }) => duration)),
      inFlight: Math.max(...completed.map(({ inFlightBytes = 0 }) => inFlightBytes)),
    };
  };

  it("are quick under backpressure, with the records on their way, where aligned ones are not", () => {
    const aligned = checkpoints("unaligned = false");
    expect([aligned.slowest > 3000, aligned.inFlight < 100]).toEqual([true, true]);
    const overtaking = checkpoints("unaligned = true");
    expect([overtaking.slowest < 1000, overtaking.inFlight > 1000]).toEqual([true, true]);
  });

  it("begin to overtake after the timeout, in the outputs of tasks too from Flink 1.16 on", () => {
    const late = (timeout: string) => `unaligned = true, aligned-checkpoint-timeout = ${timeout}`;
    const overtaking = checkpoints(late("200 ms"), "1.16");
    expect(overtaking.slowest).toBeGreaterThan(200);
    expect(overtaking.slowest).toBeLessThan(400);
    expect(overtaking.inFlight).toBeGreaterThan(1000);
    // Before, a barrier had to come through the output first.
    const atInputs = checkpoints(late("200 ms"), "1.15");
    expect(atInputs.slowest).toBeGreaterThan(1000);
    expect(atInputs.slowest).toBeLessThan(3000);
    expect(checkpoints(late("10 s"), "1.16")).toEqual(checkpoints("unaligned = false"));
  });
});
