import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";

/** What a view says when it has nothing to show: what belongs here and how to get it. */
export function EmptyState(props: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles.root}>
      {props.icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {props.icon}
        </span>
      )}
      <p className={styles.title}>{props.title}</p>
      {props.children !== undefined && <div className={styles.text}>{props.children}</div>}
      {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}
