import { blueprintPath, generatedFolder, settingsPath } from "../file-kind.ts";

/** Folders that tools write and no project needs. */
const ignoredFolders = new Set([".git", ".idea", ".bsp", "node_modules", "__MACOSX"]);

/** The folder, with its slash, in which all paths lie; empty where there is none or a project's root is reached. */
export function commonFolder(paths: readonly string[]): string {
  let folder = "";
  while (!hasProjectRoot(paths, folder)) {
    const first = paths[0];
    const slash = first?.indexOf("/", folder.length) ?? -1;
    if (first === undefined || slash < 0) break;
    const deeper = first.slice(0, slash + 1);
    if (!paths.every((path) => path.startsWith(deeper) && path.length > deeper.length)) break;
    folder = deeper;
  }
  return folder;
}

/** Whether a blueprint or the designer's settings stand directly in the folder. */
export function hasProjectRoot(paths: readonly string[], folder: string): boolean {
  return paths.includes(folder + settingsPath) || paths.includes(folder + blueprintPath);
}

/** Whether a path below a root is of no use: folders of tools, and below a project's root generated output. */
export function isIgnored(path: string, isProjectRoot: boolean): boolean {
  if (isProjectRoot && path.startsWith(generatedFolder)) return true;
  const parts = path.split("/");
  return parts.at(-1) === ".DS_Store" || parts.some((part) => ignoredFolders.has(part));
}
