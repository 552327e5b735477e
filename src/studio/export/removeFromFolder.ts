import { isAsWritten, type StaleFile } from "./staleFiles.ts";

/** Removes what an earlier export left in a folder, and folders that are empty then. Returns the paths that are gone. */
export async function removeFromFolder(
  root: FileSystemDirectoryHandle,
  stale: readonly StaleFile[],
): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const file of stale) if (await removeFile(root, file, file.path.split("/"))) removed.push(file.path);
  return removed;
}

async function removeFile(
  folder: FileSystemDirectoryHandle,
  file: StaleFile,
  [name, ...below]: readonly string[],
): Promise<boolean> {
  if (name === undefined) return false;
  if (below.length === 0) {
    const present = await unlessAbsent(async () => (await folder.getFileHandle(name)).getFile());
    if (present === undefined) return false;
    if (!isAsWritten(file, new Uint8Array(await present.arrayBuffer()))) return false;
    await folder.removeEntry(name);
    return true;
  }
  const inner = await unlessAbsent(() => folder.getDirectoryHandle(name));
  if (inner === undefined || !(await removeFile(inner, file, below))) return false;
  // A folder that holds anything else is refused, and stays.
  await folder.removeEntry(name).catch(() => undefined);
  return true;
}

/** Undefined where the folder has no such thing, or a folder in place of a file. */
async function unlessAbsent<Found>(find: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof DOMException && ["NotFoundError", "TypeMismatchError"].includes(error.name)) return;
    throw error;
  }
}
