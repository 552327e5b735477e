import { describe, expect, it } from "vitest";
import { createSimulation, type SinkAudit } from "../index.ts";
import { applicationFrom } from "../testing/application.ts";
import { drawRun, type LawRun } from "../testing/law-project.ts";

/** Slow enough that the drawn faults strike while records flow. */
const RATE = 25;
const COUNT = Number(process.env["LAW_SEEDS"] ?? 5);
const seeds = Array.from({ length: COUNT }, (_, i) => i + 1);

interface Played {
  readonly status: string;
  readonly received: readonly string[];
  readonly audit: SinkAudit;
}

function play(run: LawRun, scenario: object): Played {
  const inputs = (run.scenario["inputs"] as readonly object[]).map((input) => ({ ...input, rate: RATE }));
  const { simulation } = createSimulation({
    application: applicationFrom(run.texts),
    code: run.texts.code ?? new Map(),
    data: run.data,
    scenario: { ...run.scenario, inputs, ...scenario },
  });
  const { status } = simulation.advance({ untilMs: 600_000 });
  const { lines, audit } = simulation.snapshot();
  const received = lines.filter((line) => line.streamlet === "sink").map((line) => line.text);
  const [found] = audit?.sinks ?? [];
  if (found === undefined) throw new Error("The audit knows no sink.");
  return { status, received, audit: found };
}

/** Elements of the first list beyond those of the second, as multisets. */
function surplus(of: readonly string[], over: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const each of over) counts.set(each, (counts.get(each) ?? 0) + 1);
  return of.filter((each) => {
    const left = counts.get(each) ?? 0;
    counts.set(each, left - 1);
    return left <= 0;
  }).length;
}

/** Results lost and added by faults: what the audit says of the run, and what a comparison with a calm run says. */
function compared(run: LawRun, scenario: object, calmly: object = scenario) {
  const calm = play(run, calmly);
  const stormy = play(run, { ...scenario, faults: run.faults });
  return {
    status: stormy.status,
    audit: stormy.audit,
    truth: {
      lost: surplus(calm.received, stormy.received),
      added: surplus(stormy.received, calm.received),
      received: stormy.received.length,
    },
  };
}

/** Whether a second streamlet computes from the results of the first: from duplicates it may rightly make other values. */
const isChained = (run: LawRun) => run.description.includes("->");
/** Records that one result is made of, in templates where that is fixed. */
const partsOf = (run: LawRun) =>
  /: join/.test(run.description) ? 2 : /: windows/.test(run.description) ? 3 : 1;

describe("the delivery audit tells the truth", { timeout: 20_000 + 2_000 * COUNT }, () => {
  it("with exactly-once checkpoints and sinks: nothing lost, nothing twice", () => {
    for (const seed of seeds) {
      const run = drawRun(seed);
      const { audit, truth } = compared(run, { delivery: "exactly-once" });
      const verdict = { lost: audit.lost, duplicates: audit.duplicates, delivered: audit.delivered };
      expect(verdict, run.description).toEqual({
        lost: truth.lost,
        duplicates: truth.added,
        delivered: truth.received,
      });
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
      if (isChained(run)) continue;
      const { audit, truth } = compared(run, { delivery });
      expect({ lost: audit.lost, duplicates: audit.duplicates }, run.description).toEqual({
        lost: truth.lost,
        duplicates: truth.added,
      });
      duplicates += audit.duplicates;
    }
    expect(duplicates).toBeGreaterThan(0);
  });

  it("with transactions that time out during an outage: as many results lost as there are", () => {
    let lost = 0;
    for (const seed of seeds) {
      const run = drawRun(seed);
      if (isChained(run)) continue;
      const calmly = { delivery: "exactly-once" };
      const { status, audit, truth } = compared(run, { ...calmly, transactionTimeout: 120 }, calmly);
      // A job that has given up has not lost what it may still be started with.
      if (status !== "finished") continue;
      expect({ lost: audit.lost, duplicates: audit.duplicates }, run.description).toEqual({
        lost: truth.lost * partsOf(run),
        duplicates: 0,
      });
      lost += truth.lost;
    }
    expect(lost).toBeGreaterThan(0);
  });

  it("with readers that start at the end after a crash without checkpoints: what they never read is lost", () => {
    let lost = 0;
    for (const seed of seeds) {
      const run = drawRun(seed, false);
      // Here each result is made of records that no other result needs.
      if (isChained(run) || !/: (join|timers|repartitioned)/.test(run.description)) continue;
      const latest = "{ consumer-config.auto.offset.reset = latest,";
      const blueprint = run.texts.blueprint
        .replace("left {", `left ${latest}`)
        .replace("right {", `right ${latest}`);
      const { audit, truth } = compared({ ...run, texts: { ...run.texts, blueprint } }, {});
      const { once, duplicated } = audit.records;
      expect((once + duplicated) / partsOf(run), run.description).toBe(truth.received - audit.duplicates);
      expect(audit.lost, run.description).toBeGreaterThanOrEqual(truth.lost * partsOf(run));
      lost += audit.records.lost;
    }
    expect(lost).toBeGreaterThan(0);
  });

  it("follows no records where it is switched off, and the run is the same", () => {
    const run = drawRun(3);
    const { simulation } = createSimulation({
      application: applicationFrom(run.texts),
      code: run.texts.code ?? new Map(),
      data: run.data,
      scenario: { ...run.scenario, faults: run.faults, audit: false },
    });
    simulation.advance({ untilMs: 600_000 });
    const followed = createSimulation({
      application: applicationFrom(run.texts),
      code: run.texts.code ?? new Map(),
      data: run.data,
      scenario: { ...run.scenario, faults: run.faults },
    }).simulation;
    followed.advance({ untilMs: 600_000 });
    const { audit, ...snapshot } = followed.snapshot();
    expect(audit?.followed).toBeGreaterThan(0);
    expect(simulation.snapshot()).toEqual(snapshot);
  });
});
