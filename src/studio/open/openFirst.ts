import { restoreLast } from "../storage/restoreLast.ts";
import type { Studio } from "../workspace/studio.tsx";
import { fetchExample, listExamples } from "./examples.ts";
import { openProject } from "./openProject.ts";

/**
 * What a start of the studio shows: the project that was open last, or else the first example. Where neither can
 * be had the studio stays empty, and a message says why.
 */
export async function openFirst(studio: Studio): Promise<void> {
  const { workspace, storage, panels } = studio;
  try {
    if (await restoreLast(workspace, storage, localStorage)) {
      panels.setState({ openFile: workspace.getState().analysis.blueprintFile });
      return;
    }
  } catch (error) {
    panels
      .getState()
      .notify("warning", `This browser's saved projects cannot be read (${sentenceOf(error)}).`);
  }
  try {
    const [first] = await listExamples();
    if (first === undefined) return;
    const project = await fetchExample(first);
    if (workspace.getState().projectId === "") openProject(studio, project);
  } catch (error) {
    panels.getState().notify("warning", sentenceOf(error));
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
