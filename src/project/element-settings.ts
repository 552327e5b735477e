/** What `streamwright.json` keeps of streamlets and topics: it goes with them, and follows their names. */
import { changeSettings } from "./change-settings.ts";
import type { FileChange } from "./changes.ts";
import type { JsonSetting } from "./json-edit.ts";
import type { Project } from "./project.ts";
import { settingsOf } from "./settings.ts";

/** Up to so many keys are taken away one by one, each where it stands; more by writing what is left as one block. */
const fewRemovals = 16;

/** Takes away what is kept of streamlet instances, by name, and of topics, by id, that the blueprint has no more. */
export function removeElementSettings(
  project: Project,
  removed: { readonly streamlets: Iterable<string>; readonly topics: Iterable<string> },
): readonly FileChange[] {
  const { layout, application } = settingsOf(project).settings;
  const streamlets = new Set(removed.streamlets);
  return changeSettings(project, [
    ...removals(["layout", "streamlets"], layout.streamlets, streamlets),
    ...removals(["layout", "topics"], layout.topics, new Set(removed.topics)),
    ...removals(["application", "replicas"], application.replicas, streamlets),
  ]);
}

function removals(
  path: readonly string[],
  present: ReadonlyMap<string, number | { readonly x: number; readonly y: number }>,
  removed: ReadonlySet<string>,
): readonly JsonSetting[] {
  const names = [...present.keys()].filter((name) => removed.has(name));
  if (names.length <= fewRemovals) return names.map((name) => ({ path: [...path, name], remove: true }));
  const left = [...present].filter(([name]) => !removed.has(name));
  const value = Object.fromEntries(
    left.map(([name, kept]) => [name, typeof kept === "number" ? kept : { x: kept.x, y: kept.y }]),
  );
  return [{ path, value }];
}

/** What is kept of a streamlet instance or topic under its new name, in the same place of the file. */
export function renameElementSettings(
  project: Project,
  section: "streamlets" | "topics",
  before: string,
  renameTo: string,
): readonly FileChange[] {
  const { layout, application } = settingsOf(project).settings;
  const settings: JsonSetting[] = [];
  // A place left over from an element that once had the name would be met first.
  const move = (path: readonly string[], present: ReadonlyMap<string, unknown>) => {
    if (present.has(renameTo)) settings.push({ path: [...path, renameTo], remove: true });
    if (present.has(before)) settings.push({ path: [...path, before], renameTo });
  };
  move(["layout", section], layout[section]);
  if (section === "streamlets") move(["application", "replicas"], application.replicas);
  return changeSettings(project, settings);
}
