import type { Command } from "../../workspace/commands.ts";

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
];
