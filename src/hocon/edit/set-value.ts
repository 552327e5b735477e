/** Setting a value. */
import type { HoconDocument } from "../document.ts";
import { renderPath } from "../path.ts";
import { isBareWord } from "../render.ts";
import { Scope } from "../resolve/scope.ts";
import { StaticReader } from "../resolve/static-values.ts";
import { type FieldNode, isDynamic, type ObjectNode, type ValueNode } from "../syntax.ts";
import type { TextEdit } from "../text.ts";
import { type PlainValue, toPlain } from "../value.ts";
import { deletions, replacement } from "./edits.ts";
import { entryIndent, insertEntry, isOneLine, removeEntry } from "./entries.ts";
import { indentAt, renderField, renderStyled, type Style, styleOf } from "./layout.ts";
import { samePlain } from "./same-plain.ts";
import { type Blocker, findSites, type Site, type Sites, sharedLength } from "./sites.ts";

/**
 * Sets the value at a path. Where the path is set already, the last of those places is changed and the others
 * that would add to the value go; else a field is added to the innermost object on the way.
 */
export function setValue(
  document: HoconDocument,
  path: readonly string[],
  value: PlainValue,
): readonly TextEdit[] {
  if (path.length === 0 || document.root.kind !== "object") return [];
  const sites = findSites(document, path);
  const target = sites.visible.findLast((site) => site.exact) ?? sites.visible.at(-1);
  if (target === undefined) return addValue(document, path, value, sites);
  const isObject = isPlainObject(value);
  const resetSite =
    isObject && sites.blocker?.dynamic === true ? findReset(document, sites.visible[0], target) : undefined;
  const needsReset = isObject && sites.blocker?.dynamic === true && resetSite === undefined;
  const others = obsolete(sites.visible, target, isObject).filter((site) => site !== resetSite);
  if (others.length === 0 && !needsReset && target.exact && holds(document, target.field, value)) return [];
  const removed = deletions(others.flatMap((site) => removeEntry(document, site.container, site.field)));
  const edits = [...removed, replaceAt(document, path, value, target)];
  return needsReset ? [...reset(document, path, target), ...edits] : edits;
}

/** The field that sets the path to null before anything else does, if it is there already. */
function findReset(document: HoconDocument, first: Site | undefined, target: Site): Site | undefined {
  const value = first?.exact === true && first !== target ? first.field.value : undefined;
  return value !== undefined && document.text.slice(value.start, value.end) === "null" ? first : undefined;
}

/** The other sites that would still count beside the target. */
function obsolete(sites: readonly Site[], target: Site, isObject: boolean): readonly Site[] {
  const position = sites.indexOf(target);
  return sites.filter((site, index) => site !== target && (isObject || index > position || !target.exact));
}

function replaceAt(
  document: HoconDocument,
  path: readonly string[],
  value: PlainValue,
  site: Site,
): TextEdit {
  const { field, container } = site;
  const style = styleOf(document, container);
  const oneLine = isOneLine(document, container);
  const indent = indentAt(document.text, field.start);
  const old = field.value;
  const isObject = isPlainObject(value);
  const keepsSeparator =
    field.separator === "=" || field.separator === ":" || (field.separator === "" && isObject);
  if (site.exact && old !== undefined && keepsSeparator) {
    const staysOnLine =
      oneLine || (old.kind === "object" && old.members.length > 0 && isOneLine(document, old));
    return replacement(old, renderLike(old, value) ?? renderStyled(value, style, indent, staysOnLine));
  }
  const last = field.key.elements[path.length - site.depth - 1];
  const keyEnd = site.exact ? field.key.end : (last?.end ?? field.key.end);
  const separator = isObject ? style.objectSeparator : style.separator;
  const range = { start: keyEnd, end: old?.end ?? Math.max(field.end, keyEnd) };
  return replacement(range, separator + renderStyled(value, style, indent, oneLine));
}

/** A string in the form of the one that it replaces, where it can have it: a bare word such as `10s`, or in triple quotes. */
function renderLike(old: ValueNode, value: PlainValue): string | undefined {
  if (old.kind !== "scalar" || typeof value !== "string") return undefined;
  if (old.form === "word") return isBareWord(value) ? value : undefined;
  const keepsQuotes = old.form === "multiline" && !value.includes('"""') && !value.endsWith('"');
  return keepsQuotes ? `"""${value}"""` : undefined;
}

/** Sets the path to null before the target, so that objects from elsewhere do not merge into the new one. */
function reset(document: HoconDocument, path: readonly string[], site: Site): readonly TextEdit[] {
  const style = styleOf(document, site.container);
  const isAlone = !isOneLine(document, site.container);
  const indent = indentAt(document.text, site.field.start);
  const field = renderField(path.slice(site.depth), null, style, indent, { oneLine: true, nested: false });
  const text = field + (isAlone ? style.newline + indent : ", ");
  return [{ range: { start: site.field.start, end: site.field.start }, newText: text }];
}

function addValue(
  document: HoconDocument,
  path: readonly string[],
  value: PlainValue,
  sites: Sites,
): readonly TextEdit[] {
  const { blocker } = sites;
  if (blocker !== undefined && !blocker.dynamic && blocker.field?.value !== undefined) {
    // Giving way must not bring back what the simple value has hidden, so it has to be the only one.
    const { visible, hidden, blocker: unseen } = findSites(document, path.slice(0, blocker.depth));
    if (visible.length + hidden.length === 1 && unseen?.dynamic !== true) {
      return [replaceBlocker(document, path, value, blocker.field, blocker)];
    }
  }
  const place = placeFor(sites, path, blocker);
  if (place === undefined) return [];
  const { object, depth, after } = place;
  const style = styleOf(document, object);
  const oneLine = isOneLine(document, object);
  const indent = oneLine ? "" : entryIndent(document, object, style);
  const rest = path.slice(depth);
  const nested = after === undefined && prefersNesting(object);
  const field = renderField(rest, value, style, indent, { oneLine, nested });
  const needsReset = isPlainObject(value) && blocker?.dynamic === true;
  const lead = needsReset
    ? renderField(rest, null, style, indent, { oneLine, nested }) + (oneLine ? ", " : style.newline + indent)
    : "";
  return insertEntry(document, object, lead + field, style, after ?? object.members.at(-1));
}

/** `a = 5` where `a.b` is set: the 5 gives way to an object. */
function replaceBlocker(
  document: HoconDocument,
  path: readonly string[],
  value: PlainValue,
  field: FieldNode,
  blocker: Blocker,
): TextEdit {
  const style = styleOf(document, undefined);
  const indent = indentAt(document.text, field.start);
  const rest = path.slice(blocker.depth);
  const nested = rest.reduceRight<PlainValue>((inner, key) => ({ [key]: inner }), value);
  const range = { start: field.key.end, end: field.value?.end ?? field.end };
  return replacement(range, style.objectSeparator + renderStyled(nested, style, indent, false));
}

interface Place {
  readonly object: ObjectNode;
  readonly depth: number;
  /** The last member that shares a beginning with the path, behind which to insert. */
  readonly after: FieldNode | undefined;
}

/** The innermost object on the way to the path that ends behind the blocker. */
function placeFor(sites: Sites, path: readonly string[], blocker: Blocker | undefined): Place | undefined {
  const from = blocker?.end ?? -1;
  let best: Place | undefined;
  for (const { object, depth } of sites.scaffolds) {
    if (object.end < from || (object.braced && object.end === from)) continue;
    if (best !== undefined && depth < best.depth) continue;
    best = { object, depth, after: undefined };
  }
  if (best === undefined) return undefined;
  const { object, depth } = best;
  const after = object.members.findLast(
    (member): member is FieldNode =>
      member.kind === "field" && member.end >= from && sharedLength(member, path, depth) > 0,
  );
  return { object, depth, after };
}

/** Whether the fields of an object nest rather than being dotted. */
function prefersNesting(object: ObjectNode): boolean {
  let nested = false;
  for (const member of object.members.slice(-50)) {
    if (member.kind !== "field") continue;
    if (member.key.elements.length > 1) return false;
    if (member.value?.kind === "object") nested = true;
  }
  return nested;
}

function holds(document: HoconDocument, field: FieldNode, value: PlainValue): boolean {
  if (field.value === undefined || field.separator === "+=" || isDynamic(field.value)) return false;
  const source = { file: "", text: document.text };
  return samePlain(toPlain(new StaticReader(new Scope()).value(source, field.value)), value);
}

function isPlainObject(value: PlainValue): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field that appends to the list at a path, for a place where its earlier value cannot be edited. */
export function addAppendingField(
  document: HoconDocument,
  path: readonly string[],
  value: PlainValue,
  sites: Sites,
): readonly TextEdit[] {
  const place = placeFor(sites, path, sites.blocker);
  if (place === undefined) return [];
  const { object, depth } = place;
  const style: Style = styleOf(document, object);
  const oneLine = isOneLine(document, object);
  const indent = oneLine ? "" : entryIndent(document, object, style);
  const text = `${renderPath(path.slice(depth))} += ${renderStyled(value, style, indent, oneLine)}`;
  return insertEntry(document, object, text, style);
}
