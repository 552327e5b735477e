import type { ProblemSeverity } from "../../blueprint/index.ts";
import { SeverityIcon } from "../ui/SeverityIcon.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./ProblemsPanel.module.css";
import type { ProblemCounts } from "./problemFilter.ts";

const severities = ["error", "warning", "hint"] as const;

/** Counts by severity, which are switches too, and a field for words. */
export function ProblemToolbar(props: {
  readonly counts: ProblemCounts;
  readonly hidden: ReadonlySet<ProblemSeverity>;
  readonly words: string;
  readonly onHidden: (hidden: ReadonlySet<ProblemSeverity>) => void;
  readonly onWords: (words: string) => void;
}) {
  const { counts, hidden } = props;

  function toggle(severity: ProblemSeverity): void {
    const next = new Set(hidden);
    if (!next.delete(severity)) next.add(severity);
    props.onHidden(next);
  }

  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Filter problems">
      {severities.map((severity) => (
        <button
          key={severity}
          type="button"
          className={styles.switch}
          aria-pressed={!hidden.has(severity)}
          aria-label={`Show ${severity}s: ${counts[severity]}`}
          onClick={() => toggle(severity)}
        >
          <SeverityIcon severity={severity} />
          {counts[severity]} {severity}
          {counts[severity] === 1 ? "" : "s"}
        </button>
      ))}
      <div className={styles.words}>
        <TextField
          label="Filter by words"
          hideLabel
          placeholder="Filter by words"
          value={props.words}
          onChange={props.onWords}
        />
      </div>
    </div>
  );
}
