import { useState } from "react";
import { TextField } from "../ui/TextField.tsx";

/** A whole number. Text that is none stays in the field with a sentence, and changes nothing. */
export function NumberField(props: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: string;
  readonly value: number | undefined;
  readonly min: number;
  /** What an empty field means; without it a number is needed. */
  readonly empty?: string;
  readonly onChange: (value: number | undefined) => void;
}) {
  const { value, min } = props;
  const [draft, setDraft] = useState<string>();
  const text = draft ?? (value === undefined ? "" : String(value));
  const isEmptyAllowed = props.empty !== undefined;

  function problemOf(entered: string): string | undefined {
    if (entered.trim() === "") return isEmptyAllowed ? undefined : "Enter a number.";
    const number = Number(entered);
    return Number.isSafeInteger(number) && number >= min ? undefined : `Enter a whole number from ${min} on.`;
  }

  function change(entered: string): void {
    setDraft(entered);
    if (problemOf(entered) === undefined) props.onChange(entered.trim() === "" ? undefined : Number(entered));
  }

  return (
    <TextField
      label={props.label}
      hideLabel={props.hideLabel ?? false}
      inputMode="numeric"
      value={text}
      placeholder={props.empty}
      error={draft === undefined ? undefined : problemOf(draft)}
      hint={props.hint}
      onChange={change}
      onBlur={() => problemOf(text) === undefined && setDraft(undefined)}
    />
  );
}
