import type { Studio } from "../workspace/studio.tsx";

/** Starts a run and shows it; where the project's code still needs the user's agreement, shows that question instead. */
export function startSimulation(studio: Studio): void {
  studio.panels.getState().showTab("simulation");
  if (studio.simulation.getState().consent === "needed") {
    studio.simulation.setState({ asking: true });
    return;
  }
  void studio.simulator.start();
}
