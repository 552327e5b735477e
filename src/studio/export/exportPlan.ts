import type { Application } from "../../config/index.ts";
import type { Deployment, DeployNote, Target } from "../../deploy/index.ts";
import type { FileContent, Project } from "../../project/index.ts";
import { sentenceOf } from "../workspace/sentenceOf.ts";

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

/** Everything that an export would write. */
export interface ExportPlan {
  readonly files: readonly ExportFile[];
  readonly notes: readonly ExportNote[];
  /** The generated files as `exportZip` takes them. */
  readonly generated: readonly { readonly path: string; readonly text: string }[];
}

/** Folder of generated files, as in the zip. */
export const deployFolder = "deploy";

/** The files of the chosen targets, below `deploy/<target>/`, before those of the project. */
export function exportPlan(
  project: Project,
  application: Application | undefined,
  chosen: readonly Target[],
): ExportPlan {
  const files: ExportFile[] = [];
  const notes: ExportNote[] = [];
  const generated: { path: string; text: string }[] = [];
  for (const target of chosen) {
    if (application === undefined) break;
    const deployment = rendered(target, application);
    for (const note of deployment.notes) notes.push({ ...note, target });
    for (const { path, text } of deployment.files) {
      const place = `${deployFolder}/${target.id}/${path}`;
      generated.push({ path: place, text });
      files.push({
        path: place,
        content: text,
        target,
        notes: deployment.notes.filter((note) => note.path === path),
      });
    }
  }
  for (const [path, content] of project.files) {
    // What an earlier export left there is made anew.
    if (!path.startsWith(`${deployFolder}/`)) files.push({ path, content, notes: [] });
  }
  return { files, notes, generated };
}

/** A fault in one target must not take the export of the others, and of the project, from the user. */
function rendered(target: Target, application: Application): Deployment {
  try {
    return target.render(application);
  } catch (error) {
    const reason = sentenceOf(error);
    const message = `${target.title} could not be written (${reason}). Leave it out, and please report this fault.`;
    return { files: [], notes: [{ severity: "error", message }] };
  }
}

/** A file name for the zip, from the project's name. */
export function zipName(project: Project): string {
  const name = project.name
    .normalize("NFKD")
    .replace(/[^\w.-]+/g, "-")
    .replace(/^[-.]+|-+$/g, "");
  return `${name === "" ? "project" : name.toLowerCase()}.zip`;
}
