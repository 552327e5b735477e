import { DropdownMenu } from "radix-ui";
import type { ReactElement } from "react";
import styles from "./Menu.module.css";
import { MenuLine } from "./MenuLine.tsx";
import type { MenuEntry } from "./menuEntry.ts";

/** A drop-down menu below the one element it wraps. */
export function Menu(props: {
  readonly children: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly align?: "start" | "end";
}) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{props.children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.content}
          align={props.align ?? "start"}
          sideOffset={4}
          collisionPadding={8}
        >
          {props.entries.map((entry, index) =>
            entry === "separator" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: separators have no identity but their place.
              <DropdownMenu.Separator key={`separator-${index}`} className={styles.separator} />
            ) : (
              <DropdownMenu.Item
                key={entry.label}
                className={styles.item}
                disabled={entry.disabled ?? false}
                data-danger={entry.danger}
                {...(entry.checked === undefined
                  ? {}
                  : { role: "menuitemradio", "aria-checked": entry.checked })}
                onSelect={entry.onSelect}
              >
                <MenuLine entry={entry} />
              </DropdownMenu.Item>
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
