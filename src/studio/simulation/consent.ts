import { fileKind, type Project } from "../../project/index.ts";

/** Remembers over reloads which code of which project may run. `Storage` of the page fits. */
export interface ConsentMemory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

function keyOf(projectId: string): string {
  return `streamwright.run-code.${projectId}`;
}

/** True when the project has TypeScript streamlets of its own. */
export function hasCode(project: Project): boolean {
  for (const path of project.files.keys()) if (fileKind(path) === "streamlet") return true;
  return false;
}

export function isConsentGiven(memory: ConsentMemory, projectId: string): boolean {
  return memory.getItem(keyOf(projectId)) === "yes";
}

/** Records that the user lets this project's code run, or takes that back, e.g. when somebody else's code joins it. */
export function recordConsent(memory: ConsentMemory, projectId: string, given: boolean): void {
  memory.setItem(keyOf(projectId), given ? "yes" : "no");
}
