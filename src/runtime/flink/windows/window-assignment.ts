import type { TimeWindow, WindowAssigner } from "../../../streamlet/index.ts";

/** The windows of a record; a session starts as a window of its own that is merged with those it touches. */
export function windowsOf(assigner: WindowAssigner, time: number): readonly TimeWindow[] {
  if (assigner.kind === "global") {
    return [{ start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY }];
  }
  if (assigner.kind === "session") return [{ start: time, end: time + assigner.gap }];
  const { size, slide, offset } = assigner;
  const windows: TimeWindow[] = [];
  const last = time - ((((time - offset) % slide) + slide) % slide);
  for (let start = last; start > time - size; start -= slide) windows.push({ start, end: start + size });
  return windows;
}

/**
 * The session that a new window becomes part of, and the sessions that are merged into it: all that it touches. A session
 * that ends where another begins touches it.
 */
export function mergeWindow<S extends TimeWindow>(
  sessions: readonly S[],
  added: TimeWindow,
): { readonly merged: TimeWindow; readonly parts: readonly S[] } {
  const parts = sessions.filter((session) => session.start <= added.end && added.start <= session.end);
  let { start, end } = added;
  for (const part of parts) {
    start = Math.min(start, part.start);
    end = Math.max(end, part.end);
  }
  return { merged: { start, end }, parts };
}
