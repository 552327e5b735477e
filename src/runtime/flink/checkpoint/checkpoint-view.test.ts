import { expect, it } from "vitest";
import { type LawEvent, oneStreamlet } from "../../testing/one-streamlet.ts";

const EVENTS: readonly LawEvent[] = Array.from({ length: 60 }, (_, id) => ({
  id,
  key: `k${id % 7}`,
  count: 1,
}));

it("a checkpoint tells which tasks have acknowledged it, when the last did, and what each put in", () => {
  const simulation = oneStreamlet(
    'this.writeStream(out, input.keyBy((e) => e.key).sum("count").name("Sum"));',
    EVENTS,
    { flink: "parallelism.default = 2, execution.checkpointing.interval = 400 ms" },
  );
  simulation.advance({ untilMs: 5000 });
  const one = simulation.snapshot().streamlets.find(({ name }) => name === "one");
  const last = one?.checkpoints.find(({ status }) => status === "completed");
  const vertices = last?.vertices ?? [];
  expect(vertices.map(({ subtasks, acknowledged }) => [subtasks, acknowledged])).toEqual(
    vertices.map(() => [2, 2]),
  );
  const sum = vertices.find(({ name }) => name.startsWith("Sum"));
  expect(sum?.bytes).toBeGreaterThan(0);
  expect(vertices.reduce((total, { bytes }) => total + bytes, 0)).toBe(last?.bytes);
  // Barriers are aligned: no record is on its way.
  expect(vertices.map(({ inFlightBytes }) => inFlightBytes)).toEqual(vertices.map(() => 0));
  const durations = vertices.map(({ slowest }) => slowest?.duration ?? Number.NaN);
  // The checkpoint is complete with its last acknowledgement.
  expect(Math.max(...durations)).toBe(last?.duration);
  // Barriers reach a task behind an exchange later than its sources.
  expect(sum?.slowest?.duration).toBe(Math.max(...durations));
});
