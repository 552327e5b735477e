import { type ReactNode, useId } from "react";
import styles from "./Checkbox.module.css";

/** A choice of yes or no, with a line that says what it means. */
export function Checkbox(props: {
  readonly label: string;
  readonly note?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Shown below the note: what else there is to choose. */
  readonly children?: ReactNode;
}) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <input
        id={id}
        type="checkbox"
        checked={props.checked}
        {...(props.note === undefined ? {} : { "aria-describedby": `${id}-note` })}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <div className={styles.text}>
        <label htmlFor={id}>{props.label}</label>
        {props.note !== undefined && (
          <p
            id={`${id}-note`}
            className={styles.note}
            {...(typeof props.note === "string" ? { title: props.note, "data-short": true } : {})}
          >
            {props.note}
          </p>
        )}
        {props.children}
      </div>
    </div>
  );
}
