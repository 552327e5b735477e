import type { HoconDocument } from "../../hocon/index.ts";
import type { DesignerSettings } from "../settings.ts";

/**
 * The order in which configuration files are merged, the last wins: those that the settings name in their order,
 * then the others by name.
 * @param files the configuration files of the project, by name.
 */
export function configurationOrder(files: readonly string[], named: readonly string[]): readonly string[] {
  const first = [...new Set(named)].filter((file) => files.includes(file));
  return [...first, ...files.filter((file) => !first.includes(file))];
}

/** The files of the chosen environment; undefined where all configuration files count. */
export function environmentFiles(settings: DesignerSettings): readonly string[] | undefined {
  const { environments, environment } = settings;
  return environment === undefined ? undefined : environments.get(environment);
}

/** The documents of the files in their order, each once; all documents where no files are named. */
export function activeDocuments(
  all: ReadonlyMap<string, HoconDocument>,
  files: readonly string[] | undefined,
): ReadonlyMap<string, HoconDocument> {
  if (files === undefined) return all;
  return new Map(
    [...new Set(files)].flatMap((file) => {
      const document = all.get(file);
      return document === undefined ? [] : [[file, document] as const];
    }),
  );
}
