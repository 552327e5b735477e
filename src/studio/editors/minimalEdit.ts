import type { TextEdit } from "../../hocon/index.ts";

/**
 * The one edit that turns `before` into `after` and touches least: what stands before and after the difference
 * stays, and with it cursors, folds and markers there. Undefined for equal texts. Never splits a `\r\n` or a
 * surrogate pair, which an editor would count differently.
 */
export function minimalEdit(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  if (start > 0 && (isInsidePair(before, start) || isInsidePair(after, start))) start -= 1;
  const splitsTail = () =>
    isInsidePair(before, before.length - tail) || isInsidePair(after, after.length - tail);
  if (tail > 0 && splitsTail()) tail -= 1;
  return {
    range: { start, end: before.length - tail },
    newText: after.slice(start, after.length - tail),
  };
}

function isInsidePair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const left = text.charCodeAt(offset - 1);
  const right = text.charCodeAt(offset);
  const isLineEnd = left === 13 && right === 10;
  const isSurrogatePair = left >= 0xd800 && left < 0xdc00 && right >= 0xdc00 && right < 0xe000;
  return isLineEnd || isSurrogatePair;
}
