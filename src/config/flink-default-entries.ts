/** Flink's own defaults, as entries beside those that are set. */
import { fromPlain } from "../hocon/index.ts";
import { flinkCatalogue } from "./catalogue/flink-catalogue.ts";
import type { FlinkOption } from "./catalogue/flink-option.ts";
import { isKnownToFlink } from "./catalogue/option-version.ts";
import type { EffectiveEntry } from "./effective-entries.ts";
import { isFlinkOptionPath } from "./flink-options.ts";

/** Later names of the values that are sections too: `restart-strategy` is the older `restart-strategy.type`. */
const suffixes: readonly string[] = [".type", ".enabled"];

/**
 * The options of the catalogue that have a default in this version of Flink and are not among the entries of a Flink
 * streamlet, in the order of the catalogue. Of an option with two names it is the later.
 */
export function flinkDefaultEntries(
  entries: readonly EffectiveEntry[],
  flinkVersion: string,
): readonly EffectiveEntry[] {
  const set = new Set(entries.flatMap(({ section, path }) => (section === "config" ? optionKey(path) : [])));
  const known = flinkCatalogue.filter((option) => isKnownToFlink(option, flinkVersion));
  const names = new Set(known.map(({ key }) => key));
  return known.flatMap((option): readonly EffectiveEntry[] => {
    const { key, default: text } = option;
    const isOlderName = suffixes.some((suffix) => names.has(`${key}${suffix}`));
    if (text === undefined || isOlderName || namesOf(option).some((name) => set.has(name))) return [];
    return [
      {
        path: ["flink", ...key.split(".")],
        section: "config",
        value: fromPlain(text),
        source: { kind: "default", of: "flink" },
        overrode: [],
      },
    ];
  });
}

function namesOf({ key }: FlinkOption): readonly string[] {
  const suffix = suffixes.find((one) => key.endsWith(one));
  return suffix === undefined ? [key] : [key, key.slice(0, -suffix.length)];
}

function optionKey(path: readonly string[]): readonly string[] {
  if (path[0] === "flink") return [path.slice(1).join(".")];
  return isFlinkOptionPath(path) ? [path.join(".")] : [];
}
