import type { ReactNode } from "react";
import styles from "./ReadOnlyText.module.css";

/** A text that is only looked at, below a note that says why. */
export function ReadOnlyText(props: {
  readonly label: string;
  readonly note: ReactNode;
  readonly text: string;
}) {
  return (
    <div className={styles.root}>
      <p className={styles.note}>{props.note}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={styles.text} tabIndex={0} aria-label={props.label}>
        <pre>{props.text}</pre>
      </section>
    </div>
  );
}
