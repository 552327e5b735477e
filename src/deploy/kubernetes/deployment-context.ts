/** What the resources of one streamlet have to know of each other. */
import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import type { DeployNote } from "../target.ts";

export interface StreamletContext {
  readonly application: Application;
  readonly streamlet: ApplicationStreamlet;
  /** Name of the FlinkDeployment or Deployment, and of what belongs to it. */
  readonly name: string;
  readonly secretName: string;
  readonly serviceAccount: string;
  /** The claim of a declared volume mount. */
  claimOf(mount: string): string;
  note(severity: DeployNote["severity"], message: string): void;
}
