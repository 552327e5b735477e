import type { TextEdit } from "../../hocon/index.ts";

/** The one edit that turns a text into another, without what both begin and end with; none where they are equal. */
export function minimalEdit(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const longest = Math.min(before.length, after.length);
  let start = 0;
  while (start < longest && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < longest - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  const range = { start, end: before.length - tail };
  return [{ range, newText: after.slice(start, after.length - tail) }];
}
