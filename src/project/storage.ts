import type { Project } from "./project.ts";

/** Where a host keeps projects. Identifiers are the host's own; `savedAt` is in milliseconds since 1970. */
export interface ProjectStorage {
  list(): Promise<readonly { readonly id: string; readonly name: string; readonly savedAt: number }[]>;
  load(id: string): Promise<Project | undefined>;
  save(id: string, project: Project): Promise<void>;
  remove(id: string): Promise<void>;
}
