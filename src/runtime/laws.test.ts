import { describe, expect, it } from "vitest";
import { createSimulation } from "./index.ts";
import { applicationFrom } from "./testing/application.ts";
import { drawRun, type LawRun } from "./testing/law-project.ts";

/** How many seeds each law is tried with, and from which on: `LAW_SEEDS=1000 LAW_FROM=500 npx vitest run laws`. */
const COUNT = Number(process.env["LAW_SEEDS"] ?? 15);
const FROM = Number(process.env["LAW_FROM"] ?? 1);
const seeds = Array.from({ length: COUNT }, (_, i) => FROM + i);

interface Outcome {
  readonly status: string;
  /** What the sink received, sorted. */
  readonly received: readonly string[];
  readonly restarts: number;
}

function play(run: LawRun, scenario: object): Outcome {
  const application = applicationFrom(run.texts);
  const { simulation, codeProblems, scenarioProblems } = createSimulation({
    application,
    code: run.texts.code ?? new Map(),
    data: run.data,
    scenario: { ...run.scenario, ...scenario },
  });
  expect([...codeProblems, ...scenarioProblems]).toEqual([]);
  const { status } = simulation.advance({ untilMs: 600_000 });
  const snapshot = simulation.snapshot();
  return {
    status,
    received: snapshot.lines
      .filter((line) => line.streamlet === "sink")
      .map((line) => line.text)
      .sort(),
    restarts: snapshot.streamlets.reduce((sum, streamlet) => sum + streamlet.restarts, 0),
  };
}

/** Elements of the first list beyond those of the second, as multisets. */
function surplus(of: readonly string[], over: readonly string[]): readonly string[] {
  const left = [...over];
  return of.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe("laws under fire", { timeout: 20_000 + 2_000 * COUNT }, () => {
  it("loses and duplicates nothing with exactly-once checkpoints and sinks", () => {
    let restarts = 0;
    let records = 0;
    for (const seed of seeds) {
      const run = drawRun(seed);
      const calm = play(run, { delivery: "exactly-once" });
      const stormy = play(run, { delivery: "exactly-once", faults: run.faults });
      restarts += stormy.restarts;
      const verdict = {
        status: stormy.status,
        lost: surplus(calm.received, stormy.received),
        added: surplus(stormy.received, calm.received),
      };
      expect(verdict, run.description).toEqual({ status: "finished", lost: [], added: [] });
      records += calm.received.length;
    }
    expect(records).toBeGreaterThan(seeds.length * 10);
    expect(restarts).toBeGreaterThan(seeds.length / 2);
  });

  it("loses nothing with at-least-once sinks, and duplicates somewhere", () => {
    let duplicates = 0;
    for (const seed of seeds) {
      const run = drawRun(seed);
      // A second streamlet that reads duplicates may rightly compute something else from them.
      if (run.description.includes("->")) continue;
      const calm = play(run, {});
      const stormy = play(run, { faults: run.faults });
      expect(
        { status: stormy.status, lost: surplus(calm.received, stormy.received) },
        run.description,
      ).toEqual({
        status: "finished",
        lost: [],
      });
      duplicates += surplus(stormy.received, calm.received).length;
    }
    expect(duplicates).toBeGreaterThan(0);
  });

  it("loses or duplicates somewhere without checkpoints", () => {
    const wrong = seeds.filter((seed) => {
      const run = drawRun(seed, false);
      const calm = play(run, {}).received;
      const stormy = play(run, { faults: run.faults }).received;
      return surplus(calm, stormy).length + surplus(stormy, calm).length > 0;
    });
    expect(wrong.length).toBeGreaterThan(0);
  });
});

describe("rescaling", { timeout: 20_000 + 2_000 * COUNT }, () => {
  it("keeps all state, timers and offsets from parallelism 2 to 3 to 1", () => {
    let rescaled = 0;
    for (const seed of seeds) {
      const run = drawRun(seed);
      for (const delivery of ["exactly-once", "at-least-once"]) {
        const calm = play(run, { delivery });
        const { simulation } = createSimulation({
          application: applicationFrom(run.texts),
          code: run.texts.code ?? new Map(),
          data: run.data,
          scenario: { ...run.scenario, delivery },
        });
        for (const [time, parallelism] of [
          [2_100, 3],
          [3_600, 1],
        ] as const) {
          simulation.advance({ untilMs: time });
          if (simulation.command({ kind: "rescale", streamlet: "one", parallelism }).ok) rescaled++;
        }
        const { status } = simulation.advance({ untilMs: 600_000 });
        const snapshot = simulation.snapshot();
        const received = snapshot.lines.filter((line) => line.streamlet === "sink").map((line) => line.text);
        expect(
          { status, lost: surplus(calm.received, received), added: surplus(received, calm.received) },
          `${run.description}, ${delivery}`,
        ).toEqual({ status: "finished", lost: [], added: [] });
      }
    }
    expect(rescaled).toBeGreaterThan(seeds.length);
  });
});
