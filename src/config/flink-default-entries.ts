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
  const set = new Set(entries.flatMap(({ section, path }) => (section === "config" ? optionKey(path) : [])));
  const current = new Map(flinkCatalogue.map((option) => [option.key, currentName(option, flinkVersion)]));
  const setNames = new Set([...set].map((key) => current.get(key) ?? key));
  return flinkCatalogue.flatMap((option): readonly EffectiveEntry[] => {
    const { key } = option;
    const text = isKnownToFlink(option, flinkVersion) ? defaultIn(option, flinkVersion) : undefined;
    if (text === undefined || current.get(key) !== key || setNames.has(key)) return [];
    return [
      {
        path: ["flink", ...key.split(".")],
        section: "config",
        value: fromPlain(text),
        source: { kind: "default", of: option.owner ?? "flink" },
        overrode: [],
      },
    ];
  });
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
