import { describe, expect, it } from "vitest";
import { semanticTokens } from "../../../language/index.ts";
import { encodeTokens } from "./encodeTokens.ts";
import { colourLine, tokenTypes } from "./lineColours.ts";

/** The type of the token at a column of a line that follows the lines before it. */
function typeAt(lines: readonly string[], column: number): string | undefined {
  let inString = false;
  let tokens: ReturnType<typeof colourLine>["tokens"] = [];
  for (const line of lines) ({ tokens, endsInString: inString } = colourLine(line, inString));
  return tokens.findLast((token) => token.startIndex <= column)?.scopes;
}

describe("colourLine", () => {
  it.each([
    [["# note"], 2, "comment"],
    [["a = 1"], 0, "key"],
    [['a = "x # y"'], 9, "string"],
    [['a = """first', "# still a string"], 3, "string"],
    [['a = """first'], 8, "string"],
    [['a = """first', "b = 1", "{ more }"], 0, "string"],
    [['a = """first', 'last""" # note'], 9, "comment"],
    [['a = """one""" # note'], 16, "comment"],
    [['a = """', "", '"" not yet', '""""', "b = 1"], 0, "key"],
  ])("colours %j at %i as %s", (lines, column, type) => {
    expect(typeAt(lines, column)).toBe(type);
  });

  it.each([
    ['a = """', true],
    ['a = """"""', false],
    ['a = """""', true],
    ['a = """x"""', false],
    ['a = "x', false],
    ["", false],
  ])("%j leaves a multi-line string open: %s", (line, isOpen) => {
    expect(colourLine(line, false).endsInString).toBe(isOpen);
  });

  it("goes on inside a string over an empty line", () => {
    expect(colourLine("", true).endsInString).toBe(true);
  });

  it("gives tokens in order, from the start of the line", () => {
    const { tokens } = colourLine("  a.b = [1, {c = d}] // end", false);
    const starts = tokens.map((token) => token.startIndex);
    expect(starts[0]).toBe(0);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });
});

describe("encodeTokens", () => {
  /** The inverse: `line:column+length type`. */
  function decoded(text: string): readonly string[] {
    const numbers = encodeTokens(semanticTokens(text), text);
    const found: string[] = [];
    let line = 0;
    let column = 0;
    for (let at = 0; at < numbers.length; at += 5) {
      const [deltaLine = 0, deltaColumn = 0, length = 0, type = 0] = numbers.subarray(at, at + 5);
      column = deltaLine === 0 ? column + deltaColumn : deltaColumn;
      line += deltaLine;
      found.push(`${line}:${column}+${length} ${tokenTypes[type]}`);
    }
    return found;
  }

  it("says where tokens are, relative to each other", () => {
    expect(decoded("a = 1\n\n  b = 2 # c")).toEqual(
      expect.arrayContaining(["0:0+1 key", "0:4+1 number", "2:2+1 key", "2:6+1 number", "2:8+3 comment"]),
    );
  });

  it.each([
    ["\uFEFFa = 1", ["0:0+1 key", "0:2+1 punctuation", "0:4+1 number"]],
    ["# x\ry", ["0:0+3 comment", "1:0+1 comment"]],
    ["# 🚕\nb", ["0:0+4 comment", "1:0+1 key"]],
    ["", []],
  ])("counts lines and columns of %j as the editor does", (text, expected) => {
    expect(decoded(text)).toEqual(expected);
  });

  it("splits a token over several lines, leaving out empty ones", () => {
    const strings = decoded('a = """one\r\n\r\ntwo"""\r\nb = 1').filter((token) => token.endsWith("string"));
    expect(strings).toEqual(["0:4+6 string", "2:0+6 string"]);
  });
});
