import type { QuickFix } from "../../blueprint/index.ts";
import { quickFixes } from "../../language/index.ts";
import type { Analysis, ProjectProblem } from "../../project/index.ts";
import { languageContext } from "../editors/languageContext.ts";

/** The known ways to mend a problem, the likeliest first; only those whose edits change a file of the project. */
export function fixesOf(analysis: Analysis, problem: ProjectProblem): readonly QuickFix[] {
  const { source } = problem;
  if (source === undefined) return [];
  const context =
    languageContext(analysis, problem.file) ?? languageContext(analysis, analysis.blueprintFile);
  if (context === undefined) return [];
  return quickFixes(context, source).filter((fix) =>
    [...fix.edits].some(([path, edits]) => edits.length > 0 && analysis.project.files.has(path)),
  );
}
