/** Ranges of a text and edits to it: what every later layer speaks in. */

/** Half-open range of UTF-16 offsets into one text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replaces the characters of `range` by `newText`. Edits of one batch never overlap and all refer to the text before the batch. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/**
 * Applies a batch of edits. The order of the batch does not matter, except that insertions at the same
 * place are written in the order given. An edit that overlaps an earlier one, which a well-formed batch
 * never holds, is left out.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range.start - b.edit.range.start || a.index - b.index);
  let result = "";
  let done = 0;
  for (const { edit } of ordered) {
    if (edit.range.start < done) continue;
    result += text.slice(done, edit.range.start) + edit.newText;
    done = Math.max(done, edit.range.end);
  }
  return result + text.slice(done);
}
