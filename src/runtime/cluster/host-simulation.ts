import type { HostedSimulation, Simulation, SimulationInput } from "../host/simulation.ts";
import { createSimulation } from "./create-simulation.ts";
import { type ParallelSettings, ParallelSimulation } from "./parallel/parallel-simulation.ts";
import type { PreparedRun } from "./prepare-run.ts";

/** Where a run takes place: on virtual time, decided by its seed, or in threads on real time, as fast as the machine. */
export type SimulationHost =
  | { readonly kind: "virtual" }
  | ({ readonly kind: "parallel" } & ParallelSettings);

/** A run on its host, with what keeps parts of it from running as written. */
export interface StartedSimulation extends Pick<PreparedRun, "codeProblems" | "scenarioProblems"> {
  readonly simulation: HostedSimulation;
}

/** Sets up a run on a host, as `createSimulation` does on virtual time; the same holds for the project's code. */
export function startSimulation(input: SimulationInput, host: SimulationHost): StartedSimulation {
  if (host.kind === "parallel") {
    const simulation = new ParallelSimulation(input, host);
    const { problems: codeProblems, scenarioProblems } = simulation;
    return { simulation, codeProblems, scenarioProblems };
  }
  const { simulation, ...problems } = createSimulation(input);
  return { simulation: asHosted(simulation), ...problems };
}

function asHosted(simulation: Simulation): HostedSimulation {
  return {
    scenario: simulation.scenario,
    advance: async (options) => simulation.advance(options),
    snapshot: async (since) => simulation.snapshot(since),
    records: async (query) => simulation.records(query),
    command: async (command) => simulation.command(command),
    deliveries: async (query) => simulation.deliveries(query),
    journey: async (id) => simulation.journey(id),
    setSpeed() {},
    close() {},
  };
}
