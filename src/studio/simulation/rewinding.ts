import type { Studio } from "../workspace/studio.tsx";
import type { SimulationState } from "./simulationStore.ts";

/** The time that a step forth or back takes, in virtual ms. */
export const stepMs = 1_000;

/** Whether there is a run that can go back now. */
export function canGoBack({ canRewind, repeating, time }: SimulationState): boolean {
  return canRewind && repeating === undefined && time > 0;
}

export function isRewindable(studio: Studio): boolean {
  return canGoBack(studio.simulation.getState());
}

/** Takes the run back by so many virtual milliseconds, at most to its start. */
export function rewindBy({ simulator, simulation }: Studio, milliseconds: number): void {
  simulator.rewind(Math.max(0, simulation.getState().time - milliseconds));
}
