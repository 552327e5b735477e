import { Button } from "../ui/Button.tsx";
import { SeverityIcon } from "../ui/SeverityIcon.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./ExportDialog.module.css";

const shownErrors = 8;

/** Why no target can be written: the errors of the blueprint and its configuration. */
export function Obstacles(props: { readonly onLeave: () => void }) {
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
    </section>
  );
}
