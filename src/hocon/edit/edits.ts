/** Batches of edits. */
import type { TextEdit, TextRange } from "../text.ts";

/** Deletions as edits; those that touch become one. */
export function deletions(ranges: readonly TextRange[]): readonly TextEdit[] {
  const merged: { start: number; end: number }[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else if (range.end > range.start) merged.push({ start: range.start, end: range.end });
  }
  return merged.map((range) => ({ range, newText: "" }));
}

export function replacement(range: TextRange, newText: string): TextEdit {
  return { range: { start: range.start, end: range.end }, newText };
}
