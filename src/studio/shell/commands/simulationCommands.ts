import { isRewindable, rewindBy, stepMs } from "../../simulation/rewinding.ts";
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
    id: "simulation.back",
    title: "Take the simulation back one second",
    group: "Simulation",
    enabled: isRewindable,
    run: (studio) => rewindBy(studio, stepMs),
  },
  {
    id: "simulation.rewind",
    title: "Take the simulation back to a time",
    group: "Simulation",
    enabled: isRewindable,
    run: (studio) => studio.panels.getState().openDialog("rewind"),
  },
  {
    id: "simulation.stop",
    title: "Stop the simulation",
    group: "Simulation",
    enabled: (studio) => studio.simulation.getState().status !== "stopped",
    run: (studio) => studio.simulator.stop(),
  },
];
