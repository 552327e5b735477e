import type { Project } from "../../project/index.ts";
import { newProjectId } from "../storage/newProjectId.ts";
import type { Studio } from "../workspace/studio.tsx";

export type OpenParts = Pick<Studio, "workspace" | "panels" | "selection">;

/** Puts a project on screen, under a fresh identity unless it has one in the browser's storage. */
export function openProject(studio: OpenParts, project: Project, id = newProjectId()): void {
  studio.selection.getState().select([]);
  studio.workspace.getState().open(id, project);
  const { blueprintFile } = studio.workspace.getState().analysis;
  // The tab stays as it is: opening a project is no reason to cover what the user was looking at.
  studio.panels.setState({ openFile: blueprintFile });
}
