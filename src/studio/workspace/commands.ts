import type { Studio } from "./studio.tsx";

/** An action that menus, shortcuts and the command palette share. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: "Project" | "Edit" | "Blueprint" | "View" | "Simulation";
  /** In `mod+shift+k` notation; `mod` is Ctrl, or Cmd on a Mac. */
  readonly shortcut?: string;
  /** Further shortcuts that work but are not shown. */
  readonly aliases?: readonly string[];
  /**
   * Where the shortcut counts: `page` everywhere but in dialogs, `outside-fields` not in one-line fields either
   * (the text editor is no such field), `canvas` only where no text is being written. Default: `page`.
   */
  readonly scope?: "page" | "outside-fields" | "canvas";
  readonly enabled?: (studio: Studio) => boolean;
  readonly run: (studio: Studio) => void;
}
