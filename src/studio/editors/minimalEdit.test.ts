import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minimalEdit } from "./minimalEdit.ts";

describe("minimalEdit", () => {
  it.each([
    ["insertion", "ac", "abc", 1, 1, "b"],
    ["deletion", "abc", "ac", 1, 2, ""],
    ["replacement", "abc", "aXc", 1, 2, "X"],
    ["repeated letters", "aa", "aaa", 2, 2, "a"],
    ["a surrogate pair", "😀", "😁", 0, 2, "😁"],
    ["a line end", "a\r\n", "a\n", 1, 3, "\n"],
    ["a line end that grows", "a\n", "a\r\n", 1, 2, "\r\n"],
  ])("touches least for %s", (_, before, after, start, end, newText) => {
    expect(minimalEdit(before, after)).toEqual({ range: { start, end }, newText });
  });

  it("is undefined for equal texts", () => {
    expect(minimalEdit("same", "same")).toBeUndefined();
  });

  it("turns one text into the other", () => {
    const texts = fc.string({
      unit: fc.constantFrom("a", "b", "\r", "\n", "\ud83d", "\ude00"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const edit = minimalEdit(before, after);
        const { start, end } = edit?.range ?? { start: 0, end: 0 };
        expect(before.slice(0, start) + (edit?.newText ?? "") + before.slice(end)).toBe(after);
      }),
    );
  });
});
