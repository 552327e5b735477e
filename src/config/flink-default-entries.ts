/** Flink's own defaults, as entries beside those that are set. */
import { fromPlain } from "../hocon/index.ts";
import { flinkCatalogue } from "./catalogue/flink-catalogue.ts";
import type { FlinkOption } from "./catalogue/flink-option.ts";
import { defaultIn, isKnownToFlink, isRenamedIn } from "./catalogue/option-version.ts";
import type { EffectiveEntry } from "./effective-entries.ts";
import { isFlinkOptionPath } from "./flink-options.ts";

/**
 * The options of the catalogue that have a default in this version of Flink and are not among the entries of a Flink
 * streamlet, in the order of the catalogue. Of an option with several names it is the newest of the version.
 */
export function flinkDefaultEntries(
  entries: readonly EffectiveEntry[],
  flinkVersion: string,
): readonly EffectiveEntry[] {
  return optionsNotSet(entries, flinkVersion).flatMap((option): readonly EffectiveEntry[] => {
    const text = defaultIn(option, flinkVersion);
    if (text === undefined) return [];
    return [
      {
        path: ["flink", ...option.key.split(".")],
        section: "config",
        value: fromPlain(text),
        source: { kind: "default", of: option.owner ?? "flink" },
        overrode: [],
      },
    ];
  });
}

/** The options of this version of Flink that the entries do not set, by their newest names; names with a part to fill in are left out. */
export function optionsNotSet(
  entries: readonly EffectiveEntry[],
  flinkVersion: string,
): readonly FlinkOption[] {
  const set = entries.flatMap(({ section, path }) => (section === "config" ? optionKey(path) : []));
  const current = new Map(flinkCatalogue.map((option) => [option.key, currentName(option, flinkVersion)]));
  const setNames = new Set(set.map((key) => current.get(key) ?? key));
  return flinkCatalogue.filter(
    (option) =>
      isKnownToFlink(option, flinkVersion) &&
      current.get(option.key) === option.key &&
      !setNames.has(option.key) &&
      !option.key.includes("<"),
  );
}

const byKey = new Map(flinkCatalogue.map((option) => [option.key, option]));

/** The name that the option has in the version. */
function currentName(option: FlinkOption, flinkVersion: string): string {
  const newer = option.renamedTo === undefined ? undefined : byKey.get(option.renamedTo);
  return newer !== undefined && isRenamedIn(option, flinkVersion)
    ? currentName(newer, flinkVersion)
    : option.key;
}

function optionKey(path: readonly string[]): readonly string[] {
  if (path[0] === "flink") return [path.slice(1).join(".")];
  return isFlinkOptionPath(path) ? [path.join(".")] : [];
}
