/** What a deployment target is: Application in, files out. */
import type { Application } from "../config/index.ts";
import type { DiagramOptions } from "./diagram/diagram-options.ts";

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

/** What an export may be asked for beyond the application; plain data, so that it can be sent to a worker. */
export interface RenderOptions {
  /** Write secret values into Secrets. Without it a placeholder stands in their place, and notes name them. */
  readonly includeSecrets?: boolean;
  /** Sentences of the errors in spite of which the user wants the files: each file begins with them. */
  readonly errors?: readonly string[];
  /** The language of the streamlet skeletons that the scaffold writes; Scala unless told otherwise. */
  readonly language?: "scala" | "java";
  /**
   * TypeScript texts by path, as `descriptor.file` names them: the scaffold carries the data flow of streamlets
   * that are written here over as comments.
   */
  readonly sources?: ReadonlyMap<string, string>;
  /** Theme of the drawing, and where the canvas has the elements. */
  readonly diagram?: DiagramOptions;
}

export interface Target {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Pure and total: what cannot be written becomes a note. */
  render(application: Application, options?: RenderOptions): Deployment;
}
