import type { Project } from "../../project/index.ts";
import type { GeneratedFile } from "./exportPlan.ts";
import type { ExportAnswer, ExportJob } from "./exportWorker.ts";

/**
 * Does a job in a worker of its own, so that a large export neither stops the page nor has to be waited for. Returns
 * how to give it up.
 */
export function exportApart(
  job: ExportJob,
  onAnswer: (answer: ExportAnswer) => void,
  onFailure: () => void,
): () => void {
  const worker = new Worker(new URL("./exportWorker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) => onAnswer(data);
  worker.onerror = onFailure;
  worker.onmessageerror = onFailure;
  worker.postMessage(job);
  return () => worker.terminate();
}

/** The project and the generated files as a zip. Rejects with a sentence when the browser ends the work. */
export function zipApart(project: Project, generated: readonly GeneratedFile[]): Promise<Uint8Array> {
  let stop = () => {};
  return new Promise<Uint8Array>((resolve, reject) => {
    stop = exportApart(
      { kind: "zip", project, generated },
      (answer) => answer.kind === "zip" && resolve(answer.bytes),
      () =>
        reject(new Error("The browser ended the work, perhaps for lack of memory. Choose fewer targets.")),
    );
  }).finally(() => stop());
}
