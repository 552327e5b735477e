/** Deployment targets: Application → files. One folder per target. */

export { type ReadResource, readApplicationResource } from "./cloudflow/read-resource.ts";
export { cloudflowResource } from "./cloudflow/resource.ts";
export type { CanvasPlace, DiagramOptions } from "./diagram/diagram-options.ts";
export { supportedFlinkVersions } from "./flink-operator/flink-version.ts";
export { isSecretSetting } from "./secrets/secret-keys.ts";
export type { DeployFile, Deployment, DeployNote, RenderOptions, Target } from "./target.ts";
export { targets } from "./targets.ts";
