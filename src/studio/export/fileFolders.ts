import type { ExportFile } from "./exportPlan.ts";

export interface FileFolder {
  /** Without a slash at the end; empty for the root. */
  readonly folder: string;
  readonly files: readonly ExportFile[];
}

/** Files by their folder, both in the order in which they come. */
export function fileFolders(files: readonly ExportFile[]): readonly FileFolder[] {
  const folders = new Map<string, ExportFile[]>();
  for (const file of files) {
    const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf("/")));
    const known = folders.get(folder);
    if (known === undefined) folders.set(folder, [file]);
    else known.push(file);
  }
  return [...folders].map(([folder, inFolder]) => ({ folder, files: inFolder }));
}
