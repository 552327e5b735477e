import type { TextRange } from "../../hocon/index.ts";

const longest = 60;

/** The source of a value on one short line. */
export function summaryOfSource(text: string, range: TextRange): string {
  // A little more than is shown is enough to tell whether something was cut off.
  const source = text.slice(range.start, Math.min(range.end, range.start + 4 * longest));
  const line = source.replace(/\s+/g, " ");
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
