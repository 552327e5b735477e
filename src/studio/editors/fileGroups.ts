import { type FileKind, fileKind } from "../../project/index.ts";

/** The files of one kind, under the heading that the list shows. */
export interface FileGroup {
  readonly kind: FileKind;
  readonly title: string;
  readonly paths: readonly string[];
}

const titles: readonly (readonly [FileKind, string])[] = [
  ["blueprint", "Blueprint"],
  ["configuration", "Configuration"],
  ["streamlet", "Streamlets"],
  ["schema", "Schemas"],
  ["descriptors", "Descriptors"],
  ["data", "Data"],
  ["settings", "Settings"],
  ["other", "Other files"],
];

/** Groups paths by kind, in the order in which people look for them; kinds without files are left out. */
export function fileGroups(paths: Iterable<string>): readonly FileGroup[] {
  const byKind = new Map<FileKind, string[]>();
  for (const path of paths) {
    const kind = fileKind(path);
    byKind.set(kind, [...(byKind.get(kind) ?? []), path]);
  }
  return titles.flatMap(([kind, title]) => {
    const group = byKind.get(kind);
    return group === undefined ? [] : [{ kind, title, paths: group }];
  });
}
