import { Button } from "../ui/Button.tsx";
import { SeverityIcon } from "../ui/SeverityIcon.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { Checkbox } from "./Checkbox.tsx";
import styles from "./ExportDialog.module.css";
import type { Exporting } from "./useExport.ts";

const shownErrors = 8;

/** Why no target is written, the errors of the blueprint and its configuration; and how to have files all the same. */
export function Obstacles(props: { readonly exporting: Exporting; readonly onLeave: () => void }) {
  const { choice, canInsist, choose } = props.exporting;
  const { panels } = useStudio();
  const problems = useWorkspace((state) => state.analysis.problems);
  const errors = problems.filter((problem) => problem.severity === "error");

  function showAll(): void {
    props.onLeave();
    panels.getState().showTab("problems");
  }

  return (
    <section aria-labelledby="obstacles-heading">
      <h3 id="obstacles-heading" className={styles.heading}>
        Deployment files cannot be made yet
      </h3>
      <p className={styles.quiet}>
        {errors.length === 0
          ? "There is no streamlet to deploy. Add one to the blueprint first."
          : "These errors leave open what should be deployed. Mend them first; the project itself can be exported as it is."}
      </p>
      <ul className={styles.obstacles}>
        {errors.slice(0, shownErrors).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity but their place in the list.
          <li key={index}>
            <SeverityIcon severity="error" />
            <span>{problem.message}</span>
          </li>
        ))}
      </ul>
      {errors.length > 0 && (
        <Button size="s" onClick={showAll}>
          {errors.length > shownErrors ? `Show all ${errors.length} errors` : "Show in the problems list"}
        </Button>
      )}
      {canInsist && errors.length > 0 && (
        <div className={styles.insist}>
          <Checkbox
            label="Make deployment files in spite of the errors"
            note="They are incomplete, and each of them begins with the errors."
            checked={choice.isInsisting}
            onChange={(isInsisting) => choose({ isInsisting })}
          />
        </div>
      )}
    </section>
  );
}
