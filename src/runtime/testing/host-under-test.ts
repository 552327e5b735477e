import { expect } from "vitest";
import { type SimulationHost, startSimulation } from "../cluster/host-simulation.ts";
import type { HostedSimulation, SimulationInput } from "../host/simulation.ts";
import type { Snapshot } from "../host/snapshot.ts";
import { applicationFrom, type ProjectTexts } from "./application.ts";
import { nodeTime } from "./node-time.ts";
import { workerThreads } from "./worker-threads.ts";

/** Milliseconds of the parallel cluster's clock per real one, so that tests do not wait for its pauses. */
const SPEED = 10;

/** A host that the common suite runs on. */
export interface HostUnderTest {
  readonly kind: SimulationHost["kind"];
  /** `patience`: real milliseconds without an answer after which a thread counts as stuck. */
  start(
    texts: ProjectTexts,
    input: Pick<SimulationInput, "data" | "scenario">,
    patience?: number,
  ): Promise<HostedSimulation>;
}

/** Hosts by kind; what they have started ends with `endAll`. */
export function hostsUnderTest(): { readonly hosts: readonly HostUnderTest[]; endAll(): void } {
  const started: HostedSimulation[] = [];
  let threads: ReturnType<typeof workerThreads> | undefined;
  const host = (kind: SimulationHost["kind"]): HostUnderTest => ({
    kind,
    async start(texts, input, patience = 10_000) {
      threads ??= workerThreads();
      const { simulation, codeProblems, scenarioProblems } = startSimulation(
        { application: applicationFrom(texts), code: texts.code ?? new Map(), ...input },
        kind === "virtual"
          ? { kind }
          : { kind, threads: await threads, time: nodeTime, speed: SPEED, patience },
      );
      expect([...codeProblems, ...scenarioProblems]).toEqual([]);
      started.push(simulation);
      return simulation;
    },
  });
  return {
    hosts: [host("virtual"), host("parallel")],
    endAll() {
      for (const simulation of started.splice(0)) simulation.close();
    },
  };
}

/** Lets a run go on until something holds of it. Throws where the run ends before, or nothing comes of it. */
export async function until(
  simulation: HostedSimulation,
  what: string,
  holds: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> {
  for (;;) {
    const snapshot = await simulation.snapshot();
    if (holds(snapshot)) return snapshot;
    if (snapshot.status !== "running" || snapshot.time > 3_600_000)
      throw new Error(`${what}: not so when the run was ${snapshot.status} at ${snapshot.time} ms.`);
    await simulation.advance({ untilMs: snapshot.time + 50 });
  }
}

/** Lets a run go on to its end. */
export async function toTheEnd(simulation: HostedSimulation): Promise<Snapshot> {
  await simulation.advance({ untilMs: 3_600_000 });
  return simulation.snapshot();
}

/** Records that have gone through a port. */
export function through(snapshot: Snapshot, streamlet: string, port: string): number {
  const found = snapshot.streamlets.find(({ name }) => name === streamlet);
  return found?.ports.find((each) => each.port === port)?.records ?? Number.NaN;
}
