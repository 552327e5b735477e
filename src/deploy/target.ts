/** What a deployment target is: Application in, files out. */
import type { Application } from "../config/index.ts";

/** A file to write; `path` is relative to the export's root, with forward slashes. */
export interface DeployFile {
  readonly path: string;
  readonly text: string;
}

/** Something that the user should know of an export: a shortened name, a rule of the target that is broken. */
export interface DeployNote {
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly streamlet?: string;
  readonly path?: string;
}

export interface Deployment {
  readonly files: readonly DeployFile[];
  readonly notes: readonly DeployNote[];
}

export interface Target {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Pure and total: what cannot be written becomes a note. */
  render(application: Application): Deployment;
}
