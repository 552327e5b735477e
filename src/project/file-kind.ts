import { baseName, extensionOf } from "./path.ts";

/** What part a file plays in a project (DESIGN.md section 1). */
export type FileKind =
  | "blueprint"
  | "configuration"
  | "descriptors"
  | "schema"
  | "streamlet"
  | "data"
  | "settings"
  | "other";

/** Where the designer keeps what only it knows. */
export const settingsPath = "streamwright.json";
/** Where the blueprint of a project stands. */
export const blueprintPath = "blueprint.conf";
/** Generated files of an export; not part of the project. */
export const generatedFolder = "deploy/";

const dataExtensions = new Set([".json", ".jsonl", ".ndjson", ".avro"]);

/** The kind of a file of a project, by its path alone. */
export function fileKind(path: string): FileKind {
  const name = baseName(path);
  const extension = extensionOf(path);
  if (path === settingsPath) return "settings";
  if (path.startsWith(generatedFolder)) return "other";
  if (/^streamlet-descriptors(-\d+)?\.conf$/.test(name)) return "descriptors";
  if (path.startsWith("descriptors/") && (extension === ".conf" || extension === ".json"))
    return "descriptors";
  if (/^blueprint(-\d+)?\.conf$/.test(name)) return "blueprint";
  if (extension === ".conf") return "configuration";
  if (extension === ".avsc") return "schema";
  if (extension === ".ts" && path.startsWith("streamlets/")) return "streamlet";
  if (extension === ".jsonl" || extension === ".ndjson" || extension === ".avro") return "data";
  if (path.startsWith("data/") && dataExtensions.has(extension)) return "data";
  return "other";
}
