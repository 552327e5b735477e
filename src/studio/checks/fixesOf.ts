import type { QuickFix } from "../../blueprint/index.ts";
import { quickFixes } from "../../language/index.ts";
import type { Analysis, ProjectProblem } from "../../project/index.ts";
import { languageContext } from "../editors/languageContext.ts";

/** The known ways to mend a problem, the likeliest first; only those that change something. */
export function fixesOf(analysis: Analysis, problem: ProjectProblem): readonly QuickFix[] {
  const { source } = problem;
  if (source === undefined) return [];
  const context =
    languageContext(analysis, problem.file) ?? languageContext(analysis, analysis.blueprintFile);
  if (context === undefined) return [];
  return quickFixes(context, source).filter((fix) =>
    [...fix.edits.values()].some((edits) => edits.length > 0),
  );
}
