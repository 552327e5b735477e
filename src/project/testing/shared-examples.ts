import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { IncomingFile } from "../import/incoming.ts";

const root = fileURLToPath(new URL("../../../../shared/examples/", import.meta.url));

/** Whether the real inputs lie beside the project; they are not part of it. */
export const hasSharedExamples = existsSync(root);
if (!hasSharedExamples) console.warn(`Tests on real inputs are skipped: there is no folder ${root}`);

/** All files of a folder or file of the real inputs, as if dropped together. */
export function sharedExample(path: string): readonly IncomingFile[] {
  if (!statSync(root + path).isDirectory())
    return [{ path, bytes: new Uint8Array(readFileSync(root + path)) }];
  return readdirSync(root + path).flatMap((name) => sharedExample(`${path}/${name}`));
}
