import { createStore, type StoreApi } from "zustand/vanilla";
import {
  type Analysis,
  type CodeReading,
  createAnalyser,
  emptyProject,
  type FileChange,
  type FlinkCheck,
  type History,
  type Project,
  record,
  redo,
  startHistory,
  undo,
} from "../../project/index.ts";

/** The open project, its history and everything derived from its files. */
export interface WorkspaceState {
  /** Identity of the open project in the browser's storage. */
  readonly projectId: string;
  readonly history: History;
  readonly project: Project;
  readonly analysis: Analysis;
  /** Descriptors from the project's own TypeScript, once the user has let it run. */
  readonly code: CodeReading | undefined;
  /** The check of Flink's options, once their catalogue is loaded. */
  readonly flinkCheck: FlinkCheck | undefined;
  /** Replaces the open project and starts a new history. */
  open(projectId: string, project: Project): void;
  /** One undoable step. Steps with the same `coalesce` key in quick succession become one. */
  edit(label: string, changes: readonly FileChange[], options?: { readonly coalesce?: string }): void;
  undo(): void;
  redo(): void;
  setCode(code: CodeReading | undefined): void;
  setFlinkCheck(flinkCheck: FlinkCheck): void;
}

export type WorkspaceStore = StoreApi<WorkspaceState>;

/** Makes a workspace over an empty project. `now` is the clock that decides which edits coalesce, in ms. */
export function createWorkspaceStore(now: () => number): WorkspaceStore {
  let analyser = createAnalyser();

  return createStore<WorkspaceState>((set, get) => {
    function present(history: History, code = get().code): Partial<WorkspaceState> {
      const { flinkCheck } = get();
      const analysis = analyser.analyse(history.present, code, flinkCheck);
      return { history, code, project: history.present, analysis };
    }
    const first = startHistory(emptyProject());

    return {
      projectId: "",
      history: first,
      project: first.present,
      analysis: analyser.analyse(first.present),
      code: undefined,
      flinkCheck: undefined,
      open(projectId, project) {
        analyser = createAnalyser();
        const history = startHistory(project);
        const analysis = analyser.analyse(project, undefined, get().flinkCheck);
        set({ projectId, history, project, code: undefined, analysis });
      },
      edit(label, changes, options) {
        const history = record(get().history, label, changes, { ...options, now: now() });
        if (history !== get().history) set(present(history));
      },
      undo() {
        set(present(undo(get().history)));
      },
      redo() {
        set(present(redo(get().history)));
      },
      setCode(code) {
        set({ code, analysis: analyser.analyse(get().project, code, get().flinkCheck) });
      },
      setFlinkCheck(flinkCheck) {
        const { project, code } = get();
        set({ flinkCheck, analysis: analyser.analyse(project, code, flinkCheck) });
      },
    };
  });
}
