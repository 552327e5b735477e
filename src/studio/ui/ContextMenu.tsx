import { ContextMenu as RadixContextMenu } from "radix-ui";
import type { ReactElement } from "react";
import styles from "./Menu.module.css";
import { MenuLine } from "./MenuLine.tsx";
import type { MenuEntry } from "./menuEntry.ts";

/** The menu of the secondary button (and the menu key) over the one element it wraps. */
export function ContextMenu(props: {
  readonly children: ReactElement;
  readonly entries: readonly MenuEntry[];
}) {
  return (
    <RadixContextMenu.Root modal={false}>
      <RadixContextMenu.Trigger asChild>{props.children}</RadixContextMenu.Trigger>
      <RadixContextMenu.Portal>
        <RadixContextMenu.Content className={styles.content} collisionPadding={8}>
          {props.entries.map((entry, index) =>
            entry === "separator" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: separators have no identity but their place.
              <RadixContextMenu.Separator key={`separator-${index}`} className={styles.separator} />
            ) : (
              <RadixContextMenu.Item
                key={entry.label}
                className={styles.item}
                disabled={entry.disabled ?? false}
                data-danger={entry.danger}
                onSelect={entry.onSelect}
              >
                <MenuLine entry={entry} />
              </RadixContextMenu.Item>
            ),
          )}
        </RadixContextMenu.Content>
      </RadixContextMenu.Portal>
    </RadixContextMenu.Root>
  );
}
