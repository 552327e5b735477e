import { descriptorToJson } from "../../blueprint/index.ts";
import type { ApplicationSettings } from "../../config/index.ts";
import { readApplicationResource } from "../../deploy/index.ts";
import type { PlainValue } from "../../hocon/index.ts";
import { blueprintPath } from "../file-kind.ts";
import type { FileContent } from "../project.ts";

/** The files that an application resource stands for, or why it cannot be read. */
export interface RebuiltResource {
  readonly files: ReadonlyMap<string, FileContent>;
  readonly settings?: ApplicationSettings;
  readonly problems: readonly string[];
}

/** Rebuilds a project's files from a `CloudflowApplication`: blueprint, descriptors, configuration. */
export function rebuildResource(file: string, text: string): RebuiltResource {
  const { resource, problems } = readApplicationResource(file, text);
  if (resource === undefined) return { files: new Map(), problems };
  const { settings } = resource;
  const files = new Map<string, FileContent>([[blueprintPath, resource.blueprint]]);
  if (resource.descriptors.length > 0) {
    const entries = resource.descriptors.map((descriptor): [string, PlainValue] => [
      descriptor.className,
      descriptorToJson(descriptor, { schemaText: true }),
    ]);
    const json = JSON.stringify(Object.fromEntries(entries), null, 2);
    files.set(`descriptors/${settings.id}.json`, `${json}\n`);
  }
  if (resource.configuration.trim() !== "") files.set("application.conf", resource.configuration);
  return { files, settings, problems };
}
