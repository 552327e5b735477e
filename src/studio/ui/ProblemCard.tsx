import type { ReactNode } from "react";
import styles from "./ProblemCard.module.css";
import { Reason } from "./Reason.tsx";
import { Sentence } from "./Sentence.tsx";
import { SeverityIcon } from "./SeverityIcon.tsx";

/** One problem: its severity, its sentence, the reasons below it, and what can be done. */
export function ProblemCard(props: {
  readonly problem: {
    readonly severity: "error" | "warning" | "hint";
    readonly message: string;
    readonly details: readonly string[];
  };
  readonly actions?: ReactNode;
}) {
  const { severity, message, details } = props.problem;
  return (
    <div className={styles.card} data-severity={severity}>
      <SeverityIcon severity={severity} />
      <div className={styles.text}>
        <p className={styles.message}>
          <Sentence text={message} />
        </p>
        {details.length > 0 && (
          <ul className={styles.details}>
            {details.map((detail) => (
              <li key={detail}>
                <Reason text={detail} />
              </li>
            ))}
          </ul>
        )}
        {props.actions}
      </div>
    </div>
  );
}
