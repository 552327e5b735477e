// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HOCON writes substitutions as JavaScript writes templates.
/** The laws of edits, against a model on plain data. `npm run fuzz` tries many more texts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../document.ts";
import { resolve } from "../resolve/resolve.ts";
import { documents, paths, plainValues } from "../testing/documents.ts";
import { dataOf, violationOfRemove, violationOfSet, withoutValue, withValue } from "../testing/edit-model.ts";
import { applyEdits, type TextEdit } from "../text.ts";
import { getPath, type PlainValue, toPlain } from "../value.ts";
import { appendToList, removeFromList, replaceInList } from "./list-edits.ts";
import { renameKey } from "./remove-value.ts";

const path = paths();
const plain = plainValues();
const text = documents({ substitutions: false });

function read(source: string): PlainValue {
  return toPlain(resolve([{ file: "x", document: parse(source) }]).root);
}

function edited(source: string, edits: readonly TextEdit[]): string {
  const result = applyEdits(source, edits);
  expect(parse(result).problems, result).toEqual([]);
  return result;
}

const runs = { numRuns: 150 };

describe("setValue", () => {
  it("gives the value at the path and leaves all else, and nothing when repeated", () => {
    fc.assert(
      fc.property(text, path, plain, (source, to, value) => {
        expect(violationOfSet(source, to, value)).toBeUndefined();
      }),
      runs,
    );
  });
});

describe("setValue behind an include", () => {
  it("gives the value at the path and leaves all else, and nothing when repeated", () => {
    fc.assert(
      fc.property(text, path, plain, (source, to, value) => {
        expect(violationOfSet(`include "other"\n${source}`, to, value)).toBeUndefined();
      }),
      runs,
    );
  });
});

describe("removeValue", () => {
  it("takes the value away and leaves all else", () => {
    fc.assert(
      fc.property(text, path, (source, to) => {
        expect(violationOfRemove(source, to)).toBeUndefined();
      }),
      runs,
    );
  });
});

describe("the texts of these laws", () => {
  it("are mostly well-formed, so that the laws say something", () => {
    const sample = fc.sample(text, { numRuns: 100, seed: 1 });
    expect(sample.filter((source) => dataOf(source) !== undefined).length).toBeGreaterThan(60);
  });
});

describe("renameKey", () => {
  it("moves the value to the new key", () => {
    fc.assert(
      fc.property(text, path, (source, to) => {
        fc.pre(dataOf(source) !== undefined);
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
        fc.pre(dataOf(source) !== undefined && !/\b1\b"? *[.=:+{]/.test(source));
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
