import { type EffectiveEntry, type EntryKey, entryPath, setEntry } from "../../config/index.ts";
import { fieldsOf, type PlainValue, parse } from "../../hocon/index.ts";
import type { Analysis } from "../../project/index.ts";
import type { Studio } from "../workspace/studio.tsx";
import { configurationChanges, preferredFile } from "./configurationChanges.ts";
import type { EntryRow } from "./entryRows.ts";

/** Where an entry was set. */
type Written = Extract<EffectiveEntry["source"], { readonly kind: "file" }>;

/**
 * The files in which an entry of a scope can be set, the best first: the one that sets it now, so that its comment stays
 * beside it, then those that win over the others.
 */
export function filesForEntry(
  analysis: Analysis,
  key: EntryKey,
  scope: string,
  written: Written | undefined,
): readonly string[] {
  if (scope.startsWith("blueprint.")) return [analysis.blueprintFile];
  const active = [...analysis.activeConfiguration.keys()].reverse();
  const files = active.length === 0 ? [preferredFile(analysis)] : active;
  const present = written?.scope === scope ? written.origin.file : undefined;
  if (present === undefined || !writesEntry(analysis, present, key, scope)) return files;
  return [present, ...files.filter((file) => file !== present)];
}

/** A value may come from elsewhere in a file, by a substitution, or from an included file that has another root. */
function writesEntry(analysis: Analysis, file: string, key: EntryKey, scope: string): boolean {
  if (file === analysis.blueprintFile) return false;
  const text = analysis.project.files.get(file);
  const document =
    analysis.configurationDocuments.get(file) ?? (typeof text === "string" ? parse(text) : undefined);
  if (document === undefined) return false;
  const path = entryPath(key, scope);
  return fieldsOf(document).some(
    (field) => field.path.length === path.length && field.path.every((part, index) => part === path[index]),
  );
}

/** Sets an entry in a scope and a file as one step of the history; undefined takes the setting away. */
export function changeEntry(
  studio: Studio,
  { entry, name }: Pick<EntryRow, "entry" | "name">,
  scope: string,
  file: string | undefined,
  value: PlainValue | undefined,
): void {
  const { analysis, edit } = studio.workspace.getState();
  const changes = configurationChanges(analysis, file, (document) => setEntry(document, entry, scope, value));
  edit(`${value === undefined ? "Remove" : "Set"} ${name}`, changes);
}
