import { describe, expect, it } from "vitest";
import type { Command, Simulation } from "../index.ts";
import { type LawEvent, oneStreamlet, receivedBy } from "../testing/one-streamlet.ts";

const events: readonly LawEvent[] = Array.from({ length: 80 }, (_, id) => ({
  id,
  key: `k${id % 7}`,
  count: 1,
}));
/** Counts per key, plus what the runtime's configuration says. */
const GRAPH = `const add = this.config.getInt("more.bonus");
  this.writeStream(out, input.keyBy((e) => e.key).sum("count").map((e) => ({ ...e, count: e.count + add })));`;
const flink = `parallelism.default = 2, execution.checkpointing { interval = 400 ms, mode = EXACTLY_ONCE }
  restart-strategy { type = fixed-delay, fixed-delay { attempts = 1, delay = 100 ms } }`;

function running(scenario: object = {}): Simulation {
  const simulation = oneStreamlet(GRAPH, events, {
    scenario: { delivery: "exactly-once", partitions: 3, ...scenario },
    flink,
    configuration: "cloudflow.streamlets.one.config.more.bonus = 1000",
  });
  simulation.advance({ untilMs: 4_000 });
  return simulation;
}
const one = (simulation: Simulation) =>
  simulation.snapshot().streamlets.find(({ name }) => name === "one") ?? expect.fail("no streamlet");
const configure = (simulation: Simulation, config: Record<string, string | number | null>) =>
  simulation.command({ kind: "configure", streamlet: "one", config } as Command);
const messages = (simulation: Simulation) => simulation.snapshot().events.map(({ message }) => message);

describe("a Flink job that is configured", () => {
  it("stops with a savepoint and goes on from it with all of its configuration read again", () => {
    const simulation = running();
    expect(configure(simulation, { "more.bonus": 2000, "flink.parallelism.default": 3 })).toEqual({
      ok: true,
    });
    simulation.advance({ untilMs: 3_600_000 });
    const { parallelism, state } = one(simulation);
    expect([parallelism, state]).toEqual([3, "finished"]);
    expect(messages(simulation)).toContain("The new configuration of one is prepared.");
    const received = receivedBy(simulation);
    expect(received.length).toBe(80);
    // The counts go on where they were, with another bonus from the savepoint on.
    const counts = received.filter(({ key }) => key === "k0").map(({ count }) => count % 1000);
    expect(counts).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(new Set(received.map(({ count }) => Math.floor(count / 1000)))).toEqual(new Set([1, 2]));
  });

  it("reads its restart strategy and checkpointing anew", () => {
    const simulation = running();
    configure(simulation, {
      "flink.restart-strategy.type": "none",
      "flink.execution.checkpointing.interval": "100 ms",
    });
    simulation.advance({ untilMs: 8_000 });
    const before = one(simulation).completedCheckpoints;
    simulation.advance({ untilMs: 8_450 });
    expect(one(simulation).completedCheckpoints - before).toBeGreaterThanOrEqual(3);
    simulation.command({ kind: "fail-task", streamlet: "one" });
    simulation.advance({ untilMs: 9_000 });
    expect(one(simulation).state).toBe("failed");
  });

  it("goes on where nothing changes, and holds what is new for the next start where it is stopped", () => {
    const simulation = running();
    expect(configure(simulation, { "flink.parallelism.default": 2 })).toEqual({ ok: true });
    expect(messages(simulation)).toContain("one goes on.");
    simulation.command({ kind: "stop", streamlet: "one" });
    simulation.advance({ untilMs: 5_000 });
    expect(configure(simulation, { "flink.parallelism.default": 4 })).toEqual({ ok: true });
    simulation.advance({ untilMs: 6_000 });
    expect(one(simulation).state).toBe("stopped");
    const [latest] = one(simulation).snapshots;
    simulation.command({ kind: "start", streamlet: "one", from: latest?.path ?? "" });
    simulation.advance({ untilMs: 3_600_000 });
    expect([one(simulation).parallelism, receivedBy(simulation).length]).toEqual([4, 80]);
  });

  it("fails where its logic cannot do with what is new, and is repaired alike", () => {
    const simulation = running();
    expect(configure(simulation, { "more.bonus": null })).toEqual({ ok: true });
    simulation.advance({ untilMs: 6_500 });
    // As on a real cluster: the old job has stopped, and the new one cannot be made.
    expect(one(simulation)).toMatchObject({
      state: "failed",
      lastFailure: { message: expect.stringContaining("more.bonus") as string },
    });
    expect(configure(simulation, { "more.bonus": 3000 })).toEqual({ ok: true });
    simulation.advance({ untilMs: 3_600_000 });
    expect([one(simulation).state, receivedBy(simulation).length]).toEqual(["finished", 80]);
  });

  it("is configured as planned", () => {
    const change = { at: 3_000, kind: "configure", streamlet: "one", config: { "more.bonus": 5000 } };
    const simulation = running({ changes: [change] });
    simulation.advance({ untilMs: 3_600_000 });
    expect(receivedBy(simulation).at(-1)?.count).toBeGreaterThan(5000);
  });
});

describe("a Flink source", () => {
  const reset = (policy: string) =>
    oneStreamlet('this.writeStream(out, input.map((e) => e).uid("m"));', events, {
      scenario: { partitions: 1, mode: "sandbox" },
      configuration: `cloudflow.topics.left.consumer-config { auto.offset.reset = ${policy} }`,
    });

  it("fails without committed offsets where the reset policy is none", () => {
    const simulation = reset("none");
    simulation.advance({ untilMs: 5_000 });
    expect(one(simulation).lastFailure?.message).toBe(
      "NoOffsetForPartitionException: Undefined offset with no reset policy for partitions: [left-0]",
    );
  });

  it("begins at the end where the policy is latest", () => {
    const simulation = reset("latest");
    simulation.advance({ untilMs: 3_600_000 });
    expect(receivedBy(simulation).length).toBeLessThan(80);
  });

  it("goes on as the policy has it where a savepoint's offsets are not kept any more", () => {
    const simulation = oneStreamlet('this.writeStream(out, input.map((e) => e).uid("m"));', longer, {
      scenario: { partitions: 1 },
      rate: 1_000,
      configuration: "cloudflow.topics.left.topic.retention.ms = 1000",
    });
    simulation.advance({ untilMs: 2_500 });
    simulation.command({ kind: "stop", streamlet: "one" });
    simulation.advance({ untilMs: 9_000 });
    const [latest] = one(simulation).snapshots;
    simulation.command({ kind: "start", streamlet: "one", from: latest?.path ?? "" });
    simulation.advance({ untilMs: 3_600_000 });
    expect(messages(simulation).join()).toMatch(
      /is out of range for partition left-0, resetting offset to \d+/,
    );
    expect(one(simulation).state).toBe("finished");
  });
});

const longer = Array.from({ length: 6_000 }, (_, id) => ({ id, key: "k", count: 1 }));
