import { type HoconDocument, type TextEdit, tokensOf } from "../../hocon/index.ts";
import { type LaidToken, LineIndents } from "./line-indents.ts";
import { spaceBetween } from "./space-between.ts";

const widestIndent = 16;

/**
 * Lays a text out anew by changing white space only: indentation by nesting, one space around separators and
 * after commas, no space at the ends of lines, at most one empty line in a row. White space inside values, where
 * it may mean something, stays. Formatting twice changes nothing more.
 * @param options `indent` is the number of spaces per level; 2 when absent.
 */
export function format(
  document: HoconDocument,
  options: { readonly indent?: number } = {},
): readonly TextEdit[] {
  const { text } = document;
  const indents = new LineIndents(Math.max(0, Math.min(widestIndent, Math.trunc(options.indent ?? 2))));
  const edits: TextEdit[] = [];
  let previous: (LaidToken & { readonly isKey: boolean }) | undefined;
  let gapStart = 0;
  const setGap = (end: number, wanted: (gap: string) => string) => {
    const gap = text.slice(gapStart, end);
    const newText = isPlain(gap) ? wanted(gap) : gap;
    if (newText !== gap) edits.push({ range: { start: gapStart, end }, newText });
  };
  for (const { kind, range } of tokensOf(document)) {
    if (kind === "whitespace" || kind === "newline") continue;
    const token = {
      text: text.slice(range.start, range.end),
      isPunctuation: kind === "punctuation",
      isComment: kind === "comment",
      isKey: kind === "key",
    };
    const isLineStart = previous === undefined || text.slice(gapStart, range.start).includes("\n");
    const indent = isLineStart ? indents.startLine(token) : "";
    setGap(range.start, (gap) => {
      if (previous === undefined) return indent;
      if (isLineStart) return lineBreaks(gap) + indent;
      // In a broken text, space before this separator can make a number of the words before it.
      if (token.text === "+=" && gap === "" && document.problems.length > 0) return gap;
      return spaceBetween(previous, token, gap);
    });
    indents.pass(token);
    previous = token;
    gapStart = range.end;
  }
  setGap(text.length, (gap) => (gap.includes("\n") && previous !== undefined ? lineEnd(gap) : ""));
  return edits;
}

/** Spaces, tabs and line ends; other white space is left alone, because people put it in on purpose. */
function isPlain(gap: string): boolean {
  return /^(?:[ \t]|\r?\n)*$/.test(gap);
}

/** At most one empty line, in the line ends of the text. */
function lineBreaks(gap: string): string {
  const isFollowedByEmptyLine = gap.indexOf("\n") !== gap.lastIndexOf("\n");
  return isFollowedByEmptyLine ? lineEnd(gap) + lineEnd(gap) : lineEnd(gap);
}

function lineEnd(gap: string): string {
  return gap.includes("\r\n") ? "\r\n" : "\n";
}
