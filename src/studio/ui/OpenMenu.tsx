import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useRef, useState } from "react";
import styles from "./Menu.module.css";
import type { MenuEntry } from "./menuEntry.ts";
import { Shortcut } from "./Shortcut.tsx";

type Line = Exclude<MenuEntry, "separator">;

/**
 * The entries of a menu, shown at an anchor (in px of the window) until one is chosen or the user turns away. What had
 * the focus before gets it back; only then the chosen entry acts, so that it can move the focus on.
 */
export function OpenMenu(props: {
  readonly anchor: DOMRect;
  readonly entries: readonly MenuEntry[];
  readonly align: "start" | "end";
  /** Whether the rest of the page waits: then a click beside the menu only closes it. */
  readonly isModal: boolean;
  readonly onClose: () => void;
}) {
  const { x, y, width, height } = props.anchor;
  const [before] = useState(() => document.activeElement);
  const chosen = useRef<Line>(undefined);
  return (
    <DropdownMenu.Root open modal={props.isModal} onOpenChange={(open) => !open && props.onClose()}>
      <DropdownMenu.Trigger asChild>
        <span className={styles.anchor} style={{ left: x, top: y, width, height }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.content}
          align={props.align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before instanceof HTMLElement) before.focus();
            chosen.current?.onSelect();
          }}
        >
          {props.entries.map((entry, index) =>
            entry === "separator" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: separators have no identity but their place.
              <DropdownMenu.Separator key={`separator-${index}`} className={styles.separator} />
            ) : (
              <Entry
                key={entry.label}
                entry={entry}
                onSelect={() => {
                  chosen.current = entry;
                }}
              />
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Entry(props: { readonly entry: Line; readonly onSelect: () => void }) {
  const { icon, label, shortcut, checked, disabled, danger } = props.entry;
  return (
    <DropdownMenu.Item
      className={styles.item}
      disabled={disabled ?? false}
      data-danger={danger}
      {...(checked === undefined ? {} : { role: "menuitemradio", "aria-checked": checked })}
      onSelect={props.onSelect}
    >
      <span className={styles.icon} aria-hidden="true">
        {checked === true ? <Check /> : icon}
      </span>
      <span className={styles.label}>{label}</span>
      {shortcut !== undefined && <Shortcut keys={shortcut} />}
    </DropdownMenu.Item>
  );
}
