import { recordConsent } from "../simulation/consent.ts";
import { newProjectId } from "../storage/newProjectId.ts";
import { type Example, fetchExample } from "./examples.ts";
import { type OpenParts, openProject } from "./openProject.ts";

/**
 * Opens a bundled example. Its code is the designer's own, so that nobody has to agree to run it. `isWanted` is asked
 * once its files are there: the user may have opened something else meanwhile.
 */
export async function openExample(studio: OpenParts, example: Example, isWanted = () => true): Promise<void> {
  const project = await fetchExample(example);
  if (!isWanted()) return;
  const id = newProjectId();
  recordConsent(localStorage, id, true);
  openProject(studio, project, id);
}
