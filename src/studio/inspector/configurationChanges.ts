import { type HoconDocument, parse, type TextEdit } from "../../hocon/index.ts";
import type { Analysis, FileChange } from "../../project/index.ts";

/** The configuration file that is made when a project has none. */
export const newConfigurationFile = "application.conf";

/**
 * A change of configuration as file changes: in `file` if it is one of the configuration files, else in the one
 * that wins over the others, else in a new file.
 */
export function configurationChanges(
  analysis: Analysis,
  file: string | undefined,
  edit: (document: HoconDocument) => readonly TextEdit[],
): readonly FileChange[] {
  const { configurationDocuments: documents } = analysis;
  const path = file !== undefined && documents.has(file) ? file : [...documents.keys()].at(-1);
  const document = path === undefined ? undefined : documents.get(path);
  if (path !== undefined && document !== undefined) {
    const edits = edit(document);
    return edits.length === 0 ? [] : [{ kind: "edit", path, edits }];
  }
  const edits = edit(parse(""));
  if (edits.length === 0) return [];
  return [
    { kind: "write", path: newConfigurationFile, content: "" },
    { kind: "edit", path: newConfigurationFile, edits },
  ];
}
