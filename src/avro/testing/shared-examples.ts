import { existsSync, readFileSync } from "node:fs";

const root = new URL("../../../../shared/examples/", import.meta.url);

/** Whether the real inputs lie beside the project; tests on them are skipped where they do not. */
export const hasSharedExamples = existsSync(root);

if (!hasSharedExamples)
  console.warn("The real inputs are not beside the project: tests on them are skipped.");

export function sharedExample(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}
