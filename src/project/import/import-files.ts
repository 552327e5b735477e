import type { ApplicationSettings } from "../../config/index.ts";
import { applyChanges } from "../changes.ts";
import { blueprintPath, settingsPath } from "../file-kind.ts";
import { type FileContent, type Project, sameContent } from "../project.ts";
import { readSettings } from "../settings.ts";
import { setApplicationSettings } from "../settings-changes.ts";
import { Assembly } from "./assembly.ts";
import { gather } from "./gather.ts";
import type { Candidate, ImportNote, ImportResult, IncomingFile } from "./incoming.ts";
import { inspect } from "./inspect.ts";
import { KnownDescriptors } from "./known-descriptors.ts";
import { nameFromFiles } from "./name-from-files.ts";
import { placeOf } from "./place.ts";
import { rebuildResource } from "./rebuild-resource.ts";
import { type Recognition, recognise } from "./recognise.ts";

type Taken = { readonly candidate: Candidate; readonly found: Recognition };

/**
 * Opens files as one project, or takes them into an existing one. Never throws.
 *
 * Archives are opened, application resources rebuilt, and each file is put where its content belongs. Different
 * files of one import that belong at one place are both kept. A file of the existing project that a different
 * one would overwrite is replaced, and a note says so: the import is one step, which undo takes back.
 */
export function importFiles(incoming: readonly IncomingFile[], into?: Project): ImportResult {
  const gathering = gather(incoming);
  const notes: ImportNote[] = [...gathering.notes];
  const taken = gathering.candidates.map((candidate) => ({ candidate, found: recognise(candidate) }));
  noteUnused(taken, notes);
  const assembly = new Assembly(into, notes);
  for (const one of taken) putFile(one, assembly, notes);
  const repeated = putJars(taken, assembly);
  const settings = putResources(taken, assembly, notes);
  if (assembly.isEmpty) {
    const all = [...notes, ...repeated.map(alreadyThere)];
    return { changed: [], notes: all.length > 0 ? all : [nothing] };
  }
  assembly.noteReplaced();
  const files = assembly.files();
  const name = into?.name ?? projectName(files, settings, gathering.name ?? nameFromFiles(taken));
  const project = withSettings({ name, files }, settings);
  const changed = changedPaths(project, into);
  return { project, changed, notes: [...notes, ...inspect(project, changed)] };
}

const nothing: ImportNote = {
  severity: "warning",
  file: "",
  message:
    "There was nothing to take. Drop a blueprint, descriptors, schemas, a jar, or a project's folder or zip.",
};

function putFile({ candidate, found }: Taken, assembly: Assembly, notes: ImportNote[]): void {
  if (found.kind === "refused") {
    notes.push({ severity: "error", file: candidate.source, message: found.message });
    return;
  }
  if (found.kind === "unused" || found.kind === "resource" || candidate.jar !== undefined) return;
  if (found.remark !== undefined) {
    notes.push({ severity: "warning", file: candidate.source, message: found.remark });
  }
  const place = candidate.inPlace ? candidate.path : placeOf(found.kind, candidate.path);
  assembly.put(place, found.content, candidate.source);
}

/**
 * Descriptors of jars come last, because they are often there already, file for file or class for class.
 * Returns the names of those that are.
 */
function putJars(taken: readonly Taken[], assembly: Assembly): readonly string[] {
  const jars = taken.flatMap(({ candidate, found }) =>
    candidate.jar !== undefined && found.kind === "descriptors" && typeof found.content === "string"
      ? [{ path: `descriptors/${candidate.jar}.conf`, source: candidate.source, content: found.content }]
      : [],
  );
  const repeated: string[] = [];
  const known = new KnownDescriptors();
  if (jars.length > 0) known.addFiles(assembly.files());
  for (const { path, source, content } of jars) {
    if (known.hasAll(content)) repeated.push(source);
    else {
      assembly.put(path, content, source);
      known.add(path, content);
    }
  }
  return repeated;
}

function alreadyThere(source: string): ImportNote {
  const message = `All streamlets of ${source} are described in the project already, so nothing changed.`;
  return { severity: "info", file: source, message };
}

function putResources(
  taken: readonly Taken[],
  assembly: Assembly,
  notes: ImportNote[],
): ApplicationSettings | undefined {
  let settings: ApplicationSettings | undefined;
  for (const { candidate, found } of taken) {
    if (found.kind !== "resource") continue;
    const rebuilt = rebuildResource(candidate.source, found.content);
    const severity = rebuilt.files.size === 0 ? "error" : "warning";
    for (const message of rebuilt.problems) notes.push({ severity, file: candidate.source, message });
    for (const [path, content] of rebuilt.files) assembly.put(path, content, candidate.source);
    settings ??= rebuilt.settings;
  }
  return settings;
}

/** One note for all files that have no place in a project, however many they are. */
function noteUnused(taken: readonly Taken[], notes: ImportNote[]): void {
  const unused = taken
    .filter(({ found }) => found.kind === "unused")
    .map(({ candidate }) => candidate.source);
  const [first] = unused;
  if (first === undefined) return;
  const few = unused.slice(0, 3).join(", ");
  const message =
    unused.length <= 3
      ? `Left out, because a project has no use for it: ${few}.`
      : `Left out, because a project has no use for them: ${few} and ${unused.length - 3} more.`;
  notes.push({ severity: "info", file: first, message });
}

function projectName(
  files: ReadonlyMap<string, FileContent>,
  settings: ApplicationSettings | undefined,
  given: string | undefined,
): string {
  const text = files.get(settingsPath);
  const written = typeof text === "string" ? readSettings(text, "").name : undefined;
  return written ?? settings?.id ?? given ?? "untitled";
}

/** The settings of a resource, over those of the project; a project without any gets its own file. */
function withSettings(project: Project, settings: ApplicationSettings | undefined): Project {
  if (settings === undefined || !project.files.has(blueprintPath)) return project;
  return applyChanges(project, setApplicationSettings(project, settings));
}

function changedPaths(project: Project, into: Project | undefined): readonly string[] {
  return [...project.files].flatMap(([path, content]) => {
    const before = into?.files.get(path);
    return before !== undefined && sameContent(before, content) ? [] : [path];
  });
}
