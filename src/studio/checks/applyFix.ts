import type { QuickFix } from "../../blueprint/index.ts";
import type { WorkspaceStore } from "../workspace/workspaceStore.ts";
import { fixChanges } from "./fixChanges.ts";

/** Makes the changes of a quick fix, over all files, as one step of the history. */
export function applyFix(workspace: WorkspaceStore, fix: QuickFix): void {
  const { analysis, edit } = workspace.getState();
  edit(fix.title, fixChanges(analysis, fix));
}
