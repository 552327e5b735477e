import type { SemanticToken } from "../../../language/index.ts";
import type { TextPositions } from "../textPositions.ts";
import { tokenTypes } from "./lineColours.ts";

/**
 * Tokens as editors take them: five numbers each (lines and columns relative to the token before, length, type,
 * modifiers). A token over several lines becomes one per line.
 */
export function encodeTokens(tokens: readonly SemanticToken[], positions: TextPositions): Uint32Array {
  const numbers: number[] = [];
  let line = 1;
  let column = 1;
  for (const token of tokens) {
    const type = tokenTypes.indexOf(token.type);
    const end = positions.toPosition(token.range.end);
    let start = positions.toPosition(token.range.start);
    while (start.lineNumber <= end.lineNumber) {
      const isLast = start.lineNumber === end.lineNumber;
      const stop = isLast ? end.column : endColumn(positions, start.lineNumber);
      if (stop > start.column) {
        const delta = start.lineNumber - line;
        numbers.push(
          delta,
          delta === 0 ? start.column - column : start.column - 1,
          stop - start.column,
          type,
          0,
        );
        line = start.lineNumber;
        column = start.column;
      }
      start = { lineNumber: start.lineNumber + 1, column: 1 };
    }
  }
  return Uint32Array.from(numbers);
}

function endColumn(positions: TextPositions, lineNumber: number): number {
  const end = positions.toOffset({ lineNumber, column: Number.MAX_SAFE_INTEGER });
  return positions.toPosition(end).column;
}
