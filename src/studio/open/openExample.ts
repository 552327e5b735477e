import { type Project, sameContent } from "../../project/index.ts";
import { recordConsent } from "../simulation/consent.ts";
import { newProjectId } from "../storage/newProjectId.ts";
import type { Studio } from "../workspace/studio.tsx";
import { type Example, fetchExample } from "./examples.ts";
import { type OpenParts, openProject } from "./openProject.ts";

/**
 * Opens a bundled example. Its code is the designer's own, so that nobody has to agree to run it. `isWanted` is asked
 * once its files are there: the user may have opened something else meanwhile.
 */
export async function openExample(
  studio: OpenParts & Pick<Studio, "storage">,
  example: Example,
  fetching = fetchExample(example),
  isWanted = () => true,
): Promise<void> {
  const project = await fetching;
  const id = await identityFor(studio, example, project);
  // It is on the screen as it is bundled: a run of it goes on.
  if (!isWanted() || id === studio.workspace.getState().projectId) return;
  recordConsent(localStorage, id, true);
  openProject(studio, project, id);
}

/** An example that was opened before and left as it was is the same project; one that was changed is kept as it is. */
async function identityFor(
  studio: OpenParts & Pick<Studio, "storage">,
  example: Example,
  project: Project,
): Promise<string> {
  const own = `example-${example.id}`;
  const open = studio.workspace.getState();
  // Where storage does not work there is nothing to keep apart.
  const kept = await studio.storage.list().catch(() => []);
  const known = new Set([open.projectId, ...kept.map((one) => one.id)].filter((id) => id.startsWith(own)));
  for (const id of known) {
    const saved = id === open.projectId ? open.project : await studio.storage.load(id);
    if (saved !== undefined && isSame(saved, project)) return id;
  }
  return known.has(own) ? `${own}-${newProjectId()}` : own;
}

function isSame(a: Project, b: Project): boolean {
  if (a.name !== b.name || a.files.size !== b.files.size) return false;
  return [...a.files].every(([path, content]) => {
    const other = b.files.get(path);
    return other !== undefined && sameContent(content, other);
  });
}
