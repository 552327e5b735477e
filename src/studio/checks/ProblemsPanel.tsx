import { CircleCheck } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from "react";
import type { ProblemSeverity } from "../../blueprint/index.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { ProblemRow } from "./ProblemRow.tsx";
import styles from "./ProblemsPanel.module.css";
import { ProblemToolbar } from "./ProblemToolbar.tsx";
import { countProblems, filterProblems } from "./problemFilter.ts";
import { problemPlaces } from "./problemPlaces.ts";
import { showProblem } from "./showProblem.ts";

/** Rows drawn at first: a broken file of ten thousand lines must not stall the page. */
const firstRows = 200;

/** All problems of the project. A row jumps to the text and the canvas; arrow keys go through the rows. */
export function ProblemsPanel() {
  const studio = useStudio();
  const analysis = useDeferredValue(useWorkspace((state) => state.analysis));
  const [hidden, setHidden] = useState<ReadonlySet<ProblemSeverity>>(new Set());
  const [words, setWords] = useState("");
  const [rowLimit, setRowLimit] = useState(firstRows);
  const list = useRef<HTMLUListElement>(null);

  const { problems, project } = analysis;
  const counts = useMemo(() => countProblems(problems), [problems]);
  const shown = useMemo(() => filterProblems(problems, { hidden, words }), [problems, hidden, words]);
  const placeOf = useMemo(() => problemPlaces(project), [project]);

  function onKeyDown(event: KeyboardEvent): void {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-problem]") ?? [])];
    const index = rows.indexOf(document.activeElement as HTMLElement);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[event.key];
    if (index < 0 || target === undefined) return;
    event.preventDefault();
    rows[target]?.focus();
  }

  if (problems.length === 0) {
    // A project without a blueprint has that as a problem, so that this is a whole application.
    return (
      <EmptyState icon={<CircleCheck />} title="No problems">
        Every port is connected, every schema fits and the configuration can be read. The application is ready
        to run and to export.
      </EmptyState>
    );
  }
  return (
    <div className={styles.root}>
      <ProblemToolbar counts={counts} hidden={hidden} words={words} onHidden={setHidden} onWords={setWords} />
      {shown.length === 0 ? (
        <EmptyState
          title="No problem passes the filter"
          actions={
            <Button
              onClick={() => {
                setHidden(new Set());
                setWords("");
              }}
            >
              Show all {problems.length}
            </Button>
          }
        />
      ) : (
        <ul ref={list} className={styles.list} aria-label="Problems" onKeyDown={onKeyDown}>
          {shown.slice(0, rowLimit).map((problem, index) => (
            <ProblemRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a problem has no identity across analyses but its place in the list.
              key={index}
              analysis={analysis}
              problem={problem}
              place={placeOf(problem)}
              isTabStop={index === 0}
              onShow={() => showProblem(studio, problem)}
            />
          ))}
          {shown.length > rowLimit && (
            <li className={styles.more}>
              <Button size="s" onClick={() => setRowLimit(rowLimit * 4)}>
                Show more ({shown.length - rowLimit} left)
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
