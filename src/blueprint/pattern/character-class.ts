/** Bracketed character classes of Java's `Pattern`: ranges, nested classes (unions) and `&&` (intersections). */
import { anyOf, not } from "./character-properties.ts";
import { readEscape } from "./escapes.ts";
import type { CodePointTest } from "./nodes.ts";
import { InvalidPattern, type PatternReader, peek, take, takeText } from "./reader.ts";

/** Reads the class whose `[` was taken, up to and with its `]`. */
export function readCharacterClass(reader: PatternReader): CodePointTest {
  const negative = takeText(reader, "^");
  let union: CodePointTest[] = [];
  const intersected: CodePointTest[] = [];
  for (let first = true; ; first = false) {
    const next = take(reader);
    if (next === undefined) throw new InvalidPattern("A character class is not closed with ']'.");
    // A bracket right after the opening one is a literal.
    if (next === "]" && !first) break;
    if (next === "[") union.push(readCharacterClass(reader));
    else if (next === "&" && takeText(reader, "&")) {
      if (union.length > 0) intersected.push(anyOf(...union));
      union = [];
    } else union.push(readMember(reader, next));
  }
  if (union.length > 0) intersected.push(anyOf(...union));
  const test: CodePointTest = (cp) => intersected.every((one) => one(cp));
  return negative ? not(test) : test;
}

function readMember(reader: PatternReader, first: string): CodePointTest {
  const start = readBound(reader, first);
  if (typeof start === "function") return start;
  const next = peek(reader, 1);
  if (peek(reader) !== "-" || next === undefined || next === "]" || next === "[") {
    return (cp) => cp === start;
  }
  reader.at++;
  const end = readBound(reader, take(reader) ?? "");
  if (typeof end === "function" || end < start) {
    throw new InvalidPattern("A character range ends before it starts.");
  }
  return (cp) => cp >= start && cp <= end;
}

function readBound(reader: PatternReader, first: string): number | CodePointTest {
  if (first !== "\\") return first.codePointAt(0) ?? 0;
  const letter = take(reader);
  if (letter === undefined) throw new InvalidPattern("The pattern ends with a backslash.");
  const escaped = readEscape(reader, letter);
  return escaped.kind === "codePoint" ? escaped.value : escaped.test;
}
