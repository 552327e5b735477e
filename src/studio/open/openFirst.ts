import { emptyProject } from "../../project/index.ts";
import { restoreLast } from "../storage/restoreLast.ts";
import { sentenceOf } from "../workspace/sentenceOf.ts";
import type { Studio } from "../workspace/studio.tsx";
import { listExamples } from "./examples.ts";
import { openExample } from "./openExample.ts";
import { openProject } from "./openProject.ts";

/**
 * What a start of the studio shows: the project that was open last, or else the first example. Where neither can
 * be had it is an empty project, and a message says why.
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
    if (first === undefined) openProject(studio, emptyProject());
    else await openExample(studio, first, () => workspace.getState().projectId === "");
  } catch (error) {
    panels.getState().notify("warning", sentenceOf(error));
    if (workspace.getState().projectId === "") openProject(studio, emptyProject());
  }
}
