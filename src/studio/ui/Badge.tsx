import type { ReactNode } from "react";
import styles from "./Badge.module.css";

export type BadgeTone =
  | "neutral"
  | "accent"
  | "error"
  | "warning"
  | "hint"
  | "success"
  | "akka"
  | "flink"
  | "spark";

/** A small mark: a count, a state, a runtime. */
export function Badge(props: { readonly tone?: BadgeTone; readonly children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={props.tone ?? "neutral"}>
      {props.children}
    </span>
  );
}
