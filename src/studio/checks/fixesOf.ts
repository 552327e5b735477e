import type { QuickFix } from "../../blueprint/index.ts";
import type { Analysis, ProjectProblem } from "../../project/index.ts";

const none: readonly QuickFix[] = [];

/** The known ways to mend a problem. Those of a stale blueprint are not offered: their edits would not fit the text. */
export function fixesOf(_analysis: Analysis, _problem: ProjectProblem): readonly QuickFix[] {
  return none;
}
