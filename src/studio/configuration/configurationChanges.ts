import { type HoconDocument, parse, type TextEdit } from "../../hocon/index.ts";
import { type Analysis, type FileChange, setEnvironment } from "../../project/index.ts";

/** The configuration file that is made when a project has none. */
const newConfigurationFile = "application.conf";

/** The file that a new setting goes to: of those that count, the one that wins over the others. */
export function preferredFile(analysis: Analysis): string {
  return [...analysis.activeConfiguration.keys()].at(-1) ?? newConfigurationFile;
}

/**
 * An edit of configuration as file changes: in `file` if the project has it, else in the one that wins over the others,
 * else in a new file. A file that does not count at present is added to the chosen environment, since a setting without
 * effect would be no setting.
 */
export function configurationChanges(
  analysis: Analysis,
  file: string | undefined,
  edit: (document: HoconDocument) => readonly TextEdit[],
): readonly FileChange[] {
  const { project } = analysis;
  const path = file !== undefined && project.files.has(file) ? file : preferredFile(analysis);
  const text = project.files.get(path);
  const edits = edit(documentOf(analysis, path) ?? parse(typeof text === "string" ? text : ""));
  if (edits.length === 0) return [];
  return [
    ...(text === undefined ? [{ kind: "write", path, content: "" } as const] : []),
    { kind: "edit", path, edits },
    ...madeActive(analysis, path),
  ];
}

/** The parsed text of a file whose settings count, the blueprint's among them. */
function documentOf(analysis: Analysis, path: string): HoconDocument | undefined {
  return path === analysis.blueprintFile ? analysis.document : analysis.configurationDocuments.get(path);
}

function madeActive(analysis: Analysis, path: string): readonly FileChange[] {
  const { environment, environments } = analysis.settings;
  // Files that are only included are not in the list, and need not be.
  const isListed = analysis.activeConfiguration.size > 0 || path === analysis.blueprintFile;
  if (environment === undefined || isListed) return [];
  return setEnvironment(analysis.project, environment, [...(environments.get(environment) ?? []), path]);
}
