import { Wrench } from "lucide-react";
import { useMemo, useState } from "react";
import type { QuickFix } from "../../blueprint/index.ts";
import type { Analysis, ProjectProblem } from "../../project/index.ts";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { Sentence } from "../ui/Sentence.tsx";
import { SeverityIcon } from "../ui/SeverityIcon.tsx";
import { elementText } from "./elementText.ts";
import { FixPreview } from "./FixPreview.tsx";
import { fixesOf } from "./fixesOf.ts";
import styles from "./ProblemsPanel.module.css";

/** One problem: its sentence, the reasons, where it is and what it concerns; and how to mend it, where that is known. */
export function ProblemRow(props: {
  readonly analysis: Analysis;
  readonly problem: ProjectProblem;
  readonly place: string;
  readonly isTabStop: boolean;
  readonly onShow: () => void;
}) {
  const { analysis, problem, place } = props;
  const fixes = useMemo(() => fixesOf(analysis, problem), [analysis, problem]);
  const [chosen, setChosen] = useState<QuickFix>();

  return (
    <li className={styles.row}>
      <button
        type="button"
        data-problem
        tabIndex={props.isTabStop ? 0 : -1}
        className={styles.problem}
        onClick={props.onShow}
      >
        <SeverityIcon severity={problem.severity} />
        <span className={styles.text}>
          <span>
            <Sentence text={problem.message} />
          </span>
          {problem.details.map((detail) => (
            <span key={detail} className={styles.detail}>
              <Sentence text={detail} />
            </span>
          ))}
        </span>
        <span className={styles.where}>
          <span className={styles.place}>{place}</span>
          <span className={styles.elements}>{problem.elements.slice(0, 3).map(elementText).join(", ")}</span>
        </span>
      </button>
      {fixes.length > 0 && (
        <Menu
          align="end"
          entries={fixes.map((fix) => ({ label: fix.title, onSelect: () => setChosen(fix) }))}
        >
          <Button size="s" icon={<Wrench />} className={styles.fix}>
            Fix…
          </Button>
        </Menu>
      )}
      {chosen !== undefined && <FixPreview fix={chosen} onClose={() => setChosen(undefined)} />}
    </li>
  );
}
