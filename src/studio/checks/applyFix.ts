import type { QuickFix } from "../../blueprint/index.ts";
import type { FileChange } from "../../project/index.ts";
import type { WorkspaceStore } from "../workspace/workspaceStore.ts";

/** Makes the edits of a quick fix, over all files, as one step of the history. Files that are not there are made. */
export function applyFix(workspace: WorkspaceStore, fix: QuickFix): void {
  const { project, edit } = workspace.getState();
  const changes = [...fix.edits].flatMap(([path, edits]): readonly FileChange[] => [
    ...(project.files.has(path) ? [] : [{ kind: "write", path, content: "" } as const]),
    { kind: "edit", path, edits },
  ]);
  edit(fix.title, changes);
}
