import { Eye, EyeOff, Pencil } from "lucide-react";
import { useRef, useState } from "react";
import type { HoconValue } from "../../hocon/index.ts";
import { IconButton } from "../ui/IconButton.tsx";
import styles from "./EffectiveConfiguration.module.css";
import { EntryForm } from "./EntryForm.tsx";
import type { EntryRow } from "./entryRows.ts";
import { entryDescription, isPlainEntry, isSecretEntry, isUnset, shownValue } from "./entryText.ts";
import { OriginLink } from "./OriginLink.tsx";
import { valueText } from "./parameterValue.ts";

const owners = { descriptor: "the streamlet's descriptor", cloudflow: "Cloudflow", flink: "Flink" };

/** One effective key: its value, where it was set or whose default it is, what it overrode, and a way to change it. */
export function EntryLine(props: {
  readonly row: EntryRow;
  readonly streamlet: { readonly name: string; readonly runtime: string };
  readonly isEdited: boolean;
  readonly onEdit: (isEdited: boolean) => void;
  readonly onLeave?: () => void;
}) {
  const { row, isEdited, onEdit } = props;
  const { entry } = row;
  const { source } = entry;
  const [isRevealed, setRevealed] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const isSecret = !isUnset(entry) && isSecretEntry(entry, entry.value);
  const text = (value: HoconValue) => (isRevealed ? valueText(value) : shownValue(entry, value));
  const leave = props.onLeave === undefined ? {} : { onFollow: props.onLeave };

  function endEdit(): void {
    onEdit(false);
    editButton.current?.focus();
  }

  return (
    <>
      <tr className={styles.entry} data-default={source.kind === "default"}>
        <td className={styles.key} title={entryDescription(row.kind)}>
          {row.name}
        </td>
        <td className={styles.value}>
          <span className={styles.text}>{isUnset(entry) ? "not set" : text(entry.value)}</span>
          <span className={styles.actions}>
            {isSecret && (
              <IconButton
                label={`${isRevealed ? "Hide" : "Show"} the value of ${row.name}`}
                icon={isRevealed ? <EyeOff /> : <Eye />}
                size="s"
                side="left"
                pressed={isRevealed}
                onClick={() => setRevealed(!isRevealed)}
              />
            )}
            {isPlainEntry(entry) && (
              <IconButton
                ref={editButton}
                label={`Change ${row.name}`}
                icon={<Pencil />}
                size="s"
                side="left"
                aria-expanded={isEdited}
                onClick={() => onEdit(!isEdited)}
              />
            )}
          </span>
        </td>
        <td className={styles.source}>
          {source.kind === "file" ? (
            <OriginLink origin={source.origin} {...leave} />
          ) : (
            !isUnset(entry) && `default of ${owners[source.of]}`
          )}
          {entry.overrode.map(({ value, origin }) => (
            <span key={`${origin.file} ${origin.range.start}`} className={styles.overrode}>
              over <s>{text(value)}</s> <OriginLink origin={origin} {...leave} />
            </span>
          ))}
        </td>
      </tr>
      {isEdited && (
        <tr>
          <td colSpan={3} className={styles.form}>
            <EntryForm row={row} streamlet={props.streamlet} onDone={endEdit} />
          </td>
        </tr>
      )}
    </>
  );
}
