import { CircleCheck } from "lucide-react";
import { SeverityIcon } from "../ui/SeverityIcon.tsx";
import { tooltip } from "../ui/Tooltip.tsx";
import { usePanels, useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./ProblemsButton.module.css";

/** How many errors and warnings there are; opens the list. */
export function ProblemsButton() {
  const studio = useStudio();
  const problems = useWorkspace((state) => state.analysis.problems);
  const isShown = usePanels((state) => state.bottomOpen && state.bottomTab === "problems");
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const warnings = problems.filter((problem) => problem.severity === "warning").length;
  const label = `Problems: ${errors} errors, ${warnings} warnings`;
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      aria-pressed={isShown}
      {...tooltip(problems.length === 0 ? "No problems" : label, { shortcut: "alt+2" })}
      onClick={() => studio.panels.getState().showTab("problems")}
    >
      {errors > 0 && (
        <>
          <SeverityIcon severity="error" />
          {errors}
        </>
      )}
      {warnings > 0 && (
        <>
          <SeverityIcon severity="warning" />
          {warnings}
        </>
      )}
      {errors + warnings === 0 && <CircleCheck className={styles.fine} aria-hidden="true" />}
    </button>
  );
}
