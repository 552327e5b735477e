import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import { classNames } from "./classNames.ts";
import { Field } from "./Field.tsx";
import styles from "./TextField.module.css";

export interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value"> {
  readonly label: string;
  /** Keeps the label for assistive technology only. */
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A sentence that says what is wrong with the value. */
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly mono?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A one-line text input with label, hint and error sentence. */
export function TextField({
  label,
  hideLabel = false,
  value,
  onChange,
  error,
  hint,
  mono = false,
  className,
  ...rest
}: TextFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hideLabel={hideLabel} error={error} hint={hint}>
      <input
        type="text"
        spellCheck={false}
        autoComplete="off"
        {...rest}
        id={id}
        className={classNames(styles.input, mono && styles.mono, className)}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error !== undefined || hint !== undefined ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
