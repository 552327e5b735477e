/** What edits should do, said once more on plain data, and the laws that compare the two. */
import { parse } from "../document.ts";
import { removeValue } from "../edit/remove-value.ts";
import { samePlain } from "../edit/same-plain.ts";
import { setValue } from "../edit/set-value.ts";
import { resolve } from "../resolve/resolve.ts";
import { applyEdits, type TextEdit } from "../text.ts";
import { type PlainValue, toPlain } from "../value.ts";

interface Model {
  [key: string]: PlainValue;
}

/** What `include "other"` means in the texts of the laws. */
const OTHER = { file: "other", document: parse("a { b = 5, c = 6 }, b = 7, c.a.b = 1, d-e = [1]") };

/** The data of a text; undefined where it has problems, which the laws do not speak of. */
export function dataOf(text: string): PlainValue | undefined {
  const { root, problems } = resolve([{ file: "x", document: parse(text) }], { include: () => OTHER });
  return problems.length === 0 ? toPlain(root) : undefined;
}

function copy(value: PlainValue): PlainValue {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== "object" || value === null) return value;
  const result: Model = Object.create(null);
  for (const [key, field] of Object.entries(value)) result[key] = copy(field);
  return result;
}

function isObject(value: PlainValue | undefined): value is { readonly [key: string]: PlainValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The data with the value set, objects made on the way. */
export function withValue(data: PlainValue, to: readonly string[], value: PlainValue): PlainValue {
  const result = copy(data) as Model;
  let object = result;
  for (const key of to.slice(0, -1)) {
    const next = object[key];
    const inner: Model = isObject(next) ? (next as Model) : Object.create(null);
    object[key] = inner;
    object = inner;
  }
  object[to.at(-1) as string] = copy(value);
  return result;
}

export function withoutValue(data: PlainValue, to: readonly string[]): PlainValue {
  const result = copy(data) as Model;
  let object: PlainValue | undefined = result;
  for (const key of to.slice(0, -1)) object = isObject(object) ? object[key] : undefined;
  if (isObject(object)) delete (object as Model)[to.at(-1) as string];
  return result;
}

/** Whether a well-formed text stays so under the edits and then has this data; the text after them where not. */
function violation(text: string, edits: readonly TextEdit[], expected: PlainValue): string | undefined {
  const edited = applyEdits(text, edits);
  const data = dataOf(edited);
  return data !== undefined && samePlain(data, expected) ? undefined : edited;
}

/**
 * `setValue` gives the value at the path and leaves all else; doing it again changes nothing.
 * @returns the text after the edits where that is not so.
 */
export function violationOfSet(text: string, to: readonly string[], value: PlainValue): string | undefined {
  const data = dataOf(text);
  if (data === undefined) return undefined;
  const edits = setValue(parse(text), to, value);
  const edited = applyEdits(text, edits);
  const isSteady = setValue(parse(edited), to, value).length === 0;
  return isSteady ? violation(text, edits, withValue(data, to, value)) : edited;
}

/**
 * `removeValue` takes the value away and leaves all else.
 * @returns the text after the edits where that is not so.
 */
export function violationOfRemove(text: string, to: readonly string[]): string | undefined {
  const data = dataOf(text);
  if (data === undefined) return undefined;
  return violation(text, removeValue(parse(text), to), withoutValue(data, to));
}
