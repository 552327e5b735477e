import { type ImportNote, type IncomingFile, maximumFileSize, sizeText } from "../../project/index.ts";
import type { ChosenFile } from "./chosenFile.ts";

/** Files of one drop or choice. */
export const maximumFiles = 10_000;
/** Bytes of all files of one drop or choice, which are in memory together while they are imported. */
const maximumTotalSize = 512 * 1024 * 1024;

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * Reads files into memory one after the other. A file that is too large is refused by its size alone, without
 * reading it; one that cannot be read (moved, no permission) gives a note.
 */
export async function readFiles(
  files: readonly ChosenFile[],
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<{ readonly incoming: readonly IncomingFile[]; readonly notes: readonly ImportNote[] }> {
  const incoming: IncomingFile[] = [];
  const notes: ImportNote[] = [];
  let size = 0;
  for (const [index, { path, file }] of files.entries()) {
    if (signal?.aborted === true) break;
    onProgress({ done: index, total: files.length });
    const refusal = refusalOf(path, file.size, size);
    if (refusal !== undefined) {
      notes.push({ severity: "error", file: path, message: refusal });
      continue;
    }
    try {
      incoming.push({ path, bytes: new Uint8Array(await file.arrayBuffer()) });
      size += file.size;
    } catch {
      const message = `${path} could not be read. Check that it still exists and that you may read it, then choose it again.`;
      notes.push({ severity: "error", file: path, message });
    }
  }
  return { incoming, notes };
}

function refusalOf(path: string, size: number, sizeBefore: number): string | undefined {
  if (size > maximumFileSize) {
    const advice = path.endsWith(".jar")
      ? "Take only the streamlet-descriptors.conf out of the jar."
      : "Make it smaller, for records by keeping a sample of them.";
    return `${path} is ${sizeText(size)}; at most ${sizeText(maximumFileSize)} can be taken. ${advice}`;
  }
  return sizeBefore + size > maximumTotalSize
    ? `${path} was left out: these files together are more than ${sizeText(maximumTotalSize)}. Open fewer at a time.`
    : undefined;
}
