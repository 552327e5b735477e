import { Button } from "../ui/Button.tsx";
import { useSimulation, useStudio } from "../workspace/studio.tsx";
import styles from "./RunNotes.module.css";
import { startSimulation } from "./startSimulation.ts";

/** Sentences shown before the rest is folded into a count. */
const shown = 4;

/** Why a run was refused or failed, what to know of a run that goes on, and that files have changed since. */
export function RunNotes() {
  const studio = useStudio();
  const reasons = useSimulation((state) => state.reasons);
  const notes = useSimulation((state) => state.notes);
  const outdated = useSimulation((state) => state.outdated && state.snapshot !== undefined);
  const status = useSimulation((state) => state.status);

  return (
    <>
      {reasons.length > 0 && (
        <div className={styles.note} data-tone="error" role="alert">
          <strong>
            {status === "failed" ? "The simulation has failed." : "The application cannot run yet."}
          </strong>
          <ul>
            {reasons.slice(0, shown).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          {reasons.length > shown && (
            <Button size="s" onClick={() => studio.panels.getState().showTab("problems")}>
              {`Show all ${reasons.length} problems`}
            </Button>
          )}
        </div>
      )}
      {notes.length > 0 && (
        <div className={styles.note} data-tone="warning" role="status">
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
      {outdated && (
        <div className={styles.note} data-tone="hint" role="status">
          The project has changed since this run began.
          <Button size="s" onClick={() => startSimulation(studio)}>
            Run again
          </Button>
        </div>
      )}
    </>
  );
}
