import { describe, expect, it } from "vitest";
import { drawRun } from "./testing/law-project.ts";
import { exactlyOnceFault, outcomeOf, play, simulationOf, surplus } from "./testing/law-run.ts";

/** How many seeds the first law is tried with, and from which on: `npm run laws -- 1000 500` tries more of them. */
const COUNT = 200;
const seeds = Array.from({ length: COUNT }, (_, i) => 1 + i);
const some = seeds.slice(0, 24);
/** Seeds beyond those that have failed once. */
const failedOnce = [544];

describe("laws under fire", { timeout: 300_000 }, () => {
  it("loses and duplicates nothing with exactly-once checkpoints and sinks", () => {
    let restarts = 0;
    let records = 0;
    for (const seed of [...seeds, ...failedOnce]) {
      const run = drawRun(seed);
      const calm = play(run, { delivery: "exactly-once" });
      const stormy = play(run, { delivery: "exactly-once", faults: run.faults });
      expect(exactlyOnceFault(calm, stormy), `npm run laws -- 1 ${seed}: ${run.description}`).toBeUndefined();
      restarts += stormy.restarts;
      records += calm.received.length;
    }
    expect(records).toBeGreaterThan(seeds.length * 10);
    expect(restarts).toBeGreaterThan(seeds.length / 2);
  });

  it("loses nothing with at-least-once sinks, and duplicates somewhere", () => {
    let duplicates = 0;
    for (const seed of some) {
      const run = drawRun(seed);
      // A second streamlet that reads duplicates may rightly compute something else from them, and sums grow with them.
      if (run.isChained || run.template.sumsOnly) continue;
      const calm = play(run, {});
      const stormy = play(run, { faults: run.faults });
      const lost = surplus(calm.received, stormy.received);
      expect({ status: stormy.status, lost }, run.description).toEqual({ status: "finished", lost: [] });
      duplicates += surplus(stormy.received, calm.received).length;
    }
    expect(duplicates).toBeGreaterThan(0);
  });

  it("loses or duplicates somewhere without checkpoints", () => {
    const wrong = some.filter((seed) => {
      const run = drawRun(seed, false);
      const calm = play(run, {}).received;
      const stormy = play(run, { faults: run.faults }).received;
      return surplus(calm, stormy).length + surplus(stormy, calm).length > 0;
    });
    expect(wrong.length).toBeGreaterThan(0);
  });
});

describe("rescaling", { timeout: 120_000 }, () => {
  it("keeps all state, timers and offsets from parallelism 2 to 3 to 1", () => {
    let rescaled = 0;
    for (const seed of some.slice(0, 20)) {
      const run = drawRun(seed);
      // More subtasks than partitions would keep event time from going on.
      if (run.template.eventTime) continue;
      for (const delivery of ["exactly-once", "at-least-once"]) {
        const calm = play(run, { delivery });
        const simulation = simulationOf(run, { delivery });
        for (const [time, parallelism] of [
          [2_100, 3],
          [3_600, 1],
        ] as const) {
          simulation.advance({ untilMs: time });
          if (simulation.command({ kind: "rescale", streamlet: "one", parallelism }).ok) rescaled++;
        }
        const { status } = simulation.advance({ untilMs: 600_000 });
        const outcome = { status, ...outcomeOf(run, simulation) };
        expect(exactlyOnceFault(calm, outcome), `${run.description}, ${delivery}`).toBeUndefined();
      }
    }
    expect(rescaled).toBeGreaterThan(10);
  });
});
