import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textPositions, toEditorRange, toTextRange } from "./textPositions.ts";

describe("textPositions", () => {
  it.each([
    ["", 0, 1, 1],
    ["ab", 2, 1, 3],
    ["a\nb", 2, 2, 1],
    ["a\r\nb", 3, 2, 1],
    ["a\rb", 2, 2, 1],
    ["a\r\nb\nc\rd", 7, 4, 1],
    ["\uFEFFa", 1, 1, 1],
    ["\uFEFFa", 2, 1, 2],
    ["a\n", 2, 2, 1],
  ])("%j at %i is %i:%i and back", (text, offset, lineNumber, column) => {
    const positions = textPositions(text);
    expect(positions.toPosition(offset)).toEqual({ lineNumber, column });
    expect(positions.toOffset({ lineNumber, column })).toBe(offset);
  });

  it("counts the last line, also when it is empty", () => {
    expect(textPositions("a\nb\n").lineCount).toBe(3);
  });

  it("keeps offsets inside a line end on the line", () => {
    expect(textPositions("a\r\nb").toPosition(2)).toEqual({ lineNumber: 1, column: 2 });
  });

  it("keeps positions outside of the text inside it", () => {
    const positions = textPositions("ab\nc");
    expect(positions.toOffset({ lineNumber: 9, column: 9 })).toBe(4);
    expect(positions.toOffset({ lineNumber: 1, column: 99 })).toBe(2);
    expect(positions.toPosition(99)).toEqual({ lineNumber: 2, column: 2 });
  });

  it("converts ranges both ways", () => {
    const positions = textPositions("one\ntwo\nthree");
    const range = { start: 2, end: 9 };
    const inEditor = { startLineNumber: 1, startColumn: 3, endLineNumber: 3, endColumn: 2 };
    expect(toEditorRange(positions, range)).toEqual(inEditor);
    expect(toTextRange(positions, inEditor)).toEqual(range);
  });

  it("gives back every offset that does not stand inside a line end or a byte order mark", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\r\n", "é", "\uFEFF") });
    fc.assert(
      fc.property(texts, fc.nat(40), (text, at) => {
        const offset = Math.min(at, text.length);
        const isHidden =
          (text[offset - 1] === "\r" && text[offset] === "\n") || (offset === 0 && text[0] === "\uFEFF");
        const positions = textPositions(text);
        if (!isHidden) expect(positions.toOffset(positions.toPosition(offset))).toBe(offset);
      }),
    );
  });
});
