import type { Project, ProjectStorage } from "../../project/index.ts";
import type { WorkspaceStore } from "../workspace/workspaceStore.ts";
import { clearJournal, type TextStore, writeJournal } from "./journal.ts";
import { rememberProject } from "./lastProject.ts";

/** Longest time in ms between a change and the start of its save, also while the user types without a pause. */
export const saveDelay = 300;

export interface SaveHost {
  /** Says when the page is hidden or left. */
  readonly page: Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;
  readonly window: Pick<Window, "addEventListener" | "removeEventListener">;
  readonly texts: TextStore;
  /** Told of a save that failed, once until one succeeds again. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Saves the open project as it changes: `saveDelay` after a change, and at once when the page is hidden or left.
 * What the database may not finish then goes into a journal that `restoreLast` replays. Returns how to stop.
 */
export function keepSaved(workspace: WorkspaceStore, storage: ProjectStorage, host: SaveHost): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let savedId = "";
  let saved: Project | undefined;
  let failing = false;
  let isSaving = false;

  const isDirty = () => {
    const { projectId, project } = workspace.getState();
    return projectId !== "" && (projectId !== savedId || project !== saved);
  };

  async function save(): Promise<void> {
    while (isDirty()) {
      const { projectId, project } = workspace.getState();
      try {
        await storage.save(projectId, project);
      } catch (error) {
        if (!failing) host.onFailure(error);
        failing = true;
        return;
      }
      failing = false;
      savedId = projectId;
      saved = project;
    }
    clearJournal(host.texts);
  }

  function saveNow(): void {
    clearTimeout(timer);
    timer = undefined;
    // A save under way goes on until nothing is unsaved.
    if (isSaving) return;
    isSaving = true;
    void save().finally(() => {
      isSaving = false;
    });
  }

  function onLeaving(): void {
    if (!isDirty()) return;
    const { projectId, project } = workspace.getState();
    writeJournal(host.texts, projectId, projectId === savedId ? saved : undefined, project);
    saveNow();
  }
  function onVisibility(): void {
    if (host.page.visibilityState === "hidden") onLeaving();
  }

  const unsubscribe = workspace.subscribe((state, before) => {
    if (state.projectId !== before.projectId) {
      rememberProject(host.texts, state.projectId);
      // The next save is about the new project, so what is unsaved of the one left is saved here.
      const wasDirty = before.projectId !== savedId || before.project !== saved;
      if (before.projectId !== "" && wasDirty)
        storage.save(before.projectId, before.project).catch(host.onFailure);
    }
    if (state.project === before.project && state.projectId === before.projectId) return;
    timer ??= setTimeout(saveNow, saveDelay);
  });
  host.page.addEventListener("visibilitychange", onVisibility);
  host.window.addEventListener("pagehide", onLeaving);

  return () => {
    unsubscribe();
    clearTimeout(timer);
    host.page.removeEventListener("visibilitychange", onVisibility);
    host.window.removeEventListener("pagehide", onLeaving);
  };
}
