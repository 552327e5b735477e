import type { ProjectStorage } from "../../project/index.ts";
import type { WorkspaceStore } from "../workspace/workspaceStore.ts";
import { replayJournal, type TextStore, unsavedProject } from "./journal.ts";
import { lastProjectId } from "./lastProject.ts";

/**
 * Opens the project that was open last, with what had not been saved of it. False when the browser keeps none;
 * rejects with the browser's error when its storage cannot be read.
 */
export async function restoreLast(
  workspace: WorkspaceStore,
  storage: ProjectStorage,
  texts: TextStore,
): Promise<boolean> {
  const before = workspace.getState().projectId;
  const last = lastProjectId(texts);
  for (const id of new Set([...(last === undefined ? [] : [last]), ...(await idsOf(storage))])) {
    const saved = (await storage.load(id)) ?? unsavedProject(texts, id);
    if (saved === undefined) continue;
    // The user may have opened something while the database was read; that stays.
    if (workspace.getState().projectId !== before) return true;
    workspace.getState().open(id, replayJournal(texts, id, saved));
    return true;
  }
  return false;
}

async function idsOf(storage: ProjectStorage): Promise<readonly string[]> {
  return (await storage.list()).map((project) => project.id);
}
