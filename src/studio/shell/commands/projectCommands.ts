import type { Command } from "../../workspace/commands.ts";

const configuration = (view: "configuration" | "differences" | "azure", title: string): Command => ({
  id: `project.${view}`,
  title,
  group: "Project",
  run: (studio) => studio.panels.getState().openDialog(view),
});

export const projectCommands: readonly Command[] = [
  {
    id: "project.open",
    title: "Open a project or files…",
    group: "Project",
    shortcut: "mod+o",
    run: (studio) => studio.panels.getState().openDialog("open"),
  },
  {
    id: "project.export",
    title: "Export…",
    group: "Project",
    shortcut: "mod+e",
    run: (studio) => studio.panels.getState().openDialog("export"),
  },
  configuration("configuration", "Configuration files and environments…"),
  configuration("differences", "Compare two environments…"),
  configuration("azure", "Keep checkpoints on Azure Blob Storage…"),
];
