/** Edits of lists. */
import type { HoconDocument } from "../document.ts";
import { resolve } from "../resolve/resolve.ts";
import type { FieldNode, ListNode, ValueNode } from "../syntax.ts";
import type { TextEdit, TextRange } from "../text.ts";
import { getPath, type PlainValue } from "../value.ts";
import { deletions, replacement } from "./edits.ts";
import { entryIndent, insertEntry, isOneLine, removeEntry } from "./entries.ts";
import { indentAt, renderStyled, styleOf } from "./layout.ts";
import { addAppendingField, setValue } from "./set-value.ts";
import { findSites, type Site } from "./sites.ts";

/** Adds an item at the end of the list at a path; a list of one where there is none. Nothing happens where something else stands. */
export function appendToList(
  document: HoconDocument,
  path: readonly string[],
  value: PlainValue,
): readonly TextEdit[] {
  if (path.length === 0 || document.root.kind !== "object") return [];
  const sites = findSites(document, path);
  const site = sites.visible.at(-1);
  if (site === undefined) {
    return sites.blocker?.dynamic === true
      ? addAppendingField(document, path, value, sites)
      : setValue(document, path, [value]);
  }
  const node = site.field.value;
  if (!site.exact || node === undefined) return site.exact ? setValue(document, path, [value]) : [];
  if (site.field.separator === "+=") return appendField(document, value, site);
  const last = node.kind === "concatenation" ? node.pieces.at(-1) : node;
  const style = styleOf(document, site.container);
  if (last?.kind === "list") {
    const oneLine = isOneLine(document, last);
    const indent = oneLine ? indentAt(document.text, last.start) : entryIndent(document, last, style);
    return insertEntry(document, last, renderStyled(value, style, indent, oneLine), style);
  }
  if (last?.kind === "substitution") {
    const item = renderStyled(value, style, indentAt(document.text, last.start), true);
    return [replacement({ start: last.end, end: last.end }, ` [${item}]`)];
  }
  return [];
}

/** One more `key += item` behind the last. */
function appendField(document: HoconDocument, value: PlainValue, site: Site): readonly TextEdit[] {
  const { field, container } = site;
  const style = styleOf(document, container);
  const lead = document.text.slice(field.key.start, field.value?.start ?? field.key.end);
  const oneLine = isOneLine(document, container);
  const text = lead + renderStyled(value, style, indentAt(document.text, field.start), oneLine);
  return insertEntry(document, container, text, style, field);
}

/** Removes the item with that index from the list at a path. Items that a substitution brings cannot be removed here. */
export function removeFromList(
  document: HoconDocument,
  path: readonly string[],
  index: number,
): readonly TextEdit[] {
  const found = findItem(document, path, index);
  if (found === undefined) return [];
  const { site, list, node } = found;
  if (list !== undefined) return deletions(removeEntry(document, list, node));
  if (found.isOnly) {
    const style = styleOf(document, site.container);
    return [replacement({ start: site.field.key.end, end: site.field.end }, `${style.separator}[]`)];
  }
  return deletions(removeEntry(document, site.container, site.field));
}

/** Replaces one element of a list, keeping its place and the comments around it. */
export function replaceInList(
  document: HoconDocument,
  path: readonly string[],
  index: number,
  value: PlainValue,
): readonly TextEdit[] {
  const found = findItem(document, path, index);
  if (found === undefined) return [];
  const { node, list, site } = found;
  const style = styleOf(document, site.container);
  const oneLine = isOneLine(document, list ?? site.container);
  const text = renderStyled(value, style, indentAt(document.text, node.start), oneLine);
  return document.text.slice(node.start, node.end) === text ? [] : [replacement(node, text)];
}

interface Item {
  readonly node: ValueNode;
  /** The list literal that holds it; absent for `key += item`. */
  readonly list: ListNode | undefined;
  readonly site: Site;
  /** Whether the text sets the path nowhere else. */
  readonly isOnly: boolean;
}

/** The node of a resolved item, if it stands in a place of its own path. */
function findItem(document: HoconDocument, path: readonly string[], index: number): Item | undefined {
  const { root } = resolve([{ file: "", document }]);
  const value = getPath(root, path);
  const range = value?.kind === "list" ? value.items[index]?.origin.range : undefined;
  if (range === undefined) return undefined;
  const { visible } = findSites(document, path);
  for (const site of visible) {
    if (!site.exact || site.field.value === undefined || !contains(site.field, range)) continue;
    const isOnly = visible.length === 1;
    if (site.field.separator === "+=") return { node: site.field.value, list: undefined, site, isOnly };
    const pieces = site.field.value.kind === "concatenation" ? site.field.value.pieces : [site.field.value];
    for (const list of pieces) {
      if (list.kind !== "list") continue;
      const node = list.items.find((item) => item.start === range.start && item.end === range.end);
      if (node !== undefined) return { node, list, site, isOnly };
    }
  }
  return undefined;
}

function contains(field: FieldNode, range: TextRange): boolean {
  return field.start <= range.start && range.end <= field.end;
}
