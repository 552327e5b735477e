import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scalaShape } from "../testing/scala-shape.ts";
import { camelCase } from "./camel-case.ts";
import { lineComment } from "./line-comment.ts";
import { scalaIdentifier, scalaPath, scalaString } from "./scala-text.ts";

const anyCharacter = fc.oneof(
  fc.constantFrom(...'\\u000a\n\r\t"`$/*\u2028\u0000 x😀'),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
);

describe("identifiers", () => {
  it.each([
    ["rides", "rides"],
    ["Outer$Inner", "Outer$Inner"],
    ["größe", "größe"],
    ["type", "`type`"],
    ["in-taxiride", "`in-taxiride`"],
    ["1st", "`1st`"],
    ["_", "`_`"],
    ["", "`-`"],
    ["a`b\nc", "`a-b-c`"],
    ["a\\u0060b", "`a-u0060b`"],
  ])("%j is %s", (name, identifier) => {
    expect(scalaIdentifier(name)).toBe(identifier);
  });

  it("are made part by part of a path", () => {
    expect(scalaPath("com.type.my-app")).toBe("com.`type`.`my-app`");
  });

  it.each([
    ["in-taxiride", "inTaxiride"],
    ["records-per-second", "recordsPerSecond"],
    ["In", "in"],
    ["2nd-try", "_2ndTry"],
    ["--", ""],
  ])("%j in camel case is %j", (name, camel) => {
    expect(camelCase(name)).toBe(camel);
  });
});

describe("texts", () => {
  it.each([
    ["plain", '"plain"'],
    ['say "hi"', '"say \\"hi\\""'],
    ["C:\\users", '"C:\\\\users"'],
    ["two\r\nlines", '"two\\r\\nlines"'],
    ["日", '"\\u65e5"'],
    ["\u0000", '"\\u0000"'],
  ])("%j is %s", (text, literal) => {
    expect(scalaString(text)).toBe(literal);
  });

  it("stay one literal, and one comment, whatever they hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        expect(scalaShape(`${scalaString(text)}x`)).toEqual({ code: '""x' });
        expect(lineComment(text)).toMatch(/^\/\/ .*$/);
        // Scala 2.12 turns such escapes into characters before it reads strings and comments.
        expect(`${scalaString(text)} ${lineComment(text)}`).not.toMatch(/(?<!\\)(?:\\\\)*\\u000[ad]/);
      }),
      { numRuns: 50 },
    );
  });
});
