import type { StreamletDescriptor } from "../../blueprint/index.ts";
import {
  type Configuration,
  type EffectiveEntry,
  effectiveEntries,
  flinkDefaultEntries,
} from "../../config/index.ts";
import { type EntryKind, entryDescription, entryKind, entryName, shownValue } from "./entryText.ts";

/** An entry with what its row says. */
export interface EntryRow {
  readonly entry: EffectiveEntry;
  readonly kind: EntryKind;
  /** Unique among the rows. */
  readonly id: string;
  readonly name: string;
  readonly group: string;
}

export interface RowsOfStreamlet {
  /** What is set, and the defaults of Cloudflow and of the descriptor. */
  readonly rows: readonly EntryRow[];
  /** What Flink takes where nothing is said. */
  readonly flinkDefaults: readonly EntryRow[];
}

/** Every effective key of a streamlet as a row. */
export function entryRows(
  configuration: Configuration,
  streamlet: { readonly name: string; readonly descriptor: StreamletDescriptor },
  flinkVersion: string,
): RowsOfStreamlet {
  const { descriptor } = streamlet;
  const entries = effectiveEntries(configuration, streamlet);
  const row = (entry: EffectiveEntry): EntryRow => ({
    entry,
    kind: entryKind(entry, descriptor),
    id: JSON.stringify([entry.section, entry.path]),
    name: entryName(entry),
    group: groupOf(entry, descriptor.runtime),
  });
  const defaults = descriptor.runtime === "flink" ? flinkDefaultEntries(entries, flinkVersion) : [];
  return { rows: entries.map(row), flinkDefaults: defaults.map(row) };
}

function groupOf({ section, path, source }: EffectiveEntry, runtime: string): string {
  if (source.kind === "default" && source.of === "flink") return "Defaults of Flink";
  switch (section) {
    case "config-parameters":
      return "Parameters";
    case "config":
      return `Configuration for ${runtime}`;
    case "kubernetes":
      return "Kubernetes";
    case "topic":
      return `Topic ${path[0] ?? ""}`;
  }
}

/** The rows that hold every word of the query, in their key, value, file or description. Values of secrets are not searched. */
export function searchRows(rows: readonly EntryRow[], query: string): readonly EntryRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const { source } = row.entry;
    const text = [
      row.name,
      row.group,
      shownValue(row.entry, row.entry.value),
      source.kind === "file" ? source.origin.file : `default of ${source.of}`,
      entryDescription(row.kind) ?? "",
    ]
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
