import type { FileContent, Project } from "../../project/index.ts";

/**
 * The files in which `after` differs from `before`; undefined stands for a deleted one. Contents are compared by
 * identity (texts by value), which projects keep for what did not change.
 */
export function changedFiles(
  before: Project | undefined,
  after: Project,
): ReadonlyMap<string, FileContent | undefined> {
  const changed = new Map<string, FileContent | undefined>();
  for (const path of before?.files.keys() ?? []) {
    if (!after.files.has(path)) changed.set(path, undefined);
  }
  for (const [path, content] of after.files) {
    if (before?.files.get(path) !== content) changed.set(path, content);
  }
  return changed;
}
