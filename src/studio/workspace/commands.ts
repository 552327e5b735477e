import type { Studio } from "./studio.tsx";

/** An action that menus, shortcuts and the command palette share. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: "Project" | "Edit" | "Blueprint" | "View" | "Simulation";
  /** In `mod+shift+k` notation; `mod` is Ctrl, or Cmd on a Mac. */
  readonly shortcut?: string;
  readonly enabled?: (studio: Studio) => boolean;
  readonly run: (studio: Studio) => void;
}
