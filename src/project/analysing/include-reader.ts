import type { HoconDocument, HoconSource, IncludeRequest } from "../../hocon/index.ts";
import { folderOf, projectPath } from "../path.ts";
import { type Project, textOf } from "../project.ts";
import type { FileCache } from "./file-cache.ts";

/**
 * Finds what `include` statements name among the project's own files. URLs are never followed. For a name without
 * extension the resolver asks for each of the extensions that HOCON knows.
 */
export function findInclude(
  project: Project,
  documents: FileCache<HoconDocument>,
  request: IncludeRequest,
): HoconSource | undefined {
  if (request.kind === "url") return undefined;
  const bases = request.name.startsWith("/") ? [""] : [folderOf(request.from), ""];
  for (const base of bases) {
    const plain = resolvedPath(base + request.name.replace(/^\/+/, ""));
    if (plain === undefined) continue;
    const text = textOf(project, plain);
    if (text !== undefined) return { file: plain, document: documents.of(plain, text) };
  }
  return undefined;
}

/** A path with `..` worked out; undefined where it leaves the project. */
function resolvedPath(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return projectPath(parts.join("/"));
}
