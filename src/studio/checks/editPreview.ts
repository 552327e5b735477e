/** A line of a small before-and-after view. */
export interface PreviewLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

const contextLines = 2;

/** What becomes of a text, as the lines that go and come with a few lines around them. Empty when nothing changes. */
export function editPreview(textBefore: string, textAfter: string): readonly PreviewLine[] {
  const before = textBefore.split(/\r\n|\n|\r/);
  const after = textAfter.split(/\r\n|\n|\r/);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  if (head === before.length && head === after.length) return [];
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const lines = (kind: PreviewLine["kind"], texts: readonly string[]) =>
    texts.map((one) => ({ kind, text: one }));
  return [
    ...lines("same", before.slice(Math.max(0, head - contextLines), head)),
    ...lines("removed", before.slice(head, before.length - tail)),
    ...lines("added", after.slice(head, after.length - tail)),
    ...lines("same", before.slice(before.length - tail, before.length - tail + contextLines)),
  ];
}
