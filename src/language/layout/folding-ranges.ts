import type { HoconDocument, TextRange, ValueNode } from "../../hocon/index.ts";
import { tokensOf } from "../../hocon/index.ts";

/** Objects, lists, multi-line strings and blocks of comments that span several lines, in the order of the text. */
export function foldingRanges(document: HoconDocument): readonly TextRange[] {
  const ranges: TextRange[] = [];
  addValue(document.root, true, ranges);
  addComments(document, ranges);
  return ranges
    .filter(({ start, end }) => document.text.slice(start, end).includes("\n"))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function addValue(value: ValueNode, isRoot: boolean, ranges: TextRange[]): void {
  switch (value.kind) {
    case "object":
      if (value.braced || !isRoot) ranges.push({ start: value.start, end: value.end });
      for (const member of value.members) {
        if (member.kind === "field" && member.value !== undefined) addValue(member.value, false, ranges);
      }
      return;
    case "list":
      ranges.push({ start: value.start, end: value.end });
      for (const item of value.items) addValue(item, false, ranges);
      return;
    case "concatenation":
      for (const piece of value.pieces) addValue(piece, false, ranges);
      return;
    case "scalar":
      if (value.form === "multiline") ranges.push({ start: value.start, end: value.end });
      return;
    case "substitution":
      return;
  }
}

/** Comments on lines of their own that follow each other without an empty line. */
function addComments(document: HoconDocument, ranges: TextRange[]): void {
  let block: { start: number; end: number } | undefined;
  let newlines = 0;
  const finish = () => {
    if (block !== undefined) ranges.push(block);
    block = undefined;
  };
  let isLineStart = true;
  for (const { kind, range } of tokensOf(document)) {
    if (kind === "newline") {
      newlines += 1;
      isLineStart = true;
      if (newlines > 1) finish();
    } else if (kind === "comment" && isLineStart) {
      block = { start: block?.start ?? range.start, end: range.end };
      newlines = 0;
    } else if (kind !== "whitespace") {
      finish();
      newlines = 0;
      isLineStart = false;
    }
  }
  finish();
}
