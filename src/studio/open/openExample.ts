import { recordConsent } from "../simulation/consent.ts";
import { newProjectId } from "../storage/newProjectId.ts";
import { type Example, fetchExample } from "./examples.ts";
import { type OpenParts, openProject } from "./openProject.ts";

/** Opens a bundled example. Its code is the designer's own, so that nobody has to agree to run it. */
export async function openExample(studio: OpenParts, example: Example): Promise<void> {
  const project = await fetchExample(example);
  const id = newProjectId();
  recordConsent(localStorage, id, true);
  openProject(studio, project, id);
}
