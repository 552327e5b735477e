import styles from "./Shortcut.module.css";
import { shortcutLabels } from "./shortcutLabels.ts";

/** A keyboard shortcut as key caps. */
export function Shortcut(props: { readonly keys: string }) {
  return (
    <span className={styles.shortcut}>
      {shortcutLabels(props.keys, navigator.platform).map((label) => (
        <kbd key={label} className={styles.key}>
          {label}
        </kbd>
      ))}
    </span>
  );
}
