import { applyEdits, type TextEdit } from "../hocon/index.ts";
import { projectPath } from "./path.ts";
import { type FileContent, inPathOrder, type Project, sameContent } from "./project.ts";

/** One change of a project's files. */
export type FileChange =
  | { readonly kind: "edit"; readonly path: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: "write"; readonly path: string; readonly content: FileContent }
  | { readonly kind: "delete"; readonly path: string }
  | { readonly kind: "rename"; readonly path: string; readonly to: string };

/**
 * The project after the changes, in order. A change that cannot be made (a file that is not there, a path that
 * leaves the project, edits that overlap or do not fit the text, a rename onto another file) is left out: nothing
 * is lost and nothing throws. Returns the same project when nothing changes.
 */
export function applyChanges(project: Project, changes: readonly FileChange[]): Project {
  let files: ReadonlyMap<string, FileContent> = project.files;
  for (const change of changes) files = applyChange(files, change);
  return files === project.files ? project : { ...project, files };
}

type Files = ReadonlyMap<string, FileContent>;

function applyChange(files: Files, change: FileChange): Files {
  switch (change.kind) {
    case "edit":
      return edit(files, change.path, change.edits);
    case "write":
      return write(files, projectPath(change.path), change.content);
    case "delete": {
      if (!files.has(change.path)) return files;
      const next = new Map(files);
      next.delete(change.path);
      return next;
    }
    case "rename":
      return rename(files, change.path, projectPath(change.to));
  }
}

function edit(files: Files, path: string, edits: readonly TextEdit[]): Files {
  const text = files.get(path);
  if (typeof text !== "string" || edits.length === 0 || !editsFit(text, edits)) return files;
  return write(files, path, applyEdits(text, edits));
}

function write(files: Files, path: string | undefined, content: FileContent): Files {
  if (path === undefined) return files;
  const present = files.get(path);
  if (present !== undefined && sameContent(present, content)) return files;
  const next = new Map(files).set(path, content);
  return present === undefined ? inPathOrder(next) : next;
}

function rename(files: Files, path: string, to: string | undefined): Files {
  const content = files.get(path);
  if (content === undefined || to === undefined || files.has(to)) return files;
  const next = new Map(files).set(to, content);
  next.delete(path);
  return inPathOrder(next);
}

/** Whether all ranges lie inside the text and none overlaps another. */
function editsFit(text: string, edits: readonly TextEdit[]): boolean {
  const ranges = edits.map((one) => one.range).sort((a, b) => a.start - b.start || a.end - b.end);
  let previousEnd = 0;
  for (const { start, end } of ranges) {
    if (!Number.isInteger(start) || !Number.isInteger(end)) return false;
    if (start < previousEnd || end < start || end > text.length) return false;
    previousEnd = end;
  }
  return true;
}
