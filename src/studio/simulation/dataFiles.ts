import { type FileContent, fileKind, type Project } from "../../project/index.ts";

/** The sample data of a project, by path. */
export function dataFiles(project: Project): ReadonlyMap<string, FileContent> {
  return new Map([...project.files].filter(([path]) => fileKind(path) === "data"));
}
