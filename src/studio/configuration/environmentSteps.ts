import {
  chooseEnvironment,
  type DesignerSettings,
  type FileChange,
  fileKind,
  type Project,
  renameEnvironment,
  setConfigurationOrder,
  setEnvironment,
} from "../../project/index.ts";
import type { Studio } from "../workspace/studio.tsx";

/** An environment, or all configuration files together where it is undefined. */
export type EnvironmentName = string | undefined;

/** The files of an environment in order, and those of the project that are not in it. */
export interface FilesOfEnvironment {
  readonly listed: readonly string[];
  readonly others: readonly string[];
}

/** @param all the project's configuration files in their order. */
export function filesOfEnvironment(
  settings: DesignerSettings,
  name: EnvironmentName,
  all: readonly string[],
): FilesOfEnvironment {
  const files = name === undefined ? undefined : settings.environments.get(name);
  if (files === undefined) return { listed: all, others: [] };
  const listed = [...new Set(files)];
  return { listed, others: all.filter((file) => !listed.includes(file)) };
}

/** The list with the item at `from` moved to `to`; the same list where nothing moves. */
export function moved(files: readonly string[], from: number, to: number): readonly string[] {
  const file = files[from];
  if (file === undefined || to < 0 || to >= files.length || from === to) return files;
  const rest = files.filter((_, index) => index !== from);
  return [...rest.slice(0, to), file, ...rest.slice(to)];
}

/** Why an environment cannot have the name, as a sentence. */
export function environmentNameFault(settings: DesignerSettings, text: string): string | undefined {
  const name = text.trim();
  if (name === "") return "Write a name, like staging.";
  if (name.length > 60) return "Write at most 60 characters.";
  return settings.environments.has(name) ? `There is an environment ${name} already.` : undefined;
}

/** Why a new configuration file cannot have the path, as a sentence. */
export function filePathFault(project: Project, text: string): string | undefined {
  const path = text.trim();
  if (fileKind(path) !== "configuration" || !/^[\w.-]+(\/[\w.-]+)*$/.test(path) || path.includes(".."))
    return "Write the name of a file that ends with .conf, like production.conf.";
  return project.files.has(path) ? `There is a file ${path} already.` : undefined;
}

/** Writes the files of an environment, or the order of all files, as one step of the history. */
export function writeFiles(
  studio: Studio,
  name: EnvironmentName,
  files: readonly string[],
  label: string,
): void {
  step(studio, label, (project) =>
    name === undefined ? setConfigurationOrder(project, files) : setEnvironment(project, name, files),
  );
}

export function addEnvironment(studio: Studio, name: string, files: readonly string[]): void {
  step(studio, `Add environment ${name}`, (project) => setEnvironment(project, name, files));
}

/** Makes a file and puts it last into the environment, so that it wins over the others. */
export function addFile(
  studio: Studio,
  name: EnvironmentName,
  path: string,
  listed: readonly string[],
): void {
  const text = `# Configuration${name === undefined ? "" : ` of ${name}`}, over that of the files before it.\ncloudflow {\n}\n`;
  step(studio, `Add ${path}`, (project) => {
    const files = [...listed, path];
    const order =
      name === undefined ? setConfigurationOrder(project, files) : setEnvironment(project, name, files);
    return [{ kind: "write", path, content: text }, ...order];
  });
}

export function deleteEnvironment(studio: Studio, name: string): void {
  step(studio, `Delete environment ${name}`, (project) => setEnvironment(project, name, undefined));
}

export function giveName(studio: Studio, name: string, to: string): void {
  step(studio, `Rename environment ${name}`, (project) => renameEnvironment(project, name, to));
}

export function activateEnvironment(studio: Studio, name: EnvironmentName): void {
  step(studio, name === undefined ? "Use all configuration files" : `Use environment ${name}`, (project) =>
    chooseEnvironment(project, name),
  );
}

function step(studio: Studio, label: string, change: (project: Project) => readonly FileChange[]): void {
  const { project, edit } = studio.workspace.getState();
  edit(label, change(project));
}
