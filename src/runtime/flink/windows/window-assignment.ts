import type { SessionGapExtractor, TimeWindow, WindowAssigner } from "../../../streamlet/index.ts";

/** The windows of a record; a session starts as a window of its own that is merged with those it touches. */
export function windowsOf(assigner: WindowAssigner, time: number, element?: unknown): readonly TimeWindow[] {
  if (assigner.kind === "global") {
    return [{ start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY }];
  }
  // A record of a global window is at the end of time: windows of it would end before they begin, hence it is late.
  if (time === Number.POSITIVE_INFINITY) return [{ start: time, end: Number.NEGATIVE_INFINITY }];
  if (assigner.kind === "session") return [{ start: time, end: time + gapOf(assigner.gap, element) }];
  const { size, slide, offset } = assigner;
  const windows: TimeWindow[] = [];
  const last = time - ((((time - offset) % slide) + slide) % slide);
  for (let start = last; start > time - size; start -= slide) windows.push({ start, end: start + size });
  return windows;
}

function gapOf(gap: number | SessionGapExtractor, element: unknown): number {
  if (typeof gap === "number") return gap;
  const found = gap(element);
  if (found > 0) return found;
  throw new Error("Dynamic session time gap must satisfy 0 < gap");
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
