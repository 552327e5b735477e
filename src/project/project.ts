/** Text, or bytes for what is no text (`.avro` data). */
export type FileContent = string | Uint8Array;

/** A project is a set of files, the same that live in the user's repository. Immutable. */
export interface Project {
  readonly name: string;
  /** By path with forward slashes, no leading slash; in the order of their paths. */
  readonly files: ReadonlyMap<string, FileContent>;
}

/** The files in the order of their paths (by UTF-16 code units), so that equal sets of files list equally. */
export function inPathOrder(
  files: Iterable<readonly [string, FileContent]>,
): ReadonlyMap<string, FileContent> {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Equal texts, or equal bytes. */
export function sameContent(a: FileContent, b: FileContent): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** The text of a file; undefined when it is absent or holds bytes. */
export function textOf(project: Project, path: string): string | undefined {
  const content = project.files.get(path);
  return typeof content === "string" ? content : undefined;
}
