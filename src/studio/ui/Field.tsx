import type { ReactNode } from "react";
import styles from "./Field.module.css";

/** Label above, note below: the frame of every form control. The note's id is `<id>-note`. */
export function Field(props: {
  readonly id: string;
  readonly label: string;
  readonly hideLabel: boolean;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={props.id} data-hidden={props.hideLabel}>
        {props.label}
      </label>
      {props.children}
      {props.error !== undefined ? (
        <p id={`${props.id}-note`} className={styles.error} role="alert">
          {props.error}
        </p>
      ) : (
        props.hint !== undefined && (
          <p id={`${props.id}-note`} className={styles.hint}>
            {props.hint}
          </p>
        )
      )}
    </div>
  );
}
