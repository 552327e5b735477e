/** Reads a Java regular expression as terms. Throws `InvalidPattern`. */

import { readCharacterClass } from "./character-class.ts";
import { isLineTerminator, isWord, not } from "./character-properties.ts";
import { readEscape } from "./escapes.ts";
import { readGroup } from "./groups.ts";
import type { CodePointTest, NodeFactory, PatternNode, Position } from "./nodes.ts";
import { InvalidPattern, noFlags, type PatternReader, peek, take, takeText, takeUntil } from "./reader.ts";

export interface ParsedPattern {
  readonly node: PatternNode;
  readonly groupCount: number;
  /** False where Java accepts a construct that the terms cannot express. */
  readonly isSupported: boolean;
}

export function parsePattern(text: string, nodes: NodeFactory): ParsedPattern {
  const reader: PatternReader = {
    characters: Array.from(withoutQuotation(text)),
    at: 0,
    flags: noFlags,
    groupCount: 0,
    groupNames: new Set(),
    isSupported: true,
  };
  const node = readAlternatives(reader, nodes);
  if (peek(reader) !== undefined) throw new InvalidPattern("A ')' closes no group.");
  return { node, groupCount: reader.groupCount, isSupported: reader.isSupported };
}

/** `\Q…\E` with every character escaped that could mean something. */
function withoutQuotation(text: string): string {
  return text.replace(/\\Q([\s\S]*?)(?:\\E|$)|\\[\s\S]/g, (whole, quoted: string | undefined) =>
    quoted === undefined ? whole : quoted.replace(/[^a-zA-Z0-9\u0080-\uffff]/g, "\\$&"),
  );
}

/** Up to the end or the `)` of the group, which is left. Inline flags hold to the end of their group. */
function readAlternatives(reader: PatternReader, nodes: NodeFactory): PatternNode {
  const outer = reader.flags;
  const options = [readSequence(reader, nodes)];
  while (takeText(reader, "|")) options.push(readSequence(reader, nodes));
  reader.flags = outer;
  return nodes.choice(options);
}

function readSequence(reader: PatternReader, nodes: NodeFactory): PatternNode {
  const items: PatternNode[] = [];
  for (;;) {
    skipComments(reader);
    const next = peek(reader);
    if (next === undefined || next === "|" || next === ")") break;
    items.push(readQuantified(reader, nodes));
  }
  return items.reduceRight((rest, item) => nodes.sequence(item, rest), nodes.empty);
}

function skipComments(reader: PatternReader): void {
  if (!reader.flags.comments) return;
  for (let next = peek(reader); next !== undefined; next = peek(reader)) {
    if (next === "#") while (peek(reader) !== undefined && take(reader) !== "\n");
    else if (/\s/.test(next)) reader.at++;
    else return;
  }
}

function readQuantified(reader: PatternReader, nodes: NodeFactory): PatternNode {
  const atom = readAtom(reader, nodes);
  skipComments(reader);
  const count = readQuantifier(reader);
  if (count === undefined) return atom;
  // Reluctant quantifiers match the same whole texts as greedy ones; possessive ones do not.
  if (!takeText(reader, "?") && takeText(reader, "+")) reader.isSupported = false;
  return nodes.repeat(atom, count.min, count.max);
}

function readQuantifier(reader: PatternReader): { readonly min: number; readonly max: number } | undefined {
  if (takeText(reader, "*")) return { min: 0, max: Number.POSITIVE_INFINITY };
  if (takeText(reader, "+")) return { min: 1, max: Number.POSITIVE_INFINITY };
  if (takeText(reader, "?")) return { min: 0, max: 1 };
  if (!takeText(reader, "{")) return undefined;
  const min = readCount(reader);
  if (min === undefined) throw new InvalidPattern("A '{' must be followed by a number of repetitions.");
  let max = min;
  if (takeText(reader, ",")) max = readCount(reader) ?? Number.POSITIVE_INFINITY;
  if (!takeText(reader, "}")) throw new InvalidPattern("A number of repetitions is not closed with '}'.");
  if (max < min) throw new InvalidPattern("A repetition's maximum is smaller than its minimum.");
  return { min, max };
}

function readCount(reader: PatternReader): number | undefined {
  let digits = "";
  for (let next = peek(reader); next !== undefined && /[0-9]/.test(next); next = peek(reader)) {
    digits += next;
    reader.at++;
  }
  const count = digits === "" ? undefined : Number(digits);
  if (count !== undefined && count > 0x7fffffff) throw new InvalidPattern("A repetition is too large.");
  return count;
}

function readAtom(reader: PatternReader, nodes: NodeFactory): PatternNode {
  const character = take(reader) ?? "";
  switch (character) {
    case "(":
      return readGroup(reader, nodes, readAlternatives);
    case "[":
      return nodes.character(withCase(reader, readCharacterClass(reader)));
    case "\\":
      return readEscapedAtom(reader, nodes);
    case ".":
      return nodes.character(reader.flags.dotAll ? () => true : not(isLineTerminator));
    case "^":
      return nodes.assertion(reader.flags.multiline ? isLineStart : isStart);
    case "$":
      return nodes.assertion(reader.flags.multiline ? isLineEnd : isEndOrLastTerminator);
    case "*":
    case "+":
    case "?":
    case "{":
      throw new InvalidPattern(`Nothing stands before '${character}' that could be repeated.`);
  }
  return literal(reader, nodes, character.codePointAt(0) ?? 0);
}

function literal(reader: PatternReader, nodes: NodeFactory, codePoint: number): PatternNode {
  return nodes.character(withCase(reader, (cp) => cp === codePoint));
}

function readEscapedAtom(reader: PatternReader, nodes: NodeFactory): PatternNode {
  const letter = take(reader);
  switch (letter) {
    case undefined:
      throw new InvalidPattern("The pattern ends with a backslash.");
    case "b":
      return nodes.assertion(isWordBoundary);
    case "B":
      return nodes.assertion((position) => !isWordBoundary(position));
    case "A":
    case "G":
      return nodes.assertion(isStart);
    case "z":
      return nodes.assertion(isEnd);
    case "Z":
      return nodes.assertion(isEndOrLastTerminator);
    case "R":
      return nodes.choice([
        nodes.sequence(
          nodes.character((cp) => cp === 0x0d),
          nodes.character((cp) => cp === 0x0a),
        ),
        nodes.character((cp) => cp === 0x0b || cp === 0x0c || isLineTerminator(cp)),
      ]);
    case "k":
      if (!takeText(reader, "<")) throw new InvalidPattern("A group name must follow \\k.");
      if (!reader.groupNames.has(takeUntil(reader, ">"))) {
        throw new InvalidPattern("\\k names a group that does not exist.");
      }
      return unsupported(reader, nodes);
    case "X":
      return unsupported(reader, nodes);
  }
  // References to what a group matched are no regular language.
  if (/[1-9]/.test(letter)) return unsupported(reader, nodes);
  const escaped = readEscape(reader, letter);
  return escaped.kind === "codePoint"
    ? literal(reader, nodes, escaped.value)
    : nodes.character(withCase(reader, escaped.test));
}

function unsupported(reader: PatternReader, nodes: NodeFactory): PatternNode {
  reader.isSupported = false;
  return nodes.nothing;
}

/** Java ignores the case of ASCII letters only, unless told otherwise. */
function withCase(reader: PatternReader, test: CodePointTest): CodePointTest {
  if (!reader.flags.ignoreCase) return test;
  return (cp) => {
    if (test(cp)) return true;
    const isLetter = (cp >= 0x41 && cp <= 0x5a) || (cp >= 0x61 && cp <= 0x7a);
    return isLetter && test(cp ^ 0x20);
  };
}

const isStart = ({ at }: Position) => at === 0;
const isEnd = ({ text, at }: Position) => at === text.length;

function isEndOrLastTerminator({ text, at }: Position): boolean {
  if (at === text.length) return true;
  if (at === text.length - 1) {
    const inPair = text[at] === 0x0a && text[at - 1] === 0x0d;
    return isLineTerminator(text[at] ?? 0) && !inPair;
  }
  return at === text.length - 2 && text[at] === 0x0d && text[at + 1] === 0x0a;
}

function isLineStart({ text, at }: Position): boolean {
  return at === 0 || (at < text.length && isLineTerminator(text[at - 1] ?? 0));
}

function isLineEnd({ text, at }: Position): boolean {
  return at === text.length || isLineTerminator(text[at] ?? 0);
}

function isWordBoundary({ text, at }: Position): boolean {
  return isWord(text[at - 1] ?? -1) !== isWord(text[at] ?? -1);
}
