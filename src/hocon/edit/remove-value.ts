/** Removing a value, and renaming a key. */
import type { HoconDocument } from "../document.ts";
import { renderPathElement } from "../path.ts";
import type { TextEdit } from "../text.ts";
import { deletions, replacement } from "./edits.ts";
import { removeEntry } from "./entries.ts";
import { findSites, type Site } from "./sites.ts";

/**
 * Removes every place that sets the path or something below it, with the comments that belong there. The object
 * that held it stays, be it empty. What a substitution or an include brings to the path is not in this text and stays.
 */
export function removeValue(document: HoconDocument, path: readonly string[]): readonly TextEdit[] {
  if (path.length === 0) return [];
  const { visible } = findSites(document, path);
  const last = visible.at(-1);
  if (last === undefined) return [];
  const keeper = isParentKept(document, path, visible) ? undefined : last;
  const gone = visible.filter((site) => site !== keeper);
  const edits = deletions(gone.flatMap((site) => removeEntry(document, site.container, site.field)));
  if (keeper === undefined) return edits;
  const parent = keeper.field.key.elements[path.length - keeper.depth - 2];
  const start = parent?.end ?? keeper.field.key.start;
  return [...edits, replacement({ start, end: keeper.field.end }, " {}")];
}

/** Whether the object that holds the path is still there when the sites are gone. */
function isParentKept(document: HoconDocument, path: readonly string[], sites: readonly Site[]): boolean {
  if (sites.some((site) => site.depth === path.length - 1)) return true;
  const removed = new Set(sites.map((site) => site.field));
  const parents = findSites(document, path.slice(0, -1));
  if (parents.blocker?.dynamic === true) return true;
  // What stands before a simple value or list is hidden by it, so only what follows keeps the object.
  const left = parents.visible.filter((site) => !removed.has(site.field));
  const replaced = left.findLastIndex((site) => site.exact && !mayBeObject(site));
  return left.length > replaced + 1;
}

function mayBeObject({ field }: Site): boolean {
  const kind = field.separator === "+=" ? "list" : field.value?.kind;
  return kind === "object" || kind === "substitution" || kind === "concatenation";
}

/** Renames the last element of a path everywhere in the text. Nothing happens when the new name is taken. */
export function renameKey(
  document: HoconDocument,
  path: readonly string[],
  newKey: string,
): readonly TextEdit[] {
  const old = path.at(-1);
  if (old === undefined || old === newKey) return [];
  const renamed = findSites(document, [...path.slice(0, -1), newKey]);
  if (renamed.visible.length + renamed.hidden.length > 0) return [];
  const { visible, hidden } = findSites(document, path);
  return [...hidden, ...visible].flatMap((site) => {
    const element = site.field.key.elements[path.length - site.depth - 1];
    if (element === undefined) return [];
    const isQuoted = document.text.charAt(element.start) === '"';
    return [replacement(element, isQuoted ? JSON.stringify(newKey) : renderPathElement(newKey))];
  });
}
