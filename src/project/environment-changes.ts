/** Changes of a project's environments, which `streamwright.json` keeps. */
import { changeSettings } from "./change-settings.ts";
import type { FileChange } from "./changes.ts";
import type { JsonSetting } from "./json-edit.ts";
import type { Project } from "./project.ts";
import { settingsOf } from "./settings.ts";

/** The files of an environment, in order; undefined takes the environment away. */
export function setEnvironment(
  project: Project,
  name: string,
  files: readonly string[] | undefined,
): readonly FileChange[] {
  const { environments, environment } = settingsOf(project).settings;
  if (files !== undefined) return changeSettings(project, [{ path: ["environments", name], value: files }]);
  if (!environments.has(name)) return [];
  const isActive = environment === name;
  return changeSettings(project, [
    { path: ["environments", name], remove: true },
    ...(isActive ? [{ path: ["environment"], remove: true } as const] : []),
  ]);
}

/** A new name for an environment, in its place; it stays the chosen one. Nothing where the new name is taken. */
export function renameEnvironment(project: Project, name: string, renameTo: string): readonly FileChange[] {
  const { environments, environment } = settingsOf(project).settings;
  if (!environments.has(name) || environments.has(renameTo) || renameTo === "") return [];
  const settings: JsonSetting[] = [{ path: ["environments", name], renameTo }];
  if (environment === name) settings.push({ path: ["environment"], value: renameTo });
  return changeSettings(project, settings);
}

/** Chooses the environment whose files count; undefined lets all configuration files count. */
export function chooseEnvironment(project: Project, name: string | undefined): readonly FileChange[] {
  if (name === undefined) return changeSettings(project, [{ path: ["environment"], remove: true }]);
  if (!settingsOf(project).settings.environments.has(name)) return [];
  return changeSettings(project, [{ path: ["environment"], value: name }]);
}

/** A new path for a file in the order of files and in every environment; undefined takes it off them. */
export function moveListedFile(
  project: Project,
  path: string,
  to: string | undefined,
): readonly FileChange[] {
  const { configuration, environments } = settingsOf(project).settings;
  const lists: readonly (readonly [readonly string[], readonly string[]])[] = [
    [["configuration"], configuration],
    ...[...environments].map(([name, files]) => [["environments", name], files] as const),
  ];
  const changed = lists
    .filter(([, files]) => files.includes(path))
    .map(([at, files]) => ({
      path: at,
      value: files.flatMap((file) => (file !== path ? [file] : to === undefined ? [] : [to])),
    }));
  return changeSettings(project, changed);
}
