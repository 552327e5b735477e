import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { useSimulation, useStudio } from "../workspace/studio.tsx";
import { formatClock } from "./figures.ts";
import styles from "./RunNotes.module.css";
import { startSimulation } from "./startSimulation.ts";
import { UpdateDialog } from "./UpdateDialog.tsx";

/** Sentences shown before the rest is folded into a count. */
const shown = 4;

/** What happens while a run does not go on. */
const repeatingNotes = {
  find: "The simulation has not answered for 5 seconds. Finding where the logic is stuck: the run is repeated up to there.",
  judge:
    "A call of the logic does not return. The run is repeated without it: the call fails, as if the logic had thrown.",
};

/** Why a run was refused or failed, what to know of a run that goes on, and that files have changed since. */
export function RunNotes() {
  const studio = useStudio();
  const reasons = useSimulation((state) => state.reasons);
  const notes = useSimulation((state) => state.notes);
  const purpose = useSimulation((state) => state.repeating?.purpose);
  const outdated = useSimulation((state) => state.outdated && state.snapshot !== undefined);
  const status = useSimulation((state) => state.status);
  const [isUpdating, setUpdating] = useState(false);

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
      <RunEnd />
      {(purpose === "find" || purpose === "judge") && (
        <div className={styles.note} data-tone="hint" role="status">
          {repeatingNotes[purpose]}
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
          {(status === "running" || status === "paused") && (
            <Button size="s" onClick={() => setUpdating(true)}>
              Apply to the running cluster…
            </Button>
          )}
          <Button size="s" onClick={() => startSimulation(studio)}>
            Run again
          </Button>
        </div>
      )}
      {isUpdating && <UpdateDialog onClose={() => setUpdating(false)} />}
    </>
  );
}

/** Why a run is over, and where to go from there. */
function RunEnd() {
  const { panels } = useStudio();
  const ending = useSimulation((state) => state.snapshot?.ending);
  const time = useSimulation((state) => state.time);
  const streamlets = useSimulation((state) => state.snapshot?.streamlets) ?? [];
  if (ending === undefined) return null;
  const failed = streamlets.filter(({ state }) => state === "failed").map(({ name }) => name);
  const { showSimulation } = panels.getState();
  return failed.length > 0 ? (
    <div className={styles.note} data-tone="error" role="status" aria-label="End of the run">
      {`The run ended at ${formatClock(time)}: ${listed(failed)} failed for good, and ${ending}.`}
      <Button size="s" onClick={() => showSimulation("exceptions")}>
        Show exceptions
      </Button>
    </div>
  ) : (
    <div className={styles.note} data-tone="success" role="status" aria-label="End of the run">
      {`The run ended at ${formatClock(time)}: ${ending}.`}
      <Button size="s" onClick={() => showSimulation("scenario")}>
        Change inputs
      </Button>
    </div>
  );
}

/** `a, b and c`, or as many as can be read, and a count of the rest. */
function listed(names: readonly string[]): string {
  if (names.length > shown) return `${names.slice(0, shown).join(", ")} and ${names.length - shown} more`;
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
