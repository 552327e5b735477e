import type { EnvironmentDifference } from "../../config/index.ts";
import { entryName, shownValue } from "./entryText.ts";

export interface DifferenceRow {
  readonly difference: EnvironmentDifference;
  readonly id: string;
  /** The streamlet or topic. */
  readonly owner: string;
  readonly name: string;
}

export function differenceRows(differences: readonly EnvironmentDifference[]): readonly DifferenceRow[] {
  return differences.map((difference) => {
    const { element, section, path } = difference;
    const owner = element.kind === "streamlet" ? element.streamlet : `topic ${element.topic}`;
    const name = entryName({ section, path });
    return {
      difference,
      id: JSON.stringify([element, section, path]),
      owner,
      name: section === "kubernetes" ? `kubernetes.${name}` : name,
    };
  });
}

/** The rows that hold every word of the query, in owner, key, values or files. Secret values are not searched. */
export function searchDifferences(rows: readonly DifferenceRow[], query: string): readonly DifferenceRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ owner, name, difference: { left, right } }) => {
    const sides = [left, right].flatMap((entry) => {
      if (entry === undefined) return [];
      const file = entry.source.kind === "file" ? entry.source.origin.file : entry.source.of;
      return [shownValue(entry, entry.value), file];
    });
    const text = [owner, name, ...sides].join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
