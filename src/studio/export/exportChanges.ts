import { type FileContent, sameContent } from "../../project/index.ts";
import type { ExportFile } from "./exportPlan.ts";
import { grouped } from "./grouped.ts";

/** The files of one export, of the project or of one target, as they were written. */
export interface WrittenFiles {
  /** In ms since 1970. */
  readonly at: number;
  readonly files: ReadonlyMap<string, FileContent>;
}

/** Earlier exports by the identifier of their target; `projectFiles` stands for the project's own files. */
export type WrittenByTarget = ReadonlyMap<string, WrittenFiles>;

export const projectFiles = "project";

export type FileChangeKind = "new" | "changed" | "removed";

/** What differs from the previous export. */
export interface ExportChanges {
  /** When what was compared with was last written, in ms since 1970; undefined when nothing was. */
  readonly since: number | undefined;
  /** By path; files that are the same, and those of targets that were never written, are not in it. */
  readonly kinds: ReadonlyMap<string, FileChangeKind>;
  /** Contents of the previous export of the files that changed or are gone. */
  readonly before: ReadonlyMap<string, FileContent>;
}

export function targetIdOf(file: ExportFile): string {
  return file.target?.id ?? projectFiles;
}

/** Compares what would be written with what was written last, target by target. */
export function exportChanges(files: readonly ExportFile[], written: WrittenByTarget): ExportChanges {
  const kinds = new Map<string, FileChangeKind>();
  const before = new Map<string, FileContent>();
  let since: number | undefined;
  for (const [id, ofTarget] of grouped(files, targetIdOf)) {
    const last = written.get(id);
    if (last === undefined) continue;
    since = Math.max(since ?? 0, last.at);
    for (const { path, content } of ofTarget) {
      const old = last.files.get(path);
      if (old === undefined) kinds.set(path, "new");
      else if (!sameContent(old, content)) {
        kinds.set(path, "changed");
        before.set(path, old);
      }
    }
    const present = new Set(ofTarget.map((file) => file.path));
    for (const [path, old] of last.files) {
      if (present.has(path)) continue;
      kinds.set(path, "removed");
      before.set(path, old);
    }
  }
  return { since, kinds, before };
}

/** `3 new, 1 removed`, or that there is no difference. */
export function changesText(kinds: ReadonlyMap<string, FileChangeKind>): string {
  const counts = grouped(kinds.values(), (kind) => kind);
  const parts = (["new", "changed", "removed"] as const).flatMap((kind) => {
    const count = counts.get(kind)?.length ?? 0;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  return parts.length === 0 ? "no differences" : parts.join(", ");
}
