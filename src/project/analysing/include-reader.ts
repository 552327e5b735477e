import type { HoconDocument, HoconSource, IncludeRequest } from "../../hocon/index.ts";
import { folderOf, projectPath } from "../path.ts";
import { type Project, textOf } from "../project.ts";
import type { FileCache } from "./file-cache.ts";

/** Extensions that HOCON tries where an include names none, in its order of precedence. */
const extensions = ["", ".conf", ".json"];

/** Finds what `include` statements name among the project's own files. URLs are never followed. */
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
    for (const extension of extensions) {
      const file = plain + extension;
      const text = textOf(project, file);
      if (text !== undefined) return { file, document: documents.of(file, text) };
    }
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
