import type { QuickFix } from "../../blueprint/index.ts";
import type { Analysis, FileChange } from "../../project/index.ts";
import { madeActive } from "../configuration/configurationChanges.ts";

/** A quick fix as changes of files: those that are not there are made, and the one that has to count does. */
export function fixChanges(analysis: Analysis, fix: QuickFix): readonly FileChange[] {
  const { files } = analysis.project;
  const edited = [...fix.edits].flatMap(([path, edits]): readonly FileChange[] => [
    ...(files.has(path) ? [] : [{ kind: "write", path, content: "" } as const]),
    { kind: "edit", path, edits },
  ]);
  return fix.settingsFile === undefined ? edited : [...edited, ...madeActive(analysis, fix.settingsFile)];
}
