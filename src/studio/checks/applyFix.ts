import type { QuickFix } from "../../blueprint/index.ts";
import type { FileChange } from "../../project/index.ts";
import type { WorkspaceStore } from "../workspace/workspaceStore.ts";

/** Makes the edits of a quick fix, over all files, as one step of the history. */
export function applyFix(workspace: WorkspaceStore, fix: QuickFix): void {
  const changes = [...fix.edits].map(([path, edits]): FileChange => ({ kind: "edit", path, edits }));
  workspace.getState().edit(fix.title, changes);
}
