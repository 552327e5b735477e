import type { ReactNode } from "react";

/** One line of a menu, or a line between groups. */
export type MenuEntry =
  | {
      readonly label: string;
      readonly icon?: ReactNode;
      /** In `mod+shift+k` notation. */
      readonly shortcut?: string | undefined;
      readonly disabled?: boolean;
      readonly danger?: boolean;
      /** Set for entries of a choice: marks the chosen one. */
      readonly checked?: boolean;
      readonly onSelect: () => void;
    }
  | "separator";
