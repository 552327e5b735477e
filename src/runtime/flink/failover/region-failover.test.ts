import { describe, expect, it } from "vitest";
import type { Fault, Simulation } from "../../index.ts";
import { type LawEvent, oneStreamlet, receivedBy, WHO } from "../../testing/one-streamlet.ts";

const PARALLEL = "this.writeStream(out, input.map(new Who()));";
/** The pipeline of inlet b is apart from that of inlet a, whose subtasks all exchange records. */
const DISJOINT = `this.writeStream(out, input.rebalance().map(new Who()));
  this.writeStream(out, other.map(new Who()).map((e) => ({ ...e, key: "b" + e.key })));`;

const events: readonly LawEvent[] = Array.from({ length: 100 }, (_, id) => ({
  id,
  key: `k${id % 7}`,
  count: 1,
}));

interface Options {
  readonly graph?: string;
  readonly flink?: string;
  readonly delivery?: string;
  readonly interval?: string;
}

/** A run in which something fails at 6 s, when half of the records have been handled; restarts take 2 s. */
function failingAt6(
  fault: object,
  { graph = PARALLEL, flink = "", delivery, interval = "1 s" }: Options = {},
) {
  const simulation = oneStreamlet(graph, events, {
    classes: WHO,
    right: events,
    flink: `parallelism.default = 2, taskmanager.numberOfTaskSlots = 1
      heartbeat { interval = 100 ms, timeout = 1 s }
      restart-strategy { type = fixed-delay, fixed-delay { attempts = 10, delay = 2 s } }
      execution.checkpointing { interval = ${interval}, mode = EXACTLY_ONCE }
      ${flink}`,
    scenario: { partitions: 2, delivery: delivery ?? "exactly-once" },
  });
  simulation.advance({ untilMs: 6000 });
  const before = stateOf(simulation);
  expect(simulation.command({ kind: "inject", fault: { streamlet: "one", ...fault } as Fault })).toEqual({
    ok: true,
  });
  return { simulation, before };
}

function stateOf(simulation: Simulation) {
  const one = simulation.snapshot().streamlets.find(({ name }) => name === "one");
  if (one === undefined) throw new Error("The run has no streamlet one.");
  return { ...one, received: receivedBy(simulation) };
}

function ended(simulation: Simulation) {
  simulation.advance({ untilMs: 120_000 });
  expect(simulation.snapshot().status).toBe("finished");
  return stateOf(simulation);
}

const idsOf = (records: readonly LawEvent[]) => records.map(({ id }) => id).toSorted((a, b) => a - b);
const all = events.map(({ id }) => id);
/** Records by subtask and attempt. */
const places = (records: readonly LawEvent[]) =>
  [...new Set(records.map(({ key, count }) => `${key} in attempt ${count}`))].toSorted();
const of = (records: readonly LawEvent[], key: string) => records.filter((each) => each.key === key);
const twice = (records: readonly LawEvent[]) =>
  records.filter(({ id }, i) => records.findIndex((each) => each.id === id) < i);

describe("a failed task", () => {
  it("takes only its region with it: the other goes on, and nothing is lost or doubled", () => {
    const { simulation } = failingAt6({ kind: "fail-task", index: 0 });
    const end = ended(simulation);
    expect(idsOf(end.received)).toEqual(all);
    expect(places(end.received)).toEqual(["0 in attempt 0", "0 in attempt 1", "1 in attempt 0"]);
    expect(end.restarts).toBe(1);
  });

  it("holds the other region back in nothing but its checkpoints while it is restored", () => {
    const { simulation, before } = failingAt6({ kind: "fail-task", index: 0 }, { delivery: "at-least-once" });
    simulation.advance({ untilMs: 7900 });
    const during = stateOf(simulation);
    expect(during.state).toBe("restarting");
    expect(of(during.received, "0")).toEqual(of(before.received, "0"));
    expect(of(during.received, "1").length).toBeGreaterThan(of(before.received, "1").length + 4);
    expect(during.completedCheckpoints).toBe(before.completedCheckpoints);
    expect(during.checkpoints.some(({ status }) => status === "in-progress")).toBe(false);
    simulation.advance({ untilMs: 10_000 });
    const after = stateOf(simulation);
    expect([after.state, after.completedCheckpoints > before.completedCheckpoints]).toEqual([
      "running",
      true,
    ]);
  });

  it("makes no duplicates but in its region, at least once", () => {
    const { simulation, before } = failingAt6(
      { kind: "fail-task", index: 0 },
      { delivery: "at-least-once", interval: "1 h" },
    );
    const end = ended(simulation);
    expect(new Set(idsOf(end.received))).toEqual(new Set(all));
    const doubled = twice(end.received);
    expect(idsOf(doubled)).toEqual(idsOf(of(before.received, "0")));
    expect(places(doubled)).toEqual(["0 in attempt 1"]);
  });

  it.each([
    ["at 0", 0, ["0 in attempt 0", "0 in attempt 1", "1 in attempt 0", "1 in attempt 1"]],
    ["at 2", 2, ["0 in attempt 0", "0 in attempt 1", "1 in attempt 0", "1 in attempt 1"]],
  ])("takes all with it with the strategy full, %s", (_name, index, expected) => {
    const { simulation } = failingAt6(
      { kind: "fail-task", index },
      { flink: "jobmanager.execution.failover-strategy = full" },
    );
    const end = ended(simulation);
    expect(idsOf(end.received)).toEqual(all);
    expect(places(end.received)).toEqual(expected);
    expect(end.restarts).toBe(1);
  });

  it("leaves another pipeline of the job alone", () => {
    // Subtasks are those of input, other and the sink of input, each twice.
    const { simulation } = failingAt6({ kind: "fail-task", index: 4 }, { graph: DISJOINT });
    const end = ended(simulation);
    expect(idsOf(end.received)).toEqual([...all, ...all].toSorted((a, b) => a - b));
    expect(places(end.received)).toEqual([
      ...["0 in attempt 0", "0 in attempt 1", "1 in attempt 0", "1 in attempt 1"],
      ...["b0 in attempt 0", "b1 in attempt 0"],
    ]);
  });

  it("fails the job when all regions together have failed more often than the strategy allows", () => {
    const { simulation } = failingAt6(
      { kind: "throw-on-record", record: 1, times: 3 },
      { flink: "restart-strategy { type = fixed-delay, fixed-delay { attempts = 2, delay = 100 ms } }" },
    );
    simulation.advance({ untilMs: 120_000 });
    expect(stateOf(simulation)).toMatchObject({ state: "failed", restarts: 2 });
  });
});

describe("a task manager that is lost", () => {
  it("takes the regions with it that have a task there, each a restart of its own", () => {
    const { simulation } = failingAt6({ kind: "kill-task-manager", index: 1 });
    const end = ended(simulation);
    expect(idsOf(end.received)).toEqual(all);
    expect(places(end.received)).toEqual(["0 in attempt 0", "1 in attempt 0", "1 in attempt 1"]);
    // The second source of inlet b runs there as well, in a region of its own.
    expect(end.restarts).toBe(2);
  });

  it("counts once where failures before a restart belong together", () => {
    const exponential = `restart-strategy { type = exponential-delay
      exponential-delay { initial-backoff = 2 s, jitter-factor = 0 } }`;
    const { simulation } = failingAt6({ kind: "kill-task-manager", index: 1 }, { flink: exponential });
    expect(ended(simulation).restarts).toBe(1);
  });
});

describe("a checkpoint that fails the job", () => {
  it("restarts all regions", () => {
    const slow = "execution.checkpointing { interval = 1 s, mode = EXACTLY_ONCE, timeout = 100 ms }";
    const { simulation } = failingAt6({ kind: "broker-outage", duration: 3000 }, { flink: slow });
    const end = ended(simulation);
    expect(idsOf(end.received)).toEqual(all);
    expect(places(end.received)).toEqual(
      expect.arrayContaining(["0 in attempt 0", "0 in attempt 1", "1 in attempt 0", "1 in attempt 1"]),
    );
  });
});
