import type { StreamletDescriptor } from "../../blueprint/index.ts";
import {
  type Configuration,
  type EffectiveEntry,
  effectiveEntries,
  type FlinkOption,
  flinkDefaultEntries,
  optionsNotSet,
} from "../../config/index.ts";
import { fromPlain } from "../../hocon/index.ts";
import { type EntryKind, entryDescription, entryKind, entryName, isUnset, shownValue } from "./entryText.ts";

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
  /** What Flink takes where nothing is said, and the options without a default that nobody sets. */
  readonly furtherOptions: readonly EntryRow[];
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
  if (descriptor.runtime !== "flink") return { rows: entries.map(row), furtherOptions: [] };
  const defaults = flinkDefaultEntries(entries, flinkVersion);
  const unset = optionsNotSet([...entries, ...defaults], flinkVersion).map(unsetEntry);
  return { rows: entries.map(row), furtherOptions: [...defaults, ...unset].map(row) };
}

/** An option that has neither a value nor a default, so that it can be found and set. */
function unsetEntry({ key }: FlinkOption): EffectiveEntry {
  return {
    path: ["flink", ...key.split(".")],
    section: "config",
    value: fromPlain(null),
    source: { kind: "default", of: "flink" },
    overrode: [],
  };
}

function groupOf({ section, path, source }: EffectiveEntry, runtime: string): string {
  if (source.kind === "default" && source.of === "flink") return "Further options of Flink";
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
      source.kind === "file" ? source.origin.file : isUnset(row.entry) ? "" : `default of ${source.of}`,
      entryDescription(row.kind) ?? "",
    ]
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
