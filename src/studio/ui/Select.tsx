import { useId } from "react";
import { Field } from "./Field.tsx";
import styles from "./Select.module.css";

export interface SelectOption {
  /** Not empty. */
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

/** A choice of one among a few named values: the browser's own control, drawn like the others where it allows that. */
export function Select(props: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  readonly size?: "s" | "m";
  readonly placeholder?: string;
}) {
  const id = useId();
  const isKnown = props.options.some((option) => option.value === props.value);
  return (
    <Field id={id} label={props.label} hideLabel={props.hideLabel ?? false}>
      <select
        id={id}
        className={styles.select}
        data-size={props.size ?? "m"}
        value={isKnown ? props.value : ""}
        disabled={props.disabled ?? false}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {!isKnown && (
          <option value="" hidden>
            {props.placeholder ?? ""}
          </option>
        )}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
