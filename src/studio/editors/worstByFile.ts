import type { ProblemSeverity } from "../../blueprint/index.ts";
import type { ProjectProblem } from "../../project/index.ts";

const weight: Readonly<Record<ProblemSeverity, number>> = { hint: 1, warning: 2, error: 3 };

/** The gravest severity of the problems of each file; hints do not mark a file. */
export function worstByFile(problems: readonly ProjectProblem[]): ReadonlyMap<string, ProblemSeverity> {
  const worst = new Map<string, ProblemSeverity>();
  for (const { file, severity } of problems) {
    const known = worst.get(file);
    if (severity !== "hint" && (known === undefined || weight[known] < weight[severity]))
      worst.set(file, severity);
  }
  return worst;
}
