import { useId } from "react";
import { SeverityIcon } from "../ui/SeverityIcon.tsx";
import styles from "./ExportDialog.module.css";
import type { ExportNote } from "./exportPlan.ts";

const order = { error: 0, warning: 1, info: 2 } as const;

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
        <div className={styles.target}>
          <input
            id={`${id}-insist`}
            type="checkbox"
            checked={props.isInsisting}
            onChange={(event) => props.onInsist(event.currentTarget.checked)}
          />
          <label htmlFor={`${id}-insist`}>Export in spite of the errors below</label>
        </div>
      )}
      <ul className={styles.obstacles}>
        {sorted.map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes have no identity but their place in the list.
          <li key={index}>
            <SeverityIcon severity={note.severity === "info" ? "hint" : note.severity} />
            <span>
              {note.message}{" "}
              {note.path !== undefined && (
                <button type="button" className={styles.link} onClick={() => props.onShow(note)}>
                  {note.path}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
