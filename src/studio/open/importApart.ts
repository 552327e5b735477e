import type { FileContent, ImportResult, IncomingFile, Project } from "../../project/index.ts";
import type { ImportJob } from "./importWorker.ts";

/**
 * Imports files in a worker, so that unpacking a large archive does not stop the page and can be given up.
 * Never rejects: a worker that fails becomes a note; one that is given up gives a result without a project.
 */
export function importApart(
  incoming: readonly IncomingFile[],
  into: Project | undefined,
  signal: AbortSignal,
): Promise<ImportResult> {
  const worker = new Worker(new URL("./importWorker.ts", import.meta.url), { type: "module" });
  return new Promise<ImportResult>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<ImportResult>) => resolve(withKnownContents(data, into));
    worker.onerror = () => resolve(failure);
    signal.addEventListener("abort", () => resolve({ changed: [], notes: [] }));
    worker.postMessage({ incoming, into } satisfies ImportJob);
  }).finally(() => worker.terminate());
}

const failure: ImportResult = {
  changed: [],
  notes: [
    {
      severity: "error",
      file: "",
      message:
        "The files could not be imported: the browser ended the work, perhaps for lack of memory. Open fewer at a time.",
    },
  ],
};

/** The worker sends copies; what it did not change keeps its identity, by which views and storage know it. */
function withKnownContents(result: ImportResult, into: Project | undefined): ImportResult {
  if (result.project === undefined || into === undefined) return result;
  const changed = new Set(result.changed);
  const files = [...result.project.files].map(([path, content]): [string, FileContent] => [
    path,
    (changed.has(path) ? undefined : into.files.get(path)) ?? content,
  ]);
  return { ...result, project: { ...result.project, files: new Map(files) } };
}
