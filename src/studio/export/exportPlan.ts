import type { Deployment, DeployNote, Target } from "../../deploy/index.ts";
import type { FileContent, Project } from "../../project/index.ts";
import { grouped } from "./grouped.ts";

/** A file of the export and what it is for: the project itself, or a target. */
export interface ExportFile {
  readonly path: string;
  readonly content: FileContent;
  /** Undefined for the project's own files. */
  readonly target?: Target;
  /** What its target has to say of this file. */
  readonly notes: readonly DeployNote[];
}

export interface ExportNote extends DeployNote {
  readonly target: Target;
}

/** A generated file as `exportZip` takes it. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: FileContent;
}

/** Everything that an export would write. */
export interface ExportPlan {
  readonly files: readonly ExportFile[];
  readonly notes: readonly ExportNote[];
  readonly generated: readonly GeneratedFile[];
}

/** Folder of generated files, as in the zip. */
export const deployFolder = "deploy";

/**
 * The files that targets made, below `deploy/<target>/`, before those of the project. `picture` is the diagram as PNG,
 * which only a page can draw.
 */
export function exportPlan(
  project: Project,
  deployments: ReadonlyMap<Target, Deployment>,
  picture?: Uint8Array,
): ExportPlan {
  const files: ExportFile[] = [];
  const notes: ExportNote[] = [];
  for (const [target, deployment] of deployments) {
    for (const note of deployment.notes) notes.push({ ...note, target });
    const notesByPath = grouped(deployment.notes, (note) => note.path);
    const made: readonly { path: string; text: FileContent }[] =
      target.id === "diagram" && picture !== undefined
        ? [{ path: "application.png", text: picture }, ...deployment.files]
        : deployment.files;
    for (const { path, text } of made) {
      const place = `${deployFolder}/${target.id}/${path}`;
      files.push({ path: place, content: text, target, notes: notesByPath.get(path) ?? [] });
    }
  }
  const generated = files.map(({ path, content }) => ({ path, text: content }));
  for (const [path, content] of project.files) {
    // What an earlier export left there is made anew.
    if (!path.startsWith(`${deployFolder}/`)) files.push({ path, content, notes: [] });
  }
  return { files, notes, generated };
}

/** A file name for the zip, from the project's name. */
export function zipName(project: Project): string {
  const name = project.name
    .normalize("NFKD")
    .replace(/[^\w.-]+/g, "-")
    .replace(/^[-.]+|-+$/g, "");
  return `${name === "" ? "project" : name.toLowerCase()}.zip`;
}
