import { type IncomingFile, importFiles, type Project } from "../../project/index.ts";

/** What the page asks of the import worker: one import per worker. */
export interface ImportJob {
  readonly incoming: readonly IncomingFile[];
  readonly into: Project | undefined;
}

self.onmessage = ({ data }: MessageEvent<ImportJob>) => {
  self.postMessage(importFiles(data.incoming, data.into));
};
