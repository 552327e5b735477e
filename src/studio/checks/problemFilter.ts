import type { ProblemSeverity } from "../../blueprint/index.ts";
import type { ProjectProblem } from "../../project/index.ts";
import { elementText } from "./elementText.ts";

export interface ProblemFilter {
  /** Severities that are left out. */
  readonly hidden: ReadonlySet<ProblemSeverity>;
  /** Words that must all occur, in any case, in what a row shows. */
  readonly words: string;
}

export type ProblemCounts = Readonly<Record<ProblemSeverity, number>>;

export function countProblems(problems: readonly ProjectProblem[]): ProblemCounts {
  const counts = { error: 0, warning: 0, hint: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}

const weight: Readonly<Record<ProblemSeverity, number>> = { error: 0, warning: 1, hint: 2 };

/** The problems that pass the filter: the gravest first, then by file and place in it. */
export function filterProblems(
  problems: readonly ProjectProblem[],
  filter: ProblemFilter,
): readonly ProjectProblem[] {
  const words = filter.words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return problems
    .filter((problem) => !filter.hidden.has(problem.severity) && matches(problem, words))
    .toSorted(
      (a, b) =>
        weight[a.severity] - weight[b.severity] ||
        compare(a.file, b.file) ||
        (a.range?.start ?? -1) - (b.range?.start ?? -1),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function matches(problem: ProjectProblem, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { message, details, file, code, elements } = problem;
  const text = [message, ...details, file, code, ...elements.map(elementText)].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
