import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { entryScopes } from "../../config/index.ts";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { changeEntry, filesForEntry } from "./changeEntry.ts";
import styles from "./EffectiveConfiguration.module.css";
import type { EntryRow } from "./entryRows.ts";
import {
  entryDescription,
  entryFault,
  entryValue,
  entryValues,
  isSecretEntry,
  isUnset,
} from "./entryText.ts";
import { valueText } from "./parameterValue.ts";

/** Sets an entry in a file and a scope: those that set it now, unless somebody chooses others. */
export function EntryForm(props: {
  readonly row: EntryRow;
  readonly streamlet: { readonly name: string; readonly runtime: string };
  readonly onDone: () => void;
}) {
  const { row, streamlet, onDone } = props;
  const { entry, kind } = row;
  const { source } = entry;
  const studio = useStudio();
  const analysis = useWorkspace((state) => state.analysis);
  const listId = useId();
  const scopes = entryScopes(entry, streamlet);
  const written = source.kind === "file" ? source : undefined;
  const [text, setText] = useState(isUnset(entry) ? "" : valueText(entry.value));
  const [scope, setScope] = useState(written?.scope ?? scopes[0]?.scope ?? "");
  const files = filesForEntry(analysis, entry, scope, written);
  const [chosenFile, setFile] = useState<string>();
  const file = chosenFile !== undefined && files.includes(chosenFile) ? chosenFile : files[0];
  const fault = entryFault(kind, text, analysis.settings.application.flinkVersion);
  const values = entryValues(kind);
  const scopeOptions = scopes.some((one) => one.scope === scope)
    ? scopes
    : [{ scope, label: scope === "" ? "everything" : scope }, ...scopes];

  function save(event: FormEvent): void {
    event.preventDefault();
    if (fault !== undefined) return;
    changeEntry(studio, row, scope, file, entryValue(kind, text));
    onDone();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onDone();
  }

  return (
    <form className={styles.fields} aria-label={`Change ${row.name}`} onSubmit={save} onKeyDown={onKeyDown}>
      <TextField
        label={`Value of ${row.name}`}
        value={text}
        onChange={setText}
        error={text === "" ? undefined : fault}
        hint={entryDescription(kind)}
        mono
        autoFocus
        type={isSecretEntry(entry, entry.value) ? "password" : "text"}
        {...(values.length > 0 ? { list: listId } : {})}
        onFocus={(event) => event.currentTarget.select()}
      />
      <datalist id={listId}>
        {values.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
      {scopeOptions.length > 1 && (
        <Select
          label="For"
          value={scope === "" ? "root" : scope}
          options={scopeOptions.map((one) => ({
            value: one.scope === "" ? "root" : one.scope,
            label: one.label,
          }))}
          onChange={(next) => setScope(next === "root" ? "" : next)}
        />
      )}
      {files.length > 1 && (
        <Select
          label="In the file"
          value={file ?? ""}
          options={files.map((one) => ({ value: one, label: one }))}
          onChange={setFile}
        />
      )}
      <div className={styles.buttons}>
        {written !== undefined && (
          <Button
            size="s"
            variant="danger"
            onClick={() => {
              changeEntry(studio, row, written.scope, written.origin.file, undefined);
              onDone();
            }}
          >
            Remove the setting
          </Button>
        )}
        <Button size="s" onClick={onDone}>
          Cancel
        </Button>
        <Button size="s" variant="primary" type="submit" disabled={fault !== undefined}>
          {files.length > 1 ? "Save" : `Save in ${file ?? ""}`}
        </Button>
      </div>
    </form>
  );
}
