import { type FileChange, type Project, type ProjectStorage, sameContent } from "../../project/index.ts";
import type { WorkspaceStore } from "../workspace/workspaceStore.ts";

/** What the tabs of one browser tell each other of a project. */
interface TabMessage {
  /** Just opened; open here too; saved; deleted. */
  readonly kind: "opened" | "here" | "saved" | "removed";
  readonly project: string;
}

/** A way to the other tabs. `BroadcastChannel` fits. */
export interface TabChannel {
  postMessage(message: TabMessage): void;
  onmessage: ((event: MessageEvent<TabMessage>) => void) | null;
}

export interface TabHost {
  readonly workspace: WorkspaceStore;
  readonly channel: TabChannel;
  readonly notify: (kind: "info" | "warning", text: string) => void;
}

/**
 * The same storage, shared with the other tabs that have the open project: what one of them saves becomes a step of
 * the others' histories, so that none overwrites another unseen. A file that was changed in two tabs at once stays as
 * it is here; the other tab then gets this version, and its own back with undo.
 */
export function shareBetweenTabs(storage: ProjectStorage, host: TabHost): ProjectStorage {
  const { workspace, channel, notify } = host;
  /** What the storage held of each project when this tab last read or wrote it. */
  const seen = new Map<string, Project>();
  const say = (kind: TabMessage["kind"], project: string) => channel.postMessage({ kind, project });

  async function takeOver(id: string): Promise<void> {
    const base = seen.get(id);
    const theirs = await storage.load(id);
    const { projectId, project, edit } = workspace.getState();
    if (base === undefined || theirs === undefined || projectId !== id) return;
    seen.set(id, theirs);
    const { changes, conflicts } = changesOf(base, theirs, project);
    if (changes.length > 0) edit("Changes made in another tab", changes);
    const [first] = conflicts;
    if (first !== undefined)
      notify(
        "warning",
        `${first} was changed in another tab at the same time. It stays as it is here; undo in the other tab brings back its version.`,
      );
  }

  async function keep(id: string): Promise<void> {
    // Without its record every file counts as unsaved, so that all of them are written again.
    await storage.remove(id);
    await storage.save(id, workspace.getState().project);
    notify("warning", "This project was deleted in another tab. It is open here, so it was kept.");
  }

  channel.onmessage = ({ data }) => {
    const { kind, project } = data;
    if (project !== workspace.getState().projectId) return;
    if (kind === "opened") say("here", project);
    if (kind === "opened" || kind === "here")
      notify("info", "This project is open in another tab too. What is changed in one shows in the other.");
    // A storage that fails tells so when this tab saves.
    if (kind === "saved") takeOver(project).catch(() => undefined);
    if (kind === "removed") keep(project).catch(() => undefined);
  };
  workspace.subscribe((state, before) => {
    if (state.projectId !== before.projectId) say("opened", state.projectId);
  });

  return {
    list: () => storage.list(),
    async load(id) {
      const project = await storage.load(id);
      if (project !== undefined) seen.set(id, project);
      return project;
    },
    async save(id, project) {
      await storage.save(id, project);
      seen.set(id, project);
      say("saved", id);
    },
    async remove(id) {
      await storage.remove(id);
      seen.delete(id);
      say("removed", id);
    },
  };
}

/** What they changed since `base`, where it was not changed here; and the paths where it was. */
function changesOf(base: Project, theirs: Project, mine: Project) {
  const changes: FileChange[] = [];
  const conflicts: string[] = [];
  for (const path of new Set([...base.files.keys(), ...theirs.files.keys()])) {
    const [before, after, here] = [base, theirs, mine].map((project) => project.files.get(path));
    if (isSame(before, after) || isSame(here, after)) continue;
    if (!isSame(here, before)) conflicts.push(path);
    else if (after === undefined) changes.push({ kind: "delete", path });
    else changes.push({ kind: "write", path, content: after });
  }
  return { changes, conflicts };
}

function isSame(a: string | Uint8Array | undefined, b: string | Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameContent(a, b);
}
