import type { ComparisonRow } from "../../avro/index.ts";

export interface FlatRow {
  readonly row: ComparisonRow;
  readonly depth: number;
  /** Unique among the rows. */
  readonly key: string;
}

/** The rows of a comparison in reading order, at most `limit` of them. Walks with a stack of its own: schemas may be deep. */
export function flattenRows(root: ComparisonRow, limit = 500): readonly FlatRow[] {
  const flat: FlatRow[] = [];
  const waiting: FlatRow[] = [{ row: root, depth: 0, key: "0" }];
  for (let next = waiting.pop(); next !== undefined && flat.length < limit; next = waiting.pop()) {
    flat.push(next);
    const { row, depth, key } = next;
    for (let index = row.children.length - 1; index >= 0; index--) {
      const child = row.children[index];
      if (child !== undefined) waiting.push({ row: child, depth: depth + 1, key: `${key}.${index}` });
    }
  }
  return flat;
}
