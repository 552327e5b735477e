import type { FileContent } from "../../project/index.ts";

type PickFolder = (options: { readonly mode: "readwrite" }) => Promise<FileSystemDirectoryHandle>;

/** Asks for a folder; undefined where the browser has no such thing. */
export function folderPicker(): PickFolder | undefined {
  const host = window as { showDirectoryPicker?: PickFolder };
  return host.showDirectoryPicker?.bind(window);
}

/** Writes files below a folder, making the folders between. Files of other names there are left alone. */
export async function writeToFolder(
  folder: FileSystemDirectoryHandle,
  files: readonly { readonly path: string; readonly content: FileContent }[],
): Promise<void> {
  for (const { path, content } of files) {
    const parts = path.split("/");
    const name = parts.pop() ?? path;
    let place = folder;
    for (const part of parts) place = await place.getDirectoryHandle(part, { create: true });
    const stream = await (await place.getFileHandle(name, { create: true })).createWritable();
    await stream.write(typeof content === "string" ? content : content.slice());
    await stream.close();
  }
}
