/** Inserting and removing one entry of an object or list, with the comma, newline and comments that go with it. */
import type { HoconDocument } from "../document.ts";
import type { ListNode, ObjectNode } from "../syntax.ts";
import type { TextEdit, TextRange } from "../text.ts";
import * as t from "../tokens.ts";
import { indentAt, type Style, startsLine } from "./layout.ts";

export type Container = ObjectNode | ListNode;

function entriesOf(container: Container): readonly TextRange[] {
  return container.kind === "object" ? container.members : container.items;
}

/** Whether the container stands on one line, so that what is added to it must too. */
export function isOneLine(document: HoconDocument, container: Container): boolean {
  if (container.kind === "object" && !container.braced) return false;
  if (document.text.slice(container.start, container.end).includes("\n")) return false;
  if (entriesOf(container).length > 0 || container.kind === "list") return true;
  // An empty object opens up, unless it is itself an entry among others on its line.
  return !isLastOnLine(document, container.end) || !isFirstOnLine(document, container.start);
}

function isLastOnLine(document: HoconDocument, offset: number): boolean {
  return /^[^\S\n]*(?:,[^\S\n]*)?(?:\n|#|\/\/|$)/.test(document.text.slice(offset, offset + 200));
}

/** Whether no other bracket is open on the line before the offset. */
function isFirstOnLine(document: HoconDocument, offset: number): boolean {
  const lineStart = document.text.lastIndexOf("\n", offset - 1) + 1;
  return !/[[{]/.test(document.text.slice(lineStart, offset));
}

/** The indentation of an entry added behind `after` (the last one when absent). */
export function entryIndent(document: HoconDocument, container: Container, style: Style): string {
  const { text } = document;
  const sibling = entriesOf(container).findLast((entry) => startsLine(text, entry.start));
  if (sibling !== undefined) return indentAt(text, sibling.start);
  if (container.kind === "object" && !container.braced) return "";
  return indentAt(text, container.start) + style.unit;
}

/** Inserts an entry behind `after`, or at the start of an empty container. */
export function insertEntry(
  document: HoconDocument,
  container: Container,
  entry: string,
  style: Style,
  after = entriesOf(container).at(-1),
): readonly TextEdit[] {
  const oneLine = isOneLine(document, container);
  const indent = oneLine ? "" : entryIndent(document, container, style);
  if (after === undefined) return [insertFirst(document, container, entry, style, oneLine, indent)];
  const tail = tailOf(document, after);
  const entries = entriesOf(container);
  const next = entries[entries.indexOf(after) + 1];
  const commas = oneLine || usesCommas(document, container);
  if (oneLine) {
    const place = tail.comma?.end ?? after.end;
    const closing = next === undefined ? tail.comma !== undefined : true;
    const before = tail.comma === undefined ? ", " : " ";
    return [insertion(place, before + entry + (closing && tail.comma !== undefined ? "," : ""))];
  }
  const edits: TextEdit[] = [];
  const isTailComma = tail.comma !== undefined;
  if (commas && !isTailComma && next === undefined && !endsOpenString(document, after.end)) {
    edits.push(insertion(after.end, ","));
  }
  const sharesLine = !tail.endsLine;
  if (sharesLine && next === undefined && !isClosing(document, container, tail.next)) {
    return [insertion(lineEnd(document, tail.next), style.newline + indent + entry)];
  }
  const place = sharesLine ? (tail.comma?.end ?? after.end) : tail.end;
  // What follows on the same line must stay apart from the new entry.
  const needsNewline = sharesLine && next !== undefined;
  const comma = commas && (isTailComma || next !== undefined) ? "," : "";
  const end = needsNewline ? style.newline + indent : "";
  edits.push(insertion(place, style.newline + indent + entry + comma + end));
  return edits;
}

/** Whether the token closes the container; else what follows the last entry on its line is no HOCON. */
function isClosing(document: HoconDocument, container: Container, token: number): boolean {
  return document.tokens.starts[token] === container.end - 1;
}

/** Where the line of a token ends. */
function lineEnd(document: HoconDocument, token: number): number {
  const { kinds, count } = document.tokens;
  let index = token;
  while (index < count && kinds[index] !== t.T_NEWLINE) index++;
  return startOfToken(document, index);
}

/** Whether a string without closing quote ends here, which would take up a comma behind it. */
function endsOpenString(document: HoconDocument, offset: number): boolean {
  return document.problems.some(({ code, range }) => code === "unterminated-string" && range.end === offset);
}

function insertFirst(
  document: HoconDocument,
  container: Container,
  entry: string,
  style: Style,
  oneLine: boolean,
  indent: string,
): TextEdit {
  const { text } = document;
  if (container.kind === "object" && !container.braced) {
    const gap = text === "" || text.endsWith("\n") ? "" : style.newline;
    const place = text.trimEnd() === "" && !text.includes("\n") ? 0 : text.length;
    return place === 0
      ? {
          range: { start: 0, end: 0 },
          newText: text.startsWith("\ufeff") ? ` ${entry}` : entry + (text === "" ? style.newline : ""),
        }
      : insertion(place, gap + entry + style.newline);
  }
  const open = container.start + 1;
  const close = container.closed ? container.end - 1 : container.end;
  const inside = text.slice(open, close);
  if (oneLine && inside.trim() === "") {
    const space = container.kind === "object" || inside !== "" ? " " : "";
    return { range: { start: open, end: close }, newText: space + entry + space };
  }
  const lineIndent = indentAt(text, container.start);
  if (inside.trim() === "") {
    const newText = style.newline + indent + entry + style.newline + lineIndent;
    return { range: { start: open, end: close }, newText };
  }
  // Only comments stand inside: the entry goes behind them, before the line of the closing bracket.
  const lastNewline = text.lastIndexOf("\n", close - 1);
  const place = lastNewline > open ? lastNewline - (text.charAt(lastNewline - 1) === "\r" ? 1 : 0) : close;
  return insertion(
    place,
    style.newline + indent + entry + (place === close ? style.newline + lineIndent : ""),
  );
}

function insertion(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}

interface Tail {
  /** The comma behind an entry on its line. */
  readonly comma: TextRange | undefined;
  /** Behind the comma and the comment that follow on the line, before its newline. */
  readonly end: number;
  /** Whether nothing but those follows on the line. */
  readonly endsLine: boolean;
  /** Index of the token behind. */
  readonly next: number;
}

function tailOf(document: HoconDocument, entry: TextRange): Tail {
  const { kinds, starts, count } = document.tokens;
  let index = entry.end >= document.text.length ? count : t.tokenAt(document.tokens, entry.end);
  let comma: TextRange | undefined;
  let end = entry.end;
  for (; index < count; index++) {
    const kind = kinds[index];
    const range = { start: starts[index] as number, end: starts[index + 1] as number };
    if (kind === t.T_COMMA && comma === undefined) comma = range;
    else if (kind !== t.T_SPACE && kind !== t.T_COMMENT) break;
    if (kind !== t.T_SPACE) end = range.end;
  }
  return { comma, end, endsLine: index === count || kinds[index] === t.T_NEWLINE, next: index };
}

function usesCommas(document: HoconDocument, container: Container): boolean {
  const entries = entriesOf(container);
  if (entries.length === 1)
    return commaBetween(document, entries[0]?.end ?? 0, container.end) !== undefined || isJson(document);
  const from = entries.at(-2);
  const to = entries.at(-1);
  return from !== undefined && to !== undefined && commaBetween(document, from.end, to.start) !== undefined;
}

function isJson(document: HoconDocument): boolean {
  const { root } = document;
  const first = root.kind === "object" && root.braced ? root.members[0] : undefined;
  return first?.kind === "field" && first.separator === ":" && document.text.charAt(first.key.start) === '"';
}

function commaBetween(document: HoconDocument, start: number, end: number): TextRange | undefined {
  const { kinds, starts, count } = document.tokens;
  if (start >= document.text.length) return undefined;
  for (
    let index = t.tokenAt(document.tokens, start);
    index < count && (starts[index] as number) < end;
    index++
  ) {
    const kind = kinds[index];
    if (kind === t.T_COMMA) return { start: starts[index] as number, end: starts[index + 1] as number };
    if (kind !== t.T_SPACE && kind !== t.T_NEWLINE && kind !== t.T_COMMENT) return undefined;
  }
  return undefined;
}

/** The ranges to delete so that the entry is gone, with its comments, and its neighbours stay separated. */
export function removeEntry(
  document: HoconDocument,
  container: Container,
  entry: TextRange,
): readonly TextRange[] {
  const { text } = document;
  const entries = entriesOf(container);
  const position = entries.indexOf(entry);
  const previous = entries[position - 1];
  const next = entries[position + 1];
  const tail = tailOf(document, entry);
  const before = previous === undefined ? undefined : commaBetween(document, previous.end, entry.start);
  const isBraced = container.kind === "list" || container.braced;
  if (previous === undefined && next === undefined && isBraced && isOneLine(document, container)) {
    return [{ start: container.start + 1, end: container.closed ? container.end - 1 : container.end }];
  }
  const ranges: TextRange[] = [];
  // The comma behind goes with the entry; the last one takes the comma before it instead.
  const behind =
    tail.comma ?? (next === undefined ? undefined : commaBetween(document, entry.end, next.start));
  if (behind !== undefined && tail.comma === undefined) ranges.push(behind);
  const takesBefore = behind === undefined && next === undefined && before !== undefined;
  if (startsLine(text, entry.start)) {
    const comments = commentsAbove(document, entry.start);
    if (takesBefore) ranges.push(before);
    if (tail.endsLine) {
      ranges.push({ start: comments, end: endOfLine(text, tail.end) });
    } else {
      if (comments < lineStart(text, entry.start))
        ranges.push({ start: comments, end: lineStart(text, entry.start) });
      ranges.push({ start: entry.start, end: startOfToken(document, tail.next) });
    }
  } else if (takesBefore) {
    ranges.push({ start: before.start, end: tail.end });
  } else if (tail.endsLine && next !== undefined && previous !== undefined && before !== undefined) {
    // The entry ends a line that others began: the newline now separates them from the next.
    ranges.push({ start: before.start, end: tail.end });
  } else {
    ranges.push(
      tail.endsLine
        ? { start: behindBlanks(text, entry.start), end: tail.end }
        : { start: entry.start, end: startOfToken(document, tail.next) },
    );
  }
  return ranges;
}

function startOfToken(document: HoconDocument, index: number): number {
  return index >= document.tokens.count ? document.text.length : (document.tokens.starts[index] as number);
}

/** Start of the blanks before an offset. */
function behindBlanks(text: string, offset: number): number {
  let start = offset;
  while (text.charAt(start - 1) === " " || text.charAt(start - 1) === "\t") start--;
  return start;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  return newline < 0 ? text.length : newline + 1;
}

/** Start of the first of the comment lines directly above the line of an offset, or of that line itself. */
function commentsAbove(document: HoconDocument, offset: number): number {
  const { text } = document;
  let start = lineStart(text, offset);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const first = /\S/.exec(text.slice(above, start))?.index;
    if (first === undefined) break;
    const token = t.tokenAt(document.tokens, above + first);
    if (document.tokens.kinds[token] !== t.T_COMMENT || document.tokens.starts[token] !== above + first)
      break;
    start = above;
  }
  return start;
}
