import type { Application } from "../../config/index.ts";
import { type Deployment, type RenderOptions, targets } from "../../deploy/index.ts";
import { exportZip, type Project } from "../../project/index.ts";
import { sentenceOf } from "../workspace/sentenceOf.ts";
import type { GeneratedFile } from "./exportPlan.ts";

/** What the page asks of an export worker: one job per worker. */
export type ExportJob =
  | {
      readonly kind: "render";
      readonly application: Application;
      /** Identifiers of the targets. */
      readonly targets: readonly string[];
      readonly options: RenderOptions;
      /** Files are wanted even where a target has errors to tell of; they then say so. */
      readonly isInsisting: boolean;
    }
  | { readonly kind: "zip"; readonly project: Project; readonly generated: readonly GeneratedFile[] };

/** One per target, in their order; or the zip. */
export type ExportAnswer =
  | { readonly kind: "rendered"; readonly target: string; readonly deployment: Deployment }
  | { readonly kind: "zip"; readonly bytes: Uint8Array };

self.onmessage = ({ data }: MessageEvent<ExportJob>) => {
  const answer = (one: ExportAnswer) => self.postMessage(one);
  if (data.kind === "zip") answer({ kind: "zip", bytes: exportZip(data.project, data.generated) });
  else
    for (const target of data.targets) answer({ kind: "rendered", target, deployment: render(target, data) });
};

function render(id: string, job: ExportJob & { readonly kind: "render" }): Deployment {
  const target = targets.find((one) => one.id === id);
  if (target === undefined) return { files: [], notes: [] };
  try {
    const deployment = target.render(job.application, job.options);
    const errors = deployment.notes.filter((note) => note.severity === "error").map((note) => note.message);
    if (!job.isInsisting || errors.length === 0) return deployment;
    return target.render(job.application, {
      ...job.options,
      errors: [...(job.options.errors ?? []), ...errors],
    });
  } catch (error) {
    // A fault in one target must not take the export of the others, and of the project, from the user.
    const message = `${target.title} could not be written (${sentenceOf(error)}). Leave it out, and please report this fault.`;
    return { files: [], notes: [{ severity: "error", message }] };
  }
}
