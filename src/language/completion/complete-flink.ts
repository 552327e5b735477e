import {
  defaultIn,
  type FlinkOption,
  findFlinkOption,
  flinkCatalogue,
  isKnownToFlink,
  isRenamedIn,
  valuesIn,
} from "../../config/index.ts";
import { completeUnit } from "./complete-unit.ts";
import type { Suggestion } from "./completion-item.ts";

/**
 * Flink's options below `config`, as one dotted key from where the cursor stands. Those that the version does not read
 * are left out; older names of options that it has a newer one for come last.
 */
export function completeFlinkOption(
  below: readonly string[],
  hasValue: boolean,
  flinkVersion: string,
): readonly Suggestion[] {
  if (below.length === 0) {
    const documentation = "Flink options: everything below is passed to Flink as it is.";
    return [{ label: "flink", kind: "key", documentation, newText: hasValue ? "flink" : "flink {}" }];
  }
  if (below[0] !== "flink") return [];
  const prefix = below
    .slice(1)
    .map((part) => `${part}.`)
    .join("");
  const offered = flinkCatalogue.filter(
    (option) =>
      option.key.startsWith(prefix) &&
      option.key.length > prefix.length &&
      isKnownToFlink(option, flinkVersion),
  );
  const isOlderName = (option: FlinkOption) => isRenamedIn(option, flinkVersion);
  return [...offered.filter((option) => !isOlderName(option)), ...offered.filter(isOlderName)].map(
    (option) => {
      const label = option.key.slice(prefix.length);
      return {
        label,
        kind: "key",
        detail: isOlderName(option)
          ? `older name of ${option.renamedTo}`
          : typeAndDefault(option, flinkVersion),
        documentation: option.description,
        newText: hasValue ? label : `${label} = `,
      };
    },
  );
}

function typeAndDefault(option: FlinkOption, flinkVersion: string): string {
  const byDefault = defaultIn(option, flinkVersion);
  return byDefault === undefined ? option.type : `${option.type}, default ${byDefault}`;
}

/** Values of an option that the version reads, or its default there; units behind a number that is a quantity. */
export function completeFlinkValue(
  key: string,
  written: string,
  flinkVersion: string,
): readonly Suggestion[] {
  const option = findFlinkOption(key);
  if (option === undefined) return [];
  if (option.type === "duration" || option.type === "memory") {
    const units = completeUnit(written, `flink ${option.type}`);
    if (units.length > 0) return units;
  }
  const fixed = option.type === "boolean" ? ["true", "false"] : valuesIn(option, flinkVersion);
  const byDefault = defaultIn(option, flinkVersion);
  // The default of a choice may have a name that the version no longer reads.
  const isOffered = byDefault !== undefined && (option.type !== "choice" || fixed.includes(byDefault));
  return [...new Set([...fixed, ...(isOffered ? [byDefault] : [])])].map((value) => ({
    label: value,
    kind: "value",
    newText: /^[\w.-]+( [a-zA-Z]+)?$/.test(value) ? value : JSON.stringify(value),
    ...(value === byDefault ? { detail: "default" } : {}),
  }));
}
