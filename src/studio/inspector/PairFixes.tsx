import { Wrench } from "lucide-react";
import { useMemo, useState } from "react";
import type { QuickFix } from "../../blueprint/index.ts";
import type { Analysis, ProjectProblem } from "../../project/index.ts";
import { FixPreview } from "../checks/FixPreview.tsx";
import { fixesOf } from "../checks/fixesOf.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./PairFixes.module.css";
import type { PairComparison } from "./pairComparison.ts";
import { unreachableSchemas } from "./unreachableSchemas.ts";

/** Schemas that share nothing have a fix for every field; the first ones are enough to see that. */
const firstFixes = 5;

/** The ways to make two ports fit. Each shows what it would change before it does. */
export function PairFixes(props: {
  readonly analysis: Analysis;
  readonly problem: ProjectProblem;
  readonly comparison: PairComparison;
}) {
  const { analysis, problem, comparison } = props;
  const fixes = useMemo(() => fixesOf(analysis, problem), [analysis, problem]);
  const [chosen, setChosen] = useState<QuickFix>();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? fixes : fixes.slice(0, firstFixes);
  const unreachable = unreachableSchemas(analysis, comparison);
  return (
    <div className={styles.fixes}>
      {fixes.length > 0 && (
        <ul className={styles.list} aria-label="Fixes">
          {shown.map((fix) => (
            <li key={fix.title}>
              <Button size="s" icon={<Wrench />} className={styles.fix} onClick={() => setChosen(fix)}>
                {fix.title}
              </Button>
            </li>
          ))}
          {shown.length < fixes.length && (
            <li>
              <Button size="s" variant="ghost" onClick={() => setWhole(true)}>
                Show {fixes.length - shown.length} more
              </Button>
            </li>
          )}
        </ul>
      )}
      {unreachable.map(({ port, file }) => (
        <p key={port} className={styles.note}>
          The schema of <code>{port}</code> is in {file} alone: change it where it is written, and build the
          descriptors anew.
        </p>
      ))}
      {chosen !== undefined && <FixPreview fix={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}
