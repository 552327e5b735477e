import { type FileContent, sameContent } from "../../project/index.ts";
import type { ExportChanges } from "./exportChanges.ts";

/** A file that the previous export wrote, with what it wrote. */
export interface StaleFile {
  readonly path: string;
  readonly content: FileContent;
}

/**
 * The files that the previous export wrote and this one does not, in the order of their paths. Targets that are not
 * part of this export keep theirs.
 */
export function staleFiles({ kinds, before }: ExportChanges): readonly StaleFile[] {
  return [...before]
    .filter(([path]) => kinds.get(path) === "removed")
    .map(([path, content]) => ({ path, content }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Whether a file in a folder is the one that the previous export wrote there, and no other of its name: one that
 * somebody changed since is not, nor is one that an export into another folder wrote.
 */
export function isAsWritten(stale: StaleFile, present: Uint8Array): boolean {
  const { content } = stale;
  return sameContent(typeof content === "string" ? new TextEncoder().encode(content) : content, present);
}
