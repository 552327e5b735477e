// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HOCON writes substitutions as JavaScript writes templates.
/** The laws of edits, against a model on plain data. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../document.ts";
import { resolve } from "../resolve/resolve.ts";
import { documents, KEYS } from "../testing/documents.ts";
import { applyEdits, type TextEdit } from "../text.ts";
import { getPath, type PlainValue, toPlain } from "../value.ts";
import { appendToList, removeFromList, replaceInList } from "./list-edits.ts";
import { removeValue, renameKey } from "./remove-value.ts";
import { setValue } from "./set-value.ts";

const path = fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 3 });
const plain = fc.letrec<{ value: PlainValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.oneof(
      fc.constantFrom("x", "a b", "", "//", "$" + "{a}", "1", "true", "in/"),
      fc.integer(),
      fc.boolean(),
      fc.string(),
    ),
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom("x", "y.z", "a"), tie("value"), { maxKeys: 2, noNullPrototype: false }),
    fc.constant(null),
  ),
})).value;
const text = documents({ substitutions: false });

interface Model {
  [key: string]: PlainValue;
}

function read(source: string): PlainValue {
  return toPlain(resolve([{ file: "x", document: parse(source) }]).root);
}

/** The data of a text; nothing where it has problems, which the laws do not speak of. */
function wellFormed(source: string): boolean {
  return resolve([{ file: "x", document: parse(source) }]).problems.length === 0;
}

function edited(source: string, edits: readonly TextEdit[]): string {
  const result = applyEdits(source, edits);
  expect(parse(result).problems, result).toEqual([]);
  return result;
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
function withValue(data: PlainValue, to: readonly string[], value: PlainValue): PlainValue {
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

function withoutValue(data: PlainValue, to: readonly string[]): PlainValue {
  const result = copy(data) as Model;
  let object: PlainValue | undefined = result;
  for (const key of to.slice(0, -1)) object = isObject(object) ? object[key] : undefined;
  if (isObject(object)) delete (object as Model)[to.at(-1) as string];
  return result;
}

const runs = { numRuns: 700 };

describe("setValue", () => {
  it("gives the value at the path and leaves all else", () => {
    fc.assert(
      fc.property(text, path, plain, (source, to, value) => {
        fc.pre(wellFormed(source));
        const result = edited(source, setValue(parse(source), to, value));
        expect(read(result), result).toEqual(withValue(read(source), to, value));
      }),
      runs,
    );
  });

  it("does nothing when repeated", () => {
    fc.assert(
      fc.property(text, path, plain, (source, to, value) => {
        fc.pre(wellFormed(source));
        const result = edited(source, setValue(parse(source), to, value));
        expect(setValue(parse(result), to, value)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("removeValue", () => {
  it("takes the value away and leaves all else", () => {
    fc.assert(
      fc.property(text, path, (source, to) => {
        fc.pre(wellFormed(source));
        const result = edited(source, removeValue(parse(source), to));
        expect(read(result), result).toEqual(withoutValue(read(source), to));
      }),
      runs,
    );
  });
});

describe("renameKey", () => {
  it("moves the value to the new key", () => {
    fc.assert(
      fc.property(text, path, (source, to) => {
        fc.pre(wellFormed(source));
        const data = read(source);
        const value = getPath(resolve([{ file: "x", document: parse(source) }]).root, to);
        const edits = renameKey(parse(source), to, "new name");
        const result = read(edited(source, edits));
        if (value === undefined) return;
        const moved = [...to.slice(0, -1), "new name"];
        expect(result).toEqual(withValue(withoutValue(data, to), moved, toPlain(value)));
      }),
      runs,
    );
  });
});

describe("list edits", () => {
  it("append, replace and remove one item and leave all else", () => {
    fc.assert(
      fc.property(text, path, plain, fc.nat(4), (source, to, value, place) => {
        // An object with numeric keys counts as a list when += follows, but its items are fields.
        fc.pre(wellFormed(source) && !/\b1\b"? *[.=:+{]/.test(source));
        const data = read(source);
        const found = getPath(resolve([{ file: "x", document: parse(source) }]).root, to);
        const items = found?.kind === "list" ? found.items.map(toPlain) : undefined;
        if (items === undefined) return;
        const appended = edited(source, appendToList(parse(source), to, value));
        expect(read(appended), appended).toEqual(withValue(data, to, [...items, value]));
        if (items.length === 0) return;
        const index = place % items.length;
        const removed = edited(source, removeFromList(parse(source), to, index));
        expect(read(removed), removed).toEqual(withValue(data, to, items.toSpliced(index, 1)));
        const replaced = edited(source, replaceInList(parse(source), to, index, value));
        expect(read(replaced), replaced).toEqual(withValue(data, to, items.with(index, value)));
      }),
      runs,
    );
  });
});
