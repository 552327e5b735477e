import type { SemanticToken } from "../../../language/index.ts";
import { tokenTypes } from "./lineColours.ts";

const byteOrderMark = 0xfeff;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Tokens as editors take them: five numbers each (lines and columns relative to the token before, length, type,
 * modifiers). A token over several lines becomes one per line. Goes through the text once.
 * @param tokens in the order of the text.
 */
export function encodeTokens(tokens: readonly SemanticToken[], text: string): Uint32Array {
  const numbers: number[] = [];
  let lastLine = 0;
  let lastColumn = 0;
  let line = 0;
  // The editor does not show a byte order mark.
  let lineStart = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  let offset = lineStart;

  function add(start: number, end: number, type: number): void {
    if (end <= start) return;
    const column = start - lineStart;
    numbers.push(line - lastLine, line === lastLine ? column - lastColumn : column, end - start, type, 0);
    lastLine = line;
    lastColumn = column;
  }

  for (const { range, type } of tokens) {
    const number = tokenTypes.indexOf(type);
    let start = Math.max(range.start, lineStart);
    for (; offset < range.end; offset++) {
      const code = text.charCodeAt(offset);
      const isLineEnd =
        code === lineFeed || (code === carriageReturn && text.charCodeAt(offset + 1) !== lineFeed);
      if (!isLineEnd) continue;
      const isPair = code === lineFeed && text.charCodeAt(offset - 1) === carriageReturn;
      if (offset >= start) add(start, isPair ? offset - 1 : offset, number);
      line++;
      lineStart = offset + 1;
      start = Math.max(range.start, lineStart);
    }
    add(start, range.end, number);
  }
  return new Uint32Array(numbers);
}
