import { fileKind } from "../../project/index.ts";

const byExtension: ReadonlyMap<string, string> = new Map([
  ["conf", "hocon"],
  ["hocon", "hocon"],
  ["properties", "ini"],
  ["avsc", "json"],
  ["json", "json"],
  ["jsonl", "json-lines"],
  ["ndjson", "json-lines"],
  ["ts", "typescript"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["md", "markdown"],
  ["scala", "scala"],
  ["sbt", "scala"],
  ["sh", "shell"],
  ["xml", "xml"],
  ["svg", "xml"],
]);

/** The editor language of a file, by its name. */
export function languageOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/^dockerfile\b/i.test(name)) return "dockerfile";
  const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  // Data may hold one record per line whatever its extension, which is not one JSON value.
  if (extension === "json" && fileKind(path) === "data") return "json-lines";
  return byExtension.get(extension) ?? "plaintext";
}
