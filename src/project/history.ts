import { applyChanges, type FileChange } from "./changes.ts";
import type { Project } from "./project.ts";

/** A step that can be undone or redone: the project on its other side. */
export interface HistoryStep {
  readonly label: string;
  readonly project: Project;
}

/** One history for canvas and text. Immutable; projects share unchanged files. */
export interface History {
  readonly present: Project;
  /** Labels of the next steps, for menus; absent where there is none. */
  readonly undoLabel?: string;
  readonly redoLabel?: string;
  /** Steps to undo, the most recent last. */
  readonly past: readonly HistoryStep[];
  /** Steps to redo, the next one last. */
  readonly future: readonly HistoryStep[];
  /** The last recorded step, while further changes may still join it. */
  readonly open?: { readonly coalesce: string; readonly at: number };
}

/** Older steps are forgotten. */
export const historyLimit = 500;
/** Milliseconds between two changes that still make one step. */
const coalesceWithin = 800;

export function startHistory(project: Project): History {
  return historyOf(project, [], []);
}

/**
 * Records a step. Steps with the same `coalesce` key in a row, each within 800 ms of the one before, become one
 * (typing, dragging). Changes that change nothing leave the history as it is.
 * @param options `now` is in milliseconds; the present time when absent.
 */
export function record(
  history: History,
  label: string,
  changes: readonly FileChange[],
  options: { readonly coalesce?: string; readonly now?: number } = {},
): History {
  const next = applyChanges(history.present, changes);
  if (next === history.present) return history;
  const at = options.now ?? Date.now();
  const { coalesce } = options;
  const open = coalesce === undefined ? undefined : { coalesce, at };
  const joins =
    history.open !== undefined &&
    history.open.coalesce === coalesce &&
    Math.abs(at - history.open.at) <= coalesceWithin;
  const past = joins
    ? history.past
    : [...history.past.slice(-(historyLimit - 1)), { label, project: history.present }];
  return historyOf(next, past, [], open);
}

/** Undoes the last step; the same history when there is none. */
export function undo(history: History): History {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  const undone = { label: step.label, project: history.present };
  return historyOf(step.project, history.past.slice(0, -1), [...history.future, undone]);
}

/** Redoes the step that was undone last; the same history when there is none. */
export function redo(history: History): History {
  const step = history.future.at(-1);
  if (step === undefined) return history;
  const done = { label: step.label, project: history.present };
  return historyOf(step.project, [...history.past, done], history.future.slice(0, -1));
}

function historyOf(
  present: Project,
  past: readonly HistoryStep[],
  future: readonly HistoryStep[],
  open?: History["open"],
): History {
  const undoLabel = past.at(-1)?.label;
  const redoLabel = future.at(-1)?.label;
  return {
    present,
    past,
    future,
    ...(undoLabel === undefined ? {} : { undoLabel }),
    ...(redoLabel === undefined ? {} : { redoLabel }),
    ...(open === undefined ? {} : { open }),
  };
}
