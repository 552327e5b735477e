import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { yamlText } from "./yaml-text.ts";

const tricky = [
  "yes",
  "No",
  "on",
  "OFF",
  "y",
  "true",
  "null",
  "~",
  "",
  " ",
  "1e3",
  "0o7",
  "0x1F",
  "017",
  "1_000",
  "1:30",
  "190:20:30",
  ".inf",
  ".NaN",
  "-",
  "- a",
  "? a",
  "a: b",
  "a #b",
  "#a",
  "@a",
  "`a",
  "%a",
  "!a",
  "&a",
  "*a",
  "[a",
  "{a",
  "|",
  ">",
  "=",
  "<<",
  "2001-12-14",
  "12e03",
  "-0.0",
  "a\nb",
  "a\nb\n",
  "a\n\nb\n\n",
  "  a\nb",
  "a \nb",
  "a\tb",
  "a\r\nb",
  "a\u2028b",
  "a\u0085b",
  "\ufeffa",
  "a\u0000b",
  "'",
  '"',
  "\\",
  "é",
  "😀",
  "---",
  "...",
  "a:",
  ":a",
  "key: |",
  "10 s",
  "file:///mnt/x",
  "docker.io/a@sha256:0b",
]; // prettier-ignore

describe("yamlText", () => {
  it.each(tricky)("keeps %j a string for readers of YAML 1.1 and 1.2, as value and as key", (text) => {
    const value = { key: text, list: [text], [text]: "x" };
    const written = yamlText(value);
    for (const version of ["1.1", "1.2"] as const) {
      expect(parse(written, { version, merge: false })).toEqual(value);
    }
  });

  it("keeps any strings", () => {
    const character = fc.oneof(
      fc.constantFrom(..." \n\t\r:#-'\"\\|>&*?[]{},%@`~=yn01.é\u0085\u2028\ufeff😀"),
      fc
        .integer({ min: 0, max: 0x10_ffff - 0x800 })
        .map((n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800)),
    );
    const text = fc.string({ unit: character, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text)), { maxKeys: 5 }),
        (value) => {
          const written = yamlText(value);
          for (const version of ["1.1", "1.2"] as const) {
            expect(parse(written, { version, merge: false })).toEqual({ ...value });
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("writes what a person likes to read", () => {
    const value = {
      image: "example/shop:1",
      path: "file:///mnt/flink",
      text: "two\nlines\n",
      list: ["a"],
      wait: "10 s",
    };
    expect(yamlText(value)).toBe(
      'image: example/shop:1\npath: file:///mnt/flink\ntext: |\n  two\n  lines\nlist:\n- a\nwait: "10 s"\n',
    );
  });
});
