import { type FormEvent, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./ConfigurationDialog.module.css";

/** Asks for the name of an environment or of a file. */
export function NameForm(props: {
  readonly label: string;
  readonly start: string;
  /** Why a text cannot be the name, as a sentence. */
  readonly problem: (text: string) => string | undefined;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}) {
  const [text, setText] = useState(props.start);
  const isNew = text !== props.start;
  const fault = isNew ? props.problem(text) : undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isNew && fault === undefined) props.onName(text.trim());
  }
  return (
    <form className={styles.row} onSubmit={submit}>
      <div className={styles.grow}>
        <TextField label={props.label} value={text} onChange={setText} error={fault} autoFocus />
      </div>
      <Button onClick={props.onCancel}>Cancel</Button>
      <Button type="submit" variant="primary" disabled={!isNew || fault !== undefined}>
        Save
      </Button>
    </form>
  );
}
