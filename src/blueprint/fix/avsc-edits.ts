/** Edits of the JSON text of a schema that keep its layout. */
import type { HoconObject, HoconValue, TextEdit } from "../../hocon/index.ts";
import { textOf } from "./avsc-places.ts";

/** Adds a key before the object's closing brace, in the layout of its last entry. */
export function addEntry(
  text: string,
  object: HoconObject,
  key: string,
  json: unknown,
): TextEdit | undefined {
  const { start, end } = object.origin.range;
  const source = text.slice(start, end);
  if (!source.endsWith("}") || object.fields.has(key)) return undefined;
  return insertLast(text, start, end, `${JSON.stringify(key)}: ${JSON.stringify(json)}`);
}

export function addAlias(text: string, object: HoconObject, alias: string): TextEdit | undefined {
  const aliases = object.fields.get("aliases");
  if (aliases === undefined) return addEntry(text, object, "aliases", [alias]);
  return aliases.kind === "list" ? appendItem(text, aliases, alias) : undefined;
}

/** Makes a number type wider; undefined where another type stands there, or one that a logical type gives a meaning. */
export function widenType(text: string, type: HoconValue, from: string, to: string): TextEdit | undefined {
  const word = type.kind === "object" ? type.fields.get("type") : type;
  if (word === undefined || textOf(word) !== from) return undefined;
  if (type.kind === "object" && type.fields.has("logicalType")) return undefined;
  return replace(text, word, JSON.stringify(to));
}

/** Adds a branch to a union, or makes a union of another type, which stays first: a default is of the first branch. */
export function addBranch(text: string, type: HoconValue, branch: unknown): TextEdit | undefined {
  if (type.kind === "list") return appendItem(text, type, branch);
  const { start, end } = type.origin.range;
  return replace(text, type, `[${text.slice(start, end)}, ${JSON.stringify(branch)}]`);
}

function appendItem(
  text: string,
  list: Extract<HoconValue, { kind: "list" }>,
  item: unknown,
): TextEdit | undefined {
  const { start, end } = list.origin.range;
  if (list.items.length === 0 || text[end - 1] !== "]") return undefined;
  return insertLast(text, start, end, JSON.stringify(item));
}

/** Puts an entry after the last one of the object or list at the range, on a line of its own where that has one. */
function insertLast(text: string, start: number, end: number, entry: string): TextEdit {
  const inside = text.slice(start, end - 1).trimEnd();
  const at = start + inside.length;
  const lines = inside.split("\n");
  const indent = lines.length > 1 ? `\n${/^\s*/.exec(lines.at(-1) ?? "")?.[0] ?? ""}` : " ";
  return { range: { start: at, end: at }, newText: `,${indent}${entry}` };
}

function replace(text: string, value: HoconValue, newText: string): TextEdit | undefined {
  const { range } = value.origin;
  // What comes from elsewhere, or is no JSON, is not ours to rewrite.
  return /^["{[]/.test(text.slice(range.start, range.end)) ? { range, newText } : undefined;
}
