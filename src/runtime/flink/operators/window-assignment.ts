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

interface Session {
  start: number;
  end: number;
  count: number;
  content: unknown;
}

/**
 * The session that a new window becomes part of: all it touches are merged into one, which replaces them in the list.
 * A session that ends where another begins touches it.
 */
export function mergeSession<S extends Session>(
  sessions: S[],
  added: S,
  contentOf: (a: S, b: S) => unknown,
): S {
  const touching = sessions.filter((session) => session.start <= added.end && added.start <= session.end);
  const [first, ...others] = touching;
  if (first === undefined) return added;
  for (const other of others) {
    first.content = contentOf(first, other);
    first.count += other.count;
    first.start = Math.min(first.start, other.start);
    first.end = Math.max(first.end, other.end);
    sessions.splice(sessions.indexOf(other), 1);
  }
  first.start = Math.min(first.start, added.start);
  first.end = Math.max(first.end, added.end);
  return first;
}
