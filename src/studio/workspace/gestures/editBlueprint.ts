import type { FileChange } from "../../../project/index.ts";
import type { Studio } from "../studio.tsx";
import { type BlueprintStep, blueprintChanges } from "./blueprintSteps.ts";

/**
 * Makes one undoable change of the blueprint, together with changes of other files, which may depend on what the
 * blueprint becomes. Refuses with a notice while
 * the text is broken, because edits of an older blueprint would land in the wrong places. True when it was made.
 */
export function editBlueprint(
  studio: Studio,
  label: string,
  steps: readonly BlueprintStep[],
  also: readonly FileChange[] | ((changes: readonly FileChange[]) => readonly FileChange[]) = [],
): boolean {
  const { analysis, edit } = studio.workspace.getState();
  if (analysis.stale) {
    const text = `${analysis.blueprintFile} does not parse, so the canvas cannot change it. Mend the text first, or undo.`;
    studio.panels.getState().notify("warning", text);
    return false;
  }
  const changes = blueprintChanges(analysis, steps);
  edit(label, [...changes, ...(typeof also === "function" ? also(changes) : also)]);
  return true;
}
