import type { TextRange } from "../../hocon/index.ts";

/** A place as editors count it: lines and columns from 1, columns in UTF-16 units. */
export interface TextPosition {
  readonly lineNumber: number;
  readonly column: number;
}

/** Offsets of a file's text ⇄ lines and columns of the editor that shows it. */
export interface TextPositions {
  readonly lineCount: number;
  toPosition(offset: number): TextPosition;
  toOffset(position: TextPosition): number;
}

const byteOrderMark = 0xfeff;

/**
 * Line starts are found in the file's own text because an editor's text may differ from it: it hides a byte order
 * mark and makes mixed line ends equal. Lines and columns are the same in both, so all traffic goes through them.
 */
export function textPositions(text: string): TextPositions {
  const starts = lineStarts(text);

  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const endOf = (line: number): number => {
    const next = starts[line + 1];
    if (next === undefined) return text.length;
    return text[next - 1] === "\n" && text[next - 2] === "\r" && next - 2 >= (starts[line] ?? 0)
      ? next - 2
      : next - 1;
  };

  return {
    lineCount: starts.length,
    toPosition(offset) {
      const line = lineOf(offset);
      const inLine = Math.max(0, Math.min(offset, endOf(line)) - (starts[line] ?? 0));
      return { lineNumber: line + 1, column: inLine + 1 };
    },
    toOffset({ lineNumber, column }) {
      const line = Math.max(0, Math.min(lineNumber - 1, starts.length - 1));
      const start = starts[line] ?? 0;
      return Math.max(start, Math.min(start + column - 1, endOf(line)));
    },
  };
}

/** Offsets at which lines start, after `\r\n`, `\n` or `\r`. A byte order mark stands before the first line. */
function lineStarts(text: string): readonly number[] {
  const starts = [text.charCodeAt(0) === byteOrderMark ? 1 : 0];
  for (let index = starts[0] ?? 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}

/** The four numbers with which editors name a range. */
export interface EditorRange {
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

export function toEditorRange(positions: TextPositions, range: TextRange): EditorRange {
  const start = positions.toPosition(range.start);
  const end = positions.toPosition(range.end);
  return {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  };
}

export function toTextRange(positions: TextPositions, range: EditorRange): TextRange {
  return {
    start: positions.toOffset({ lineNumber: range.startLineNumber, column: range.startColumn }),
    end: positions.toOffset({ lineNumber: range.endLineNumber, column: range.endColumn }),
  };
}
