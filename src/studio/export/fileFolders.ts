import { grouped } from "./grouped.ts";

export interface FileFolder<File> {
  /** Without a slash at the end; empty for the root. */
  readonly folder: string;
  readonly files: readonly File[];
}

/** Files by their folder, both in the order in which they come. */
export function fileFolders<File extends { readonly path: string }>(
  files: readonly File[],
): readonly FileFolder<File>[] {
  const folders = grouped(files, ({ path }) => path.slice(0, Math.max(0, path.lastIndexOf("/"))));
  return [...folders].map(([folder, inFolder]) => ({ folder, files: inFolder }));
}
