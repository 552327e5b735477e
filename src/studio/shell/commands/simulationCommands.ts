import { startSimulation } from "../../simulation/startSimulation.ts";
import type { Command } from "../../workspace/commands.ts";

export const simulationCommands: readonly Command[] = [
  {
    id: "simulation.start",
    title: "Run the simulation",
    group: "Simulation",
    shortcut: "mod+enter",
    enabled: (studio) => ["stopped", "finished", "failed"].includes(studio.simulation.getState().status),
    run: (studio) => void startSimulation(studio),
  },
  {
    id: "simulation.pause",
    title: "Pause the simulation",
    group: "Simulation",
    enabled: (studio) => studio.simulation.getState().status === "running",
    run: (studio) => studio.simulator.pause(),
  },
  {
    id: "simulation.resume",
    title: "Resume the simulation",
    group: "Simulation",
    enabled: (studio) => studio.simulation.getState().status === "paused",
    run: (studio) => studio.simulator.resume(),
  },
  {
    id: "simulation.stop",
    title: "Stop the simulation",
    group: "Simulation",
    enabled: (studio) => studio.simulation.getState().status !== "stopped",
    run: (studio) => studio.simulator.stop(),
  },
];
