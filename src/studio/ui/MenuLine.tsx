import { Check } from "lucide-react";
import styles from "./Menu.module.css";
import type { MenuEntry } from "./menuEntry.ts";
import { Shortcut } from "./Shortcut.tsx";

/** The content of one menu entry, the same in drop-down and context menus. */
export function MenuLine(props: { readonly entry: Exclude<MenuEntry, "separator"> }) {
  const { icon, label, shortcut, checked } = props.entry;
  return (
    <>
      <span className={styles.icon} aria-hidden="true">
        {checked === true ? <Check /> : icon}
      </span>
      <span className={styles.label}>{label}</span>
      {shortcut !== undefined && <Shortcut keys={shortcut} />}
    </>
  );
}
