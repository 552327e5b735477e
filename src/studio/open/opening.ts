import { createStore, type StoreApi } from "zustand/vanilla";
import {
  type FileChange,
  fileKind,
  type ImportNote,
  type ImportResult,
  type Project,
} from "../../project/index.ts";
import type { Studio } from "../workspace/studio.tsx";
import type { ChosenFile } from "./chosenFile.ts";
import { importApart } from "./importApart.ts";
import { openProject } from "./openProject.ts";
import { type Progress, readFiles } from "./readFiles.ts";
import type { WayToTake } from "./wayToTake.ts";

/** Where an opening of files stands. */
export type OpeningStep =
  | { readonly kind: "idle" }
  /** A project is open: the user says what the files are for. */
  | { readonly kind: "choosing"; readonly files: readonly ChosenFile[] }
  | { readonly kind: "working"; readonly progress: Progress | undefined }
  /** Done or refused; the notes say what the user should know. */
  | { readonly kind: "notes"; readonly notes: readonly ImportNote[]; readonly taken: number };

export interface OpeningState {
  readonly step: OpeningStep;
  /** Starts with files that were dropped or chosen. */
  start(files: readonly ChosenFile[]): void;
  take(files: readonly ChosenFile[], way: WayToTake): Promise<void>;
  /** Gives up what is under way; nothing is changed. Also puts away notes. */
  cancel(): void;
}

export type Opening = StoreApi<OpeningState>;

type OpeningParts = Pick<Studio, "workspace" | "panels" | "selection"> & {
  readonly simulator: Pick<Studio["simulator"], "setConsent">;
};

/** `onDone` is told when files were taken and there is nothing more to say about them. */
export function createOpening(
  studio: OpeningParts,
  onDone: () => void = () => undefined,
  importer: typeof importApart = importApart,
): Opening {
  let working = new AbortController();

  return createStore<OpeningState>((set, get) => ({
    step: { kind: "idle" },

    start(files) {
      if (files.length === 0) return;
      if (hasContent(studio.workspace.getState().project)) set({ step: { kind: "choosing", files } });
      else void get().take(files, "open");
    },

    async take(files, way) {
      working.abort();
      working = new AbortController();
      const { signal } = working;
      set({ step: { kind: "working", progress: undefined } });
      const read = await readFiles(files, (progress) => report(progress), signal);
      if (signal.aborted) return;
      set({ step: { kind: "working", progress: undefined } });
      const into = way === "add" ? studio.workspace.getState().project : undefined;
      const nothingRead = read.incoming.length === 0 && read.notes.length > 0;
      const result = nothingRead ? { changed: [], notes: [] } : await importer(read.incoming, into, signal);
      if (signal.aborted) return;
      putOnScreen(studio, result, way);
      const notes = [...read.notes, ...result.notes];
      const isGrave = notes.some((note) => note.severity !== "info");
      if (!isGrave && result.project !== undefined)
        studio.panels.getState().notify("info", summary(result, way));
      set({ step: isGrave ? { kind: "notes", notes, taken: result.changed.length } : { kind: "idle" } });
      if (!isGrave) onDone();

      function report(progress: Progress): void {
        if (!signal.aborted) set({ step: { kind: "working", progress } });
      }
    },

    cancel() {
      working.abort();
      set({ step: { kind: "idle" } });
    },
  }));
}

/** Whether somebody could mind the project's being replaced by another one on screen. */
function hasContent(project: Project): boolean {
  return [...project.files.keys()].some((path) => path !== "blueprint.conf" && path !== "streamwright.json");
}

function putOnScreen(studio: OpeningParts, result: ImportResult, way: WayToTake): void {
  const { project, changed } = result;
  if (project === undefined) return;
  if (way === "open") {
    openProject(studio, project);
    return;
  }
  const changes = changed.flatMap((path): FileChange[] => {
    const content = project.files.get(path);
    return content === undefined ? [] : [{ kind: "write", path, content }];
  });
  // Code from elsewhere joins the project: what the user agreed to before does not cover it.
  if (changed.some((path) => fileKind(path) === "streamlet")) studio.simulator.setConsent(false);
  studio.workspace.getState().edit(`Add ${filesText(changed)}`, changes);
}

function summary(result: ImportResult, way: WayToTake): string {
  const what = filesText(result.changed);
  const head =
    way === "open"
      ? `Opened ${result.project?.name ?? "the project"}: ${what}.`
      : `Added ${what}. Undo takes it back.`;
  return [head, ...result.notes.map((note) => note.message)].join(" ");
}

function filesText(paths: readonly string[]): string {
  const [only] = paths;
  return paths.length === 1 && only !== undefined ? only : `${paths.length} files`;
}
