import { describe, expect, it } from "vitest";
import { EventLoop } from "../host/event-loop.ts";
import { applicationFrom } from "../testing/application.ts";
import { JOIN } from "../testing/join-project.ts";
import { readScenario } from "./read-scenario.ts";
import { schedule } from "./schedule.ts";

const application = applicationFrom(JOIN);

/** What a scenario sets off in ten virtual minutes, with times rounded to milliseconds. */
function happenings(json: object): readonly string[] {
  const { scenario, problems } = readScenario(json, application, new Map());
  expect(problems).toEqual([]);
  const loop = new EventLoop();
  const found: string[] = [];
  const at = () => Math.round(loop.now());
  schedule(scenario, loop, {
    inject: (fault) => found.push(`${at()} ${fault.kind} ${"index" in fault ? fault.index : ""}`.trim()),
    change: ({ kind, streamlet }) => found.push(`${at()} ${kind} ${streamlet}`),
  });
  while ((loop.nextAt ?? Number.POSITIVE_INFINITY) <= 600_000) loop.step();
  expect(loop.hasWork).toBe(false);
  return found;
}

const random = (fields: object) => ({ kind: "fail-task", streamlet: "processor", ...fields });

describe("a schedule", () => {
  it("sets off faults and changes at their times", () => {
    const found = happenings({
      faults: [{ at: 900, kind: "kill-job-manager", streamlet: "processor" }],
      changes: [
        { at: 2000, kind: "rescale", streamlet: "processor", parallelism: 3 },
        { at: 100, kind: "savepoint", streamlet: "processor" },
      ],
    });
    expect(found).toEqual(["100 savepoint processor", "900 kill-job-manager", "2000 rescale processor"]);
  });

  it("draws random faults from the seed: the same again, others with another", () => {
    const found = (seed: number) => happenings({ seed, faults: [random({ perMinute: 6 })] });
    expect(found(1)).toEqual(found(1));
    expect(found(1)).not.toEqual(found(2));
    const counts = Array.from({ length: 20 }, (_, seed) => found(seed).length);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(Math.abs(mean - 60)).toBeLessThan(6);
  });

  it("keeps random faults between two times, and in place where a place is given", () => {
    const found = happenings({ faults: [random({ perMinute: 60, from: 60_000, until: 120_000, index: 7 })] });
    const times = found.map((each) => Number(each.split(" ")[0]));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(60_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(120_000);
    expect(new Set(found.map((each) => each.replace(/^\d+ /, "")))).toEqual(new Set(["fail-task 7"]));
  });

  it("draws the place as well where none is given", () => {
    const places = new Set(
      happenings({ faults: [random({ perMinute: 6 })] }).map((each) => each.split(" ")[2]),
    );
    expect(places.size).toBeGreaterThan(10);
  });

  it("does not change when another fault is added", () => {
    const first = random({ perMinute: 1 });
    const alone = happenings({ faults: [first] });
    const both = happenings({ faults: [first, { ...first, kind: "kill-task-manager" }] });
    expect(both.filter((each) => each.includes("fail-task"))).toEqual(alone);
  });
});
