import { describe, expect, it } from "vitest";
import type { Command, Simulation } from "../index.ts";
import { codeOf, type LawEvent, oneStreamlet, receivedBy } from "../testing/one-streamlet.ts";

const events: readonly LawEvent[] = Array.from({ length: 60 }, (_, id) => ({
  id,
  key: `k${id % 7}`,
  count: 1,
}));
const counting = (uid: string) =>
  `this.writeStream(out, input.keyBy((e) => e.key).sum("count")${uid}).uid("out");`;
const COUNTING = counting('.uid("sum")');
const checkpoints =
  "execution.checkpointing { interval = 400 ms, mode = EXACTLY_ONCE, externalized-checkpoint-retention";
const exactly = { scenario: { delivery: "exactly-once", partitions: 3 } };
const fast = { ...exactly, flink: `parallelism.default = 2, ${checkpoints} = RETAIN_ON_CANCELLATION }` };

/** Sums per key as a failure-free run gives them, one per record. */
const expected = events.map(({ id, key }) => `${key} ${Math.floor(id / 7) + 1}`).sort();
const sums = (simulation: Simulation) =>
  receivedBy(simulation)
    .map(({ key, count }) => `${key} ${count}`)
    .sort();

function one(simulation: Simulation) {
  const found = simulation.snapshot().streamlets.find(({ name }) => name === "one");
  if (found === undefined) throw new Error("The run has no streamlet one.");
  return found;
}

/** Commands come at 4 s, when half of the records have been handled. */
function at4(graph: string, options: Parameters<typeof oneStreamlet>[2] = fast): Simulation {
  const simulation = oneStreamlet(graph, events, options);
  simulation.advance({ untilMs: 4000 });
  return simulation;
}

function command(
  simulation: Simulation,
  order: Omit<Command, "streamlet"> & { readonly kind: string },
): void {
  expect(simulation.command({ streamlet: "one", ...order } as Command)).toEqual({ ok: true });
  simulation.advance({ untilMs: simulation.snapshot().time + 1000 });
}

describe("savepoints", () => {
  it.each([1, 2, 3])(
    "keep all state when a job is stopped and started with parallelism %i",
    (parallelism) => {
      const simulation = at4(COUNTING);
      command(simulation, { kind: "stop" });
      expect(one(simulation).state).toBe("stopped");
      const [snapshot] = one(simulation).snapshots;
      expect(snapshot).toMatchObject({ kind: "savepoint", parallelism: 2, maxParallelism: 128 });
      expect(snapshot?.path).toMatch(
        /^file:\/\/\/mnt\/flink\/storage\/savepoints\/one\/savepoint-[0-9a-f]{6}-[0-9a-f]{12}$/,
      );
      const before = receivedBy(simulation).length;
      simulation.advance({ untilMs: 8000 });
      expect(receivedBy(simulation).length).toBe(before);
      command(simulation, { kind: "start", from: snapshot?.path, parallelism } as never);
      simulation.advance({ untilMs: 60_000 });
      expect(sums(simulation)).toEqual(expected);
      expect(one(simulation)).toMatchObject({ state: "finished", parallelism });
    },
  );

  it("can be taken while the job goes on, and do not bring transactions out", () => {
    const simulation = oneStreamlet(COUNTING, events, {
      ...exactly,
      flink: "execution.checkpointing { interval = 1 h, mode = EXACTLY_ONCE }",
    });
    simulation.advance({ untilMs: 4000 });
    command(simulation, { kind: "savepoint" });
    expect(one(simulation)).toMatchObject({ state: "running", snapshots: [{ kind: "savepoint", id: 1 }] });
    expect(receivedBy(simulation)).toEqual([]);
    command(simulation, { kind: "checkpoint" });
    expect(receivedBy(simulation).length).toBeGreaterThan(10);
  });

  it("are refused where no directory is known, as in a sandbox", () => {
    const simulation = at4(COUNTING, { ...fast, scenario: { mode: "sandbox" } });
    const refusal = {
      ok: false,
      message: expect.stringContaining("No savepoint directory configured.") as string,
    };
    expect(simulation.command({ kind: "savepoint", streamlet: "one" })).toEqual(refusal);
    expect(simulation.command({ kind: "stop", streamlet: "one" })).toEqual(refusal);
  });

  it("cannot be started from beyond the number of key groups", () => {
    const simulation = at4(COUNTING, { ...fast, flink: `${fast.flink}, pipeline.max-parallelism = 4` });
    const reason =
      "The maximum parallelism (4) of the restored state is lower than the configured parallelism (5). Please reduce the parallelism of the task to be lower or equal to the maximum parallelism.";
    expect(simulation.command({ kind: "rescale", streamlet: "one", parallelism: 5 })).toEqual({
      ok: false,
      message: expect.stringContaining(reason) as string,
    });
    command(simulation, { kind: "stop" });
    command(simulation, { kind: "start", from: one(simulation).snapshots[0]?.path, parallelism: 5 } as never);
    simulation.advance({ untilMs: 20_000 });
    expect(one(simulation)).toMatchObject({
      state: "failed",
      lastFailure: { message: expect.stringContaining(reason) as string },
    });
  });

  it("end event time first where the job is drained", () => {
    const graph = `this.writeStream(out, input.assignTimestampsAndWatermarks(api.WatermarkStrategy.forMonotonousTimestamps()
        .withTimestampAssigner((e) => e.id)).keyBy((e) => e.key).window(api.TumblingEventTimeWindows.of(100000)).sum("count"));`;
    const kept = at4(graph);
    command(kept, { kind: "stop" });
    expect(receivedBy(kept)).toEqual([]);
    const drained = at4(graph);
    command(drained, { kind: "stop", drain: true } as never);
    expect(receivedBy(drained).length).toBe(7);
  });
});

describe("new versions of a streamlet", () => {
  const withFilter = (uid: string) =>
    `this.writeStream(out, input.filter(() => true).map((e) => e).startNewChain().keyBy((e) => e.key).sum("count")${uid}).uid("out");`;
  const without = 'this.writeStream(out, input).uid("out");';

  it("find the state of operators by their uid", () => {
    const simulation = at4(COUNTING);
    command(simulation, { kind: "redeploy", code: codeOf(withFilter('.uid("sum")')) } as never);
    simulation.advance({ untilMs: 60_000 });
    expect(sums(simulation)).toEqual(expected);
  });

  it("find it by the place in the graph where there is no uid and nothing has changed", () => {
    const simulation = at4(counting(""));
    command(simulation, { kind: "redeploy", code: codeOf(counting("")) } as never);
    simulation.advance({ untilMs: 60_000 });
    expect(sums(simulation)).toEqual(expected);
  });

  it.each([
    [
      "without a uid in a changed graph",
      counting(""),
      withFilter(""),
      'it was "Keyed Reduce" and had no uid',
    ],
    ["whose operator is gone", COUNTING, without, 'it was "Keyed Reduce" with uid "sum"'],
  ])("are refused for state %s, unless it may be left behind", (_name, before, after, reason) => {
    const refused = at4(before);
    command(refused, { kind: "redeploy", code: codeOf(after) } as never);
    refused.advance({ untilMs: 20_000 });
    const { state, lastFailure } = one(refused);
    expect(state).toBe("failed");
    expect(lastFailure?.message).toMatch(
      /^Failed to rollback to checkpoint\/savepoint file:.*\. Cannot map checkpoint\/savepoint state for operator [0-9a-f]{32} to the new program/,
    );
    expect(lastFailure?.message).toContain(reason);
    const allowed = at4(before);
    command(allowed, { kind: "redeploy", code: codeOf(after), allowNonRestoredState: true } as never);
    allowed.advance({ untilMs: 60_000 });
    expect(one(allowed).state).toBe("finished");
    expect(receivedBy(allowed).length).toBe(60);
  });

  it("are refused where the code has no such class", () => {
    const simulation = at4(COUNTING);
    expect(simulation.command({ kind: "redeploy", streamlet: "one", code: new Map() })).toEqual({
      ok: false,
      message: "There is no class law.One in the new code.",
    });
  });
});

describe("checkpoints of a job that has ended", () => {
  it("stay after a cancellation where they are retained, and can be started from", () => {
    const simulation = at4(COUNTING);
    command(simulation, { kind: "cancel" });
    const [snapshot] = one(simulation).snapshots;
    expect(snapshot).toMatchObject({ kind: "checkpoint" });
    expect(snapshot?.path).toMatch(/\/externalized-checkpoints\/one\/[0-9a-f]{32}\/chk-\d+$/);
    command(simulation, { kind: "start", from: snapshot?.path } as never);
    simulation.advance({ untilMs: 60_000 });
    expect(sums(simulation)).toEqual(expected);
  });

  it.each(["DELETE_ON_CANCELLATION", "NO_EXTERNALIZED_CHECKPOINTS"])(
    "go with the job with %s",
    (retention) => {
      const simulation = at4(COUNTING, { ...exactly, flink: `${checkpoints} = ${retention} }` });
      expect(one(simulation).snapshots.length).toBe(1);
      command(simulation, { kind: "cancel" });
      expect(one(simulation)).toMatchObject({ state: "stopped", snapshots: [] });
    },
  );

  it("are refused where there is none", () => {
    const simulation = at4(COUNTING);
    command(simulation, { kind: "cancel" });
    expect(simulation.command({ kind: "start", streamlet: "one", from: "file:///nowhere" })).toEqual({
      ok: false,
      message: "Cannot find checkpoint or savepoint file/directory 'file:///nowhere'.",
    });
  });
});

describe("the loss of a job manager", () => {
  it.each([
    ["goes on from the last checkpoint with high availability", "high-availability = kubernetes", true],
    ["starts with empty state without", "", false],
  ])("%s", (_name, flink, isKept) => {
    const simulation = at4(COUNTING, { ...fast, flink: `${fast.flink}, ${flink}` });
    command(simulation, { kind: "inject", fault: { kind: "kill-job-manager", streamlet: "one" } } as never);
    simulation.advance({ untilMs: 60_000 });
    expect(one(simulation).state).toBe("finished");
    if (isKept) expect(sums(simulation)).toEqual(expected);
    else expect(sums(simulation)).not.toEqual(expected);
  });
});
