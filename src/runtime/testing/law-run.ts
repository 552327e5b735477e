import { createSimulation, type ReplayOptions, type Simulation } from "../index.ts";
import { applicationFrom } from "./application.ts";
import type { LawRun } from "./law-project.ts";

export interface Outcome {
  readonly status: string;
  /** What the sink received, sorted; only sums per key where only they are the same in each run. */
  readonly received: readonly string[];
  readonly restarts: number;
}

/** Virtual milliseconds after which a run that has not finished hangs. */
const LONGEST = 600_000;

const applications = new WeakMap<LawRun, ReturnType<typeof applicationFrom>>();

export function simulationOf(run: LawRun, scenario: object, replay?: ReplayOptions): Simulation {
  let application = applications.get(run);
  if (application === undefined) {
    application = applicationFrom(run.texts);
    applications.set(run, application);
  }
  const { simulation, codeProblems, scenarioProblems } = createSimulation(
    {
      application,
      code: run.texts.code ?? new Map(),
      data: run.data,
      scenario: { ...run.scenario, ...scenario },
    },
    replay,
  );
  const problems = [...codeProblems, ...scenarioProblems].map(({ message }) => message);
  if (problems.length > 0) throw new Error(`${run.description}\n${problems.join("\n")}`);
  return simulation;
}

export function play(run: LawRun, scenario: object): Outcome {
  const simulation = simulationOf(run, scenario);
  const { status } = simulation.advance({ untilMs: LONGEST });
  return { status, ...outcomeOf(run, simulation) };
}

export function outcomeOf(run: LawRun, simulation: Simulation): Pick<Outcome, "received" | "restarts"> {
  const snapshot = simulation.snapshot();
  const lines = snapshot.lines.filter((line) => line.streamlet === "sink").map((line) => line.text);
  return {
    received: (run.template.sumsOnly ? sumsOf(lines) : lines).toSorted(),
    restarts: snapshot.streamlets.reduce((sum, streamlet) => sum + streamlet.restarts, 0),
  };
}

/** Elements of the first list beyond those of the second, as multisets. */
export function surplus(of: readonly string[], over: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const each of over) counts.set(each, (counts.get(each) ?? 0) + 1);
  return of.filter((each) => {
    const left = counts.get(each) ?? 0;
    counts.set(each, left - 1);
    return left <= 0;
  });
}

/** What makes an exactly-once run wrong, in words; undefined where it is right. */
export function exactlyOnceFault(calm: Outcome, stormy: Outcome): string | undefined {
  if (stormy.status !== "finished") return `the run is ${stormy.status}`;
  const lost = surplus(calm.received, stormy.received);
  const added = surplus(stormy.received, calm.received);
  if (lost.length + added.length === 0) return undefined;
  return `lost ${lost.slice(0, 5).join(" ")} (${lost.length}), added ${added.slice(0, 5).join(" ")} (${added.length})`;
}

function sumsOf(lines: readonly string[]): string[] {
  const sums = new Map<string, number>();
  for (const line of lines) {
    const { key, count } = JSON.parse(line) as { readonly key: string; readonly count: number };
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return [...sums].map(([key, count]) => `${key} ${count}`);
}
