import type { ImportNote } from "../../project/index.ts";
import { SeverityIcon } from "../ui/SeverityIcon.tsx";
import styles from "./NoteList.module.css";

const order = { error: 0, warning: 1, info: 2 } as const;

/** Notes of an import, the gravest first; each names its file and says what to do. */
export function NoteList(props: { readonly notes: readonly ImportNote[] }) {
  const sorted = props.notes.toSorted((a, b) => order[a.severity] - order[b.severity]);
  return (
    <ul className={styles.list} aria-label="Notes">
      {sorted.map((note, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notes have no identity and the list does not change.
        <li key={index} className={styles.note}>
          <SeverityIcon severity={note.severity === "info" ? "hint" : note.severity} />
          <div>
            {note.file !== "" && <p className={styles.file}>{note.file}</p>}
            <p>{note.message}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
