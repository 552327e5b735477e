import { fileKind } from "../../project/index.ts";

/** What becomes of files that come while a project is open. */
export type WayToTake = "open" | "add";

/**
 * What the user most likely wants: a blueprint, an archive, a folder or a resource is a project of its own;
 * schemas, configuration, data and code are for the one that is open.
 */
export function likelyWay(paths: readonly string[]): WayToTake {
  return paths.some(looksLikeProject) ? "open" : "add";
}

function looksLikeProject(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (fileKind(name) === "blueprint" || name === "streamwright.json") return true;
  if (/\.zip$/i.test(name)) return true;
  return /\.(json|ya?ml)$/i.test(name) && fileKind(path) === "other";
}
