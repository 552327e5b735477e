/** Deployment targets: Application → files. One folder per target. */

import type { StreamletDescriptor } from "../blueprint/index.ts";
import type { Application, ApplicationSettings } from "../config/index.ts";
import type { PlainValue } from "../hocon/index.ts";

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
  render(application: Application): Deployment;
}
/** In the order in which a dialog offers them. */
export declare const targets: readonly Target[];

/** The CloudflowApplication resource as plain data, field for field as Cloudflow's build writes it. */
export declare function cloudflowResource(
  application: Application,
  options?: { readonly schemaTexts?: boolean },
): PlainValue;

/** What a CloudflowApplication resource says, rebuilt as the texts of a project. */
export interface ReadResource {
  readonly settings: ApplicationSettings;
  readonly descriptors: readonly StreamletDescriptor[];
  /** Text of a `blueprint.conf` rebuilt from deployments and port mappings. */
  readonly blueprint: string;
  /** Text of a configuration file with what `deployments[].config` sets; empty when nothing is set. */
  readonly configuration: string;
}
/** Reads a CloudflowApplication (JSON or YAML). Never throws: problems are sentences that name the field. */
export declare function readApplicationResource(
  file: string,
  text: string,
): { readonly resource?: ReadResource; readonly problems: readonly string[] };
