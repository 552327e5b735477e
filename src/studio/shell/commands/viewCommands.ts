import type { Command } from "../../workspace/commands.ts";
import type { BottomTab, SimulationTab, Theme } from "../../workspace/panelStore.ts";

const tab = (id: BottomTab, title: string, shortcut: string): Command => ({
  id: `view.${id}`,
  title,
  group: "View",
  shortcut,
  run: (studio) => studio.panels.getState().showTab(id),
});

const ofSimulation = (id: SimulationTab, title: string): Command => ({
  id: `view.simulation.${id}`,
  title: `Show ${title} of the simulation`,
  group: "View",
  run: (studio) => studio.panels.getState().showSimulation(id),
});

const theme = (id: Theme, title: string): Command => ({
  id: `view.theme.${id}`,
  title,
  group: "View",
  enabled: (studio) => studio.panels.getState().theme !== id,
  run: (studio) => studio.panels.getState().setTheme(id),
});

export const viewCommands: readonly Command[] = [
  {
    id: "view.commands",
    title: "Command palette",
    group: "View",
    shortcut: "mod+k",
    run: (studio) => studio.panels.getState().openDialog("commands"),
  },
  {
    id: "view.shortcuts",
    title: "Keyboard shortcuts",
    group: "View",
    shortcut: "?",
    scope: "canvas",
    run: (studio) => studio.panels.getState().openDialog("shortcuts"),
  },
  {
    id: "view.fit",
    title: "Fit view",
    group: "View",
    shortcut: "mod+0",
    run: (studio) => studio.canvas.getState().requestView("fit"),
  },
  {
    id: "view.zoomIn",
    title: "Zoom in",
    group: "View",
    shortcut: "plus",
    aliases: ["="],
    scope: "canvas",
    run: (studio) => studio.canvas.getState().requestView("zoom-in"),
  },
  {
    id: "view.zoomOut",
    title: "Zoom out",
    group: "View",
    shortcut: "-",
    scope: "canvas",
    run: (studio) => studio.canvas.getState().requestView("zoom-out"),
  },
  tab("text", "Show the text editor", "alt+1"),
  tab("problems", "Show the problems", "alt+2"),
  tab("simulation", "Show the simulation", "alt+3"),
  tab("records", "Show the records", "alt+4"),
  ofSimulation("streamlets", "streamlets"),
  ofSimulation("topics", "topics and consumer lag"),
  ofSimulation("delivery", "deliveries"),
  ofSimulation("checkpoints", "checkpoints and savepoints"),
  ofSimulation("exceptions", "exceptions"),
  ofSimulation("output", "output"),
  ofSimulation("log", "the cluster log"),
  ofSimulation("scenario", "the scenario"),
  {
    id: "view.palette",
    title: "Show or hide the palette",
    group: "View",
    shortcut: "mod+b",
    run: (studio) => studio.panels.getState().toggle("paletteOpen"),
  },
  {
    id: "view.bottom",
    title: "Show or hide the bottom panel",
    group: "View",
    shortcut: "mod+j",
    run: (studio) => studio.panels.getState().toggle("bottomOpen"),
  },
  {
    id: "view.inspector",
    title: "Show or hide the inspector",
    group: "View",
    shortcut: "mod+i",
    run: (studio) => studio.panels.getState().toggle("inspectorOpen"),
  },
  theme("light", "Light theme"),
  theme("dark", "Dark theme"),
  theme("system", "Theme of the system"),
];
