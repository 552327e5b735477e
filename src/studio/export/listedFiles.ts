import type { FileContent } from "../../project/index.ts";
import type { ExportChanges, FileChangeKind } from "./exportChanges.ts";
import type { ExportFile } from "./exportPlan.ts";

/** A file as the dialog lists it: one that is written, or one that the previous export had and this one has not. */
export interface ListedFile extends ExportFile {
  readonly change: FileChangeKind | undefined;
  /** What the previous export wrote there, where that was something else. */
  readonly before: FileContent | undefined;
}

/** The files of the export, and after them those that are gone. */
export function listedFiles(files: readonly ExportFile[], changes: ExportChanges): readonly ListedFile[] {
  const { kinds, before } = changes;
  const gone = [...before].flatMap(([path, content]): ListedFile[] =>
    kinds.get(path) === "removed" ? [{ path, content, notes: [], change: "removed", before: content }] : [],
  );
  return [
    ...files.map((file) => ({ ...file, change: kinds.get(file.path), before: before.get(file.path) })),
    ...gone,
  ];
}
