import { useId } from "react";
import { SeverityIcon } from "../ui/SeverityIcon.tsx";
import { Checkbox } from "./Checkbox.tsx";
import styles from "./ExportDialog.module.css";
import type { ExportNote } from "./exportPlan.ts";

const order = { error: 0, warning: 1, info: 2 } as const;
/** Large applications have a note for each streamlet; the first ones tell what there is. */
const shownNotes = 100;

/** What the targets want known. Errors are refused unless the user insists. */
export function ExportNotes(props: {
  readonly notes: readonly ExportNote[];
  readonly isInsisting: boolean;
  readonly onInsist: (isInsisting: boolean) => void;
  readonly onShow: (note: ExportNote) => void;
}) {
  const id = useId();
  const sorted = props.notes.toSorted((a, b) => order[a.severity] - order[b.severity]);
  if (sorted.length === 0) return null;
  return (
    <section aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`} className={styles.heading}>
        Notes
      </h3>
      {sorted[0]?.severity === "error" && (
        <Checkbox
          label="Export in spite of the errors below"
          note="Each file of those targets then begins with them."
          checked={props.isInsisting}
          onChange={props.onInsist}
        />
      )}
      <ul className={styles.obstacles} aria-label="Notes of the targets">
        {sorted.slice(0, shownNotes).map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes have no identity but their place in the list.
          <li key={index}>
            <SeverityIcon severity={note.severity === "info" ? "hint" : note.severity} />
            <span>
              <span className={styles.noteTarget}>{note.target.title}:</span> {note.message}{" "}
              {note.path !== undefined && (
                <button type="button" className={styles.link} onClick={() => props.onShow(note)}>
                  {note.path}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {sorted.length > shownNotes && (
        <p className={styles.quiet}>And {sorted.length - shownNotes} more of the same kinds.</p>
      )}
    </section>
  );
}
