import { describe, expect, it } from "vitest";
import type { SinkAudit } from "../index.ts";
import { drawRun, type LawRun } from "../testing/law-project.ts";
import { outcomeOf, simulationOf, surplus } from "../testing/law-run.ts";

const COUNT = Number(process.env["LAW_SEEDS"] ?? 4);
const seeds = Array.from({ length: COUNT }, (_, i) => i + 1);
/** Lines that a run's log keeps. */
const LINES = 500;
/** More than any of these runs has. */
const FOLLOWED = 100_000;

/** Records that one result is made of, in the pipelines in which each result has records of its own. */
const PARTS: Readonly<Record<string, number>> = {
  stateless: 1,
  "fan-out": 1,
  rolling: 1,
  "fan-in": 1,
  timers: 1,
  "one to one": 1,
  disjoint: 1,
  repartitioned: 1,
  join: 2,
  "count windows": 3,
};
const partsOf = (run: LawRun) =>
  Object.entries(PARTS).find(([name]) => run.description.includes(`: ${name};`))?.[1];

interface Played {
  readonly status: string;
  readonly received: readonly string[];
  readonly audit: SinkAudit;
}

function play(run: LawRun, scenario: object): Played {
  const simulation = simulationOf(run, { audit: FOLLOWED, ...scenario });
  const { status } = simulation.advance({ untilMs: 600_000 });
  const [audit] = simulation.snapshot().audit?.sinks ?? [];
  if (audit === undefined) throw new Error("The audit knows no sink.");
  return { status, received: outcomeOf(run, simulation).received, audit };
}

/** Results lost and added by faults: what the audit says of the run, and what a comparison with a calm run says. */
function compared(run: LawRun, scenario: object, calmly: object = scenario) {
  const calm = play(run, calmly);
  const { status, received, audit } = play(run, { ...scenario, faults: run.faults });
  const truth = {
    lost: surplus(calm.received, received).length,
    added: surplus(received, calm.received).length,
    received: received.length,
  };
  return { status, audit, truth };
}

/** Runs whose results can be told one by one; from duplicates a second streamlet may rightly make other values. */
const isPlain = (run: LawRun) => !run.isChained && run.template.sumsOnly !== true;

describe("the delivery audit tells the truth", { timeout: 20_000 + 2_000 * COUNT }, () => {
  it("with exactly-once checkpoints and sinks: nothing lost, nothing twice", () => {
    for (const seed of seeds) {
      const run = drawRun(seed);
      const { status, audit, truth } = compared(run, { delivery: "exactly-once" });
      expect(
        { status, lost: audit.lost, duplicates: audit.duplicates, truth: truth.lost + truth.added },
        run.description,
      ).toEqual({ status: "finished", lost: 0, duplicates: 0, truth: 0 });
      expect(audit.records, run.description).toMatchObject({ lost: 0, duplicated: 0, underway: 0 });
    }
  });

  it.each([
    ["at-least-once sinks", true, "at-least-once"],
    ["sinks that do not flush", true, "none"],
    ["checkpoints off", false, "at-least-once"],
  ])("with %s: as many results twice as there are", (_name, checkpoints, delivery) => {
    let duplicates = 0;
    for (const seed of seeds) {
      const run = drawRun(seed, checkpoints);
      if (!isPlain(run)) continue;
      const { audit, truth } = compared(run, { delivery });
      // The log of lines keeps no more: then the comparison does not know the truth.
      if (truth.received >= LINES) continue;
      expect({ lost: audit.lost > 0, duplicates: audit.duplicates }, run.description).toEqual({
        lost: truth.lost > 0,
        duplicates: truth.added,
      });
      duplicates += audit.duplicates;
    }
    expect(duplicates).toBeGreaterThan(0);
  });

  it("with transactions that time out: as many results lost as there are", () => {
    let lost = 0;
    for (const seed of seeds) {
      const run = drawRun(seed);
      const parts = partsOf(run);
      if (!isPlain(run) || parts === undefined) continue;
      const calmly = { delivery: "exactly-once" };
      const { status, audit, truth } = compared(run, { ...calmly, transactionTimeout: 120 }, calmly);
      // A job that has given up has not lost what it may still be started with.
      if (status !== "finished") continue;
      expect({ lost: audit.lost, duplicates: audit.duplicates }, run.description).toEqual({
        lost: truth.lost * parts,
        duplicates: 0,
      });
      lost += truth.lost;
    }
    expect(lost).toBeGreaterThan(0);
  });

  it("with readers that begin at the end after a crash without checkpoints: what they never read is lost", () => {
    let lost = 0;
    // Each record has one part in one result.
    const runs = Array.from({ length: 10 * COUNT }, (_, i) => drawRun(i + 1, false)).filter(
      (run) => isPlain(run) && /: (join|timers|repartitioned);/.test(run.description),
    );
    for (const run of runs.slice(0, COUNT)) {
      const parts = partsOf(run) ?? Number.NaN;
      const latest = "{ consumer-config.auto.offset.reset = latest,";
      const blueprint = run.texts.blueprint
        .replace("left {", `left ${latest}`)
        .replace("right {", `right ${latest}`);
      const { audit, truth } = compared({ ...run, texts: { ...run.texts, blueprint } }, {});
      const { once, duplicated } = audit.records;
      expect((once + duplicated) / parts, run.description).toBe(truth.received - audit.duplicates);
      expect(audit.lost, run.description).toBeGreaterThanOrEqual(truth.lost * parts);
      lost += audit.records.lost;
    }
    expect(lost).toBeGreaterThan(0);
  });

  it("and changes nothing about the run", () => {
    const run = drawRun(3);
    const [followed, plain] = [FOLLOWED, 0].map((audit) => {
      const simulation = simulationOf(run, { faults: run.faults, audit });
      simulation.advance({ untilMs: 600_000 });
      return simulation.snapshot();
    });
    const { audit, ...rest } = followed ?? {};
    expect(audit?.followed).toBeGreaterThan(0);
    expect(plain).toEqual(rest);
  });
});
