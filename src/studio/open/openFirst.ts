import { emptyProject } from "../../project/index.ts";
import { lastProjectId } from "../storage/lastProject.ts";
import { restoreLast } from "../storage/restoreLast.ts";
import { sentenceOf } from "../workspace/sentenceOf.ts";
import type { Studio } from "../workspace/studio.tsx";
import { fetchExample, listExamples } from "./examples.ts";
import { openExample } from "./openExample.ts";
import { openProject } from "./openProject.ts";

/**
 * What a start of the studio shows: the project that was open last, or else the first example. Where neither can
 * be had it is an empty project, and a message says why.
 */
export async function openFirst(studio: Studio): Promise<void> {
  const { workspace, storage, panels } = studio;
  // A browser that remembers no project hardly keeps one, so the example is fetched while its storage is asked.
  const early = lastProjectId(localStorage) === undefined ? fetchFirstExample() : undefined;
  early?.catch(() => undefined);
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
    const first = await (early ?? fetchFirstExample());
    const isWanted = () => workspace.getState().projectId === "";
    if (first === undefined) openProject(studio, emptyProject());
    else await openExample(studio, first.example, first.fetching, isWanted);
  } catch (error) {
    panels.getState().notify("warning", sentenceOf(error));
    if (workspace.getState().projectId === "") openProject(studio, emptyProject());
  }
}

async function fetchFirstExample() {
  const [example] = await listExamples();
  if (example === undefined) return undefined;
  const fetching = fetchExample(example);
  // Whoever waits for it tells of a failure; until then it is nobody's.
  fetching.catch(() => undefined);
  return { example, fetching };
}
