import type { BlueprintProblem } from "../../blueprint/index.ts";
import type { ProjectProblem } from "./analysis.ts";
import { stable } from "./memo.ts";

const severityOrder = { error: 0, warning: 1, hint: 2 } as const;

/**
 * Makes the list of problems of a project: errors first, then by file (the blueprint before all others) and
 * place. A problem that was there last time stays the same object, so that views redraw only what changed.
 */
export class ProblemList {
  #known: ReadonlyMap<string, ProjectProblem> = new Map();
  #last: readonly ProjectProblem[] | undefined;

  of(problems: readonly ProjectProblem[], firstFile: string): readonly ProjectProblem[] {
    const found = new Map<string, ProjectProblem>();
    for (const problem of problems) {
      const key = keyOf(problem);
      if (found.has(key)) continue;
      const known = this.#known.get(key);
      found.set(key, known !== undefined && sameData(known, problem) ? known : problem);
    }
    this.#known = found;
    const sorted = [...found.values()].sort(
      (a, b) =>
        severityOrder[a.severity] - severityOrder[b.severity] ||
        Number(b.file === firstFile) - Number(a.file === firstFile) ||
        (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
        (a.range?.start ?? 0) - (b.range?.start ?? 0),
    );
    this.#last = stable(this.#last, sorted);
    return this.#last;
  }
}

/** A problem of the blueprint or configuration as one of the project. */
export function projectProblem(source: BlueprintProblem): ProjectProblem {
  const { code, severity, message, details, file, range, elements } = source;
  return {
    code,
    severity,
    message,
    details,
    file,
    elements,
    source,
    ...(range === undefined ? {} : { range }),
  };
}

function keyOf(problem: ProjectProblem): string {
  const { severity, code, file, range, message, details } = problem;
  return [severity, code, file, range?.start, range?.end, message, ...details].join("\n");
}

/** Whether two problems say the same in all they hold: what further places they name is not in their key. */
function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const fields = Object.entries(a);
  const others = b as Readonly<Record<string, unknown>>;
  return (
    fields.length === Object.keys(b).length && fields.every(([key, value]) => sameData(value, others[key]))
  );
}
