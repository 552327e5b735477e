import type { ChosenFile } from "./chosenFile.ts";
import { maximumFiles } from "./readFiles.ts";

/**
 * The files of a drop, those in folders included. Must be called while the drop event is handled: the browser
 * forgets the items afterwards. Folders that no project wants are not walked.
 */
export function droppedFiles(items: DataTransferItemList): Promise<readonly ChosenFile[]> {
  const entries: FileSystemEntry[] = [];
  const files: File[] = [];
  for (const item of items) {
    if (item.kind !== "file") continue;
    const entry = item.webkitGetAsEntry();
    const file = entry === null ? item.getAsFile() : null;
    if (entry !== null) entries.push(entry);
    else if (file !== null) files.push(file);
  }
  return walk(entries, files);
}

const unwantedFolders = new Set([".git", ".idea", ".bloop", ".metals", "node_modules", "__MACOSX"]);

async function walk(
  entries: readonly FileSystemEntry[],
  files: readonly File[],
): Promise<readonly ChosenFile[]> {
  const found: ChosenFile[] = files.map((file) => ({ path: file.name, file }));
  const waiting = [...entries].reverse();
  // One more than can be taken is enough for the import to say that there are too many.
  while (found.length <= maximumFiles) {
    const entry = waiting.pop();
    if (entry === undefined) break;
    if (isFile(entry)) found.push({ path: pathOf(entry), file: await fileOf(entry) });
    else if (isFolder(entry) && !unwantedFolders.has(entry.name)) {
      waiting.push(...(await childrenOf(entry)).toReversed());
    }
  }
  return found;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function pathOf(entry: FileSystemEntry): string {
  return entry.fullPath.replace(/^\//, "");
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  // A reader gives a part at a time (a hundred in Chromium) and an empty one at the end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return children;
    children.push(...part);
  }
}
