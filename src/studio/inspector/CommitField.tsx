import { type KeyboardEvent, useEffect, useState } from "react";
import { TextField } from "../ui/TextField.tsx";

/** A text field that takes effect on Enter or when it is left; Escape gives the typed text up. */
export function CommitField(props: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  readonly mono?: boolean;
  readonly disabled?: boolean;
  /** Why a text cannot be taken, as a sentence. */
  readonly problem?: (text: string) => string | undefined;
  readonly onCommit: (text: string) => void;
}) {
  const { value, onCommit } = props;
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const error = draft === value ? undefined : props.problem?.(draft);

  function commit(): void {
    if (draft !== value && error === undefined) onCommit(draft);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter") commit();
    if (event.key === "Escape") setDraft(value);
  }

  return (
    <TextField
      label={props.label}
      hideLabel={props.hideLabel ?? false}
      value={draft}
      onChange={setDraft}
      error={error}
      hint={props.hint}
      mono={props.mono ?? false}
      disabled={props.disabled ?? false}
      placeholder={props.placeholder ?? ""}
      onKeyDown={onKeyDown}
      onBlur={() => (error === undefined ? commit() : setDraft(value))}
    />
  );
}
