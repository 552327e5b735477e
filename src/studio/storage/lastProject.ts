import type { TextStore } from "./journal.ts";

const lastProjectKey = "streamwright.lastProject";

/** The project that was open last in this browser. */
export function lastProjectId(store: TextStore): string | undefined {
  try {
    return store.getItem(lastProjectKey) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberProject(store: TextStore, projectId: string): void {
  try {
    store.setItem(lastProjectKey, projectId);
  } catch {
    // Without it the most recently saved project opens, which is nearly always the same one.
  }
}
