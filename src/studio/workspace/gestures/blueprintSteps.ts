import { type Blueprint, readBlueprint } from "../../../blueprint/index.ts";
import { applyEdits, type HoconDocument, parse, resolve, type TextEdit } from "../../../hocon/index.ts";
import type { Analysis, FileChange } from "../../../project/index.ts";

/** One change of the blueprint, made against the text as the step before left it. */
export type BlueprintStep = (document: HoconDocument, blueprint: Blueprint) => readonly TextEdit[];

/** Several steps as file changes of one undoable gesture. */
export function blueprintChanges(analysis: Analysis, steps: readonly BlueprintStep[]): readonly FileChange[] {
  const file = analysis.blueprintFile;
  const changes: FileChange[] = [];
  let { document, blueprint } = analysis;
  steps.forEach((step, index) => {
    const edits = step(document, blueprint);
    if (edits.length === 0) return;
    changes.push({ kind: "edit", path: file, edits });
    if (index === steps.length - 1) return;
    document = parse(applyEdits(document.text, edits));
    blueprint = readBlueprint(file, resolve([{ file, document }])).blueprint;
  });
  return changes;
}
