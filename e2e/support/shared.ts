import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Real inputs beside the project, where they are present. */
const root = fileURLToPath(new URL("../../../shared/examples/", import.meta.url));

export const hasSharedExamples = existsSync(root);
export const whySkipped = "The real inputs in ../shared/examples are not on this machine.";

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

export function sharedExample(path: string): string {
  return `${root}${path}`;
}

/** All files of the taxi ride application. */
export function taxiRideFiles(): readonly string[] {
  return filesBelow(`${root}taxi-ride`);
}

export function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}
