import type { Suggestion } from "./completion-item.ts";
import { findFlinkOption, flinkOptionCatalogue } from "./flink-catalogue.ts";

/** Flink's options below `config`, as one dotted key from where the cursor stands. */
export function completeFlinkOption(below: readonly string[], hasValue: boolean): readonly Suggestion[] {
  if (below.length === 0) {
    const documentation = "Flink options: everything below is passed to Flink as it is.";
    return [{ label: "flink", kind: "key", documentation, newText: hasValue ? "flink" : "flink {}" }];
  }
  if (below[0] !== "flink") return [];
  const prefix = below
    .slice(1)
    .map((part) => `${part}.`)
    .join("");
  return flinkOptionCatalogue
    .filter((option) => option.key.startsWith(prefix) && option.key.length > prefix.length)
    .map(({ key, type, documentation, defaultValue }) => {
      const label = key.slice(prefix.length);
      const detail = defaultValue === undefined ? type : `${type}, default ${defaultValue}`;
      return { label, kind: "key", detail, documentation, newText: hasValue ? label : `${label} = ` };
    });
}

/** Values of an option that has a fixed set of them. */
export function completeFlinkValue(key: string): readonly Suggestion[] {
  const values = findFlinkOption(key)?.values ?? [];
  return values.map((value) => ({ label: value, kind: "value", newText: value }));
}
