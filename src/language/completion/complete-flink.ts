import { findFlinkOption, flinkCatalogue } from "../../config/index.ts";
import { completeUnit } from "./complete-unit.ts";
import type { Suggestion } from "./completion-item.ts";

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
  return flinkCatalogue
    .filter((option) => option.key.startsWith(prefix) && option.key.length > prefix.length)
    .map(({ key, type, description, default: byDefault }) => {
      const label = key.slice(prefix.length);
      const detail = byDefault === undefined ? type : `${type}, default ${byDefault}`;
      return {
        label,
        kind: "key",
        detail,
        documentation: description,
        newText: hasValue ? label : `${label} = `,
      };
    });
}

/** Values of an option that has a fixed set of them, or its default; units behind a number that is a quantity. */
export function completeFlinkValue(key: string, written: string): readonly Suggestion[] {
  const option = findFlinkOption(key);
  if (option === undefined) return [];
  if (option.type === "duration" || option.type === "memory") {
    const units = completeUnit(written, `flink ${option.type}`);
    if (units.length > 0) return units;
  }
  const fixed = option.values ?? (option.type === "boolean" ? ["true", "false"] : []);
  const byDefault = option.default === undefined ? [] : [option.default];
  return [...new Set([...fixed, ...byDefault])].map((value) => ({
    label: value,
    kind: "value",
    newText: /^[\w.-]+( [a-zA-Z]+)?$/.test(value) ? value : JSON.stringify(value),
    ...(value === option.default ? { detail: "default" } : {}),
  }));
}
