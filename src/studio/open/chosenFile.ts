/** A file that the user dropped or chose, not yet read; `path` keeps the folder it came from. */
export interface ChosenFile {
  readonly path: string;
  readonly file: Pick<File, "size" | "arrayBuffer">;
}

/** The files of a file input, also of one for folders. */
export function filesOfInput(list: Iterable<File>): readonly ChosenFile[] {
  return Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file }));
}
