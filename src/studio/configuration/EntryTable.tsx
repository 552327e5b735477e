import { useState } from "react";
import styles from "./EffectiveConfiguration.module.css";
import { EntryLine } from "./EntryLine.tsx";
import type { EntryRow } from "./entryRows.ts";

/** Rows of an effective configuration by group; one of them at a time can be changed. */
export function EntryTable(props: {
  readonly label: string;
  readonly rows: readonly EntryRow[];
  readonly streamlet: { readonly name: string; readonly runtime: string };
  readonly onLeave?: () => void;
}) {
  const [edited, setEdited] = useState<string>();
  const groups = [...new Set(props.rows.map((row) => row.group))];
  return (
    <table className={styles.table} aria-label={props.label}>
      <thead className={styles.head}>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">Value</th>
          <th scope="col">Set in</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group}>
          <tr className={styles.group}>
            <th scope="rowgroup" colSpan={3}>
              {group}
            </th>
          </tr>
          {props.rows
            .filter((row) => row.group === group)
            .map((row) => (
              <EntryLine
                key={row.id}
                row={row}
                streamlet={props.streamlet}
                isEdited={edited === row.id}
                onEdit={(isEdited) => setEdited(isEdited ? row.id : undefined)}
                {...(props.onLeave === undefined ? {} : { onLeave: props.onLeave })}
              />
            ))}
        </tbody>
      ))}
    </table>
  );
}
