import { type HoconDocument, parse, type TextEdit } from "../../hocon/index.ts";
import { type Analysis, type FileChange, fileKind, setEnvironment } from "../../project/index.ts";

/**
 * The file that a new setting goes to: of those that count, the one that wins over the others. Where none counts it is
 * one that is not there yet, since a file of another environment would bring all its settings along.
 */
export function preferredFile(analysis: Analysis): string {
  return [...analysis.activeConfiguration.keys()].at(-1) ?? newConfigurationFile(analysis);
}

/** A file that the chosen environment misses, or a free name. */
function newConfigurationFile({ settings, project }: Analysis): string {
  const listed = settings.environments.get(settings.environment ?? "") ?? [];
  const missed = listed.findLast((path) => fileKind(path) === "configuration" && !project.files.has(path));
  if (missed !== undefined) return missed;
  let path = "application.conf";
  for (let number = 2; project.files.has(path); number += 1) path = `application-${number}.conf`;
  return path;
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

/** Adds a file to the chosen environment, where it would not count otherwise. */
export function madeActive(analysis: Analysis, path: string): readonly FileChange[] {
  const { environment, environments } = analysis.settings;
  // Files that are only included are not in the list, and need not be.
  const isListed = analysis.activeConfiguration.size > 0 || path === analysis.blueprintFile;
  if (environment === undefined || isListed) return [];
  const files = environments.get(environment) ?? [];
  return files.includes(path) ? [] : setEnvironment(analysis.project, environment, [...files, path]);
}
