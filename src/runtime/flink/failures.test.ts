import { expect, it } from "vitest";
import { type LawEvent, oneStreamlet } from "../testing/one-streamlet.ts";

const EVENTS: readonly LawEvent[] = Array.from({ length: 40 }, (_, id) => ({
  id,
  key: `k${id % 4}`,
  count: 1,
}));

/** The streamlet after a minute, in which its logic throws on one record again and again. */
function poisoned() {
  const simulation = oneStreamlet(
    `this.writeStream(out, input.keyBy((e) => e.key).map((e) => priced(e)).setParallelism(2));`,
    EVENTS,
    {
      flink: "restart-strategy { type = fixed-delay, fixed-delay { attempts = 100, delay = 1 s } }",
      classes: `
        function priced(event) {
          if (event.id === 7) throw new RangeError("no price");
          return event;
        }`,
    },
  );
  simulation.advance({ untilMs: 60_000 });
  const one = simulation.snapshot().streamlets.find(({ name }) => name === "one");
  if (one === undefined) throw new Error("The run has no streamlet.");
  return one;
}

it("keeps the failures of a job with task, record and the calls in the project's files", () => {
  const { failures, failureCount, restarts, lastFailure } = poisoned();
  expect(restarts).toBeGreaterThan(16);
  expect(failureCount).toBe(restarts);
  expect(failures).toHaveLength(16);
  expect(failures[0]).toEqual(lastFailure);
  const times = failures.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  const [first] = failures;
  expect(first).toMatchObject({ error: "RangeError", message: "no price", operator: "Map" });
  expect(first?.task).toMatch(/^Map \([12]\/2\)$/);
  expect(first?.record).toContain('"id":7');
  // The line of the throw, then that of the call.
  expect(first?.stack.map(({ file, line }) => `${file}:${line}`)).toEqual([
    "streamlets/law/One.ts:5",
    "streamlets/law/One.ts:17",
  ]);
});

it("tells of a lost task manager without a call in the project's files", () => {
  const simulation = oneStreamlet("this.writeStream(out, input);", EVENTS, {
    scenario: { faults: [{ at: 3000, kind: "kill-task-manager", streamlet: "one" }] },
  });
  simulation.advance({ untilMs: 60_000 });
  const one = simulation.snapshot().streamlets.find(({ name }) => name === "one");
  expect(one?.failures).toEqual([
    { at: expect.any(Number) as number, message: expect.stringContaining("is lost") as string, stack: [] },
  ]);
});
