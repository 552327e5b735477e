/** Values of Flink options that Flink would refuse, options of other versions, and keys that look mistyped. */
import { nearest, type VerifiedBlueprint } from "../blueprint/index.ts";
import { getPath, type HoconObject } from "../hocon/index.ts";
import { findFlinkOption, flinkCatalogue } from "./catalogue/flink-catalogue.ts";
import type { FlinkOption } from "./catalogue/flink-option.ts";
import { optionFault, valuesIn } from "./catalogue/option-value.ts";
import { isKnownToFlink, isUpTo } from "./catalogue/option-version.ts";
import { type ConfigProblem, problemAtKey, problemAtValue } from "./config-problem.ts";
import type { ConfigurationCheck } from "./configuration.ts";
import { optionLeavesOf, optionText } from "./flink-options.ts";
import { type Leaf, objectOf } from "./merge-objects.ts";

/** An option as it is written somewhere. */
interface WrittenOption {
  readonly leaf: Leaf;
  readonly key: string;
  /** Its whole path in the file. */
  readonly path: readonly string[];
}

/** Warnings, since Cloudflow passes options on without a look. */
export function checkFlinkOptions(flinkVersion: string): ConfigurationCheck {
  return (root, blueprint) => {
    // Many streamlets may set the same option, and the search for a name that was meant takes its time.
    const meantBy = new Map<string, string | undefined>();
    const meantName = (key: string) => {
      if (!meantBy.has(key)) meantBy.set(key, nearestOption(key));
      return meantBy.get(key);
    };
    return writtenOptions(root, blueprint).flatMap((written) => {
      const option = findFlinkOption(written.key);
      if (option === undefined) return keyProblem(written, meantName(written.key));
      if (!isKnownToFlink(option, flinkVersion)) return [versionProblem(written, option, flinkVersion)];
      return valueProblem(written, option, flinkVersion);
    });
  };
}

function writtenOptions(root: HoconObject, blueprint: VerifiedBlueprint): readonly WrittenOption[] {
  const flinkStreamlets = blueprint.streamlets.filter(
    ({ className }) => blueprint.catalog.find(className)?.runtime === "flink",
  );
  const scopes = [
    ["cloudflow", "runtimes", "flink"],
    ...flinkStreamlets.map(({ name }) => ["cloudflow", "streamlets", name]),
  ];
  return scopes.flatMap((scope) =>
    optionLeavesOf(objectOf(getPath(root, [...scope, "config"]))).map(({ leaf, key }) => ({
      leaf,
      key,
      path: [...scope, "config", ...leaf.path],
    })),
  );
}

function valueProblem(
  { leaf, key, path }: WrittenOption,
  option: FlinkOption,
  flinkVersion: string,
): readonly ConfigProblem[] {
  const text = optionText(leaf.value);
  const fault = text === undefined ? undefined : optionFault(option, text, flinkVersion);
  if (text === undefined || fault === undefined) return [];
  const meant =
    option.type === "choice" ? nearest(text.toLowerCase(), valuesIn(option, flinkVersion)) : undefined;
  return [
    problemAtValue(leaf.value, {
      code: "flink-option-value",
      severity: "warning",
      message: `${key} ${fault}: ${text === "" ? "an empty text" : text} is not.`,
      details: [...(meant === undefined ? [] : [`Did you mean ${meant}?`]), option.description],
      data: { path, ...(meant === undefined ? {} : { suggestion: meant }) },
    }),
  ];
}

/** The option is one of an earlier or later version; often it had or has another name there. */
function versionProblem(
  { leaf, key, path }: WrittenOption,
  option: FlinkOption,
  flinkVersion: string,
): ConfigProblem {
  const isGone = option.until !== undefined && !isUpTo(flinkVersion, option.until);
  const other = isGone
    ? option.renamedTo
    : flinkCatalogue.find((one) => one.renamedTo === option.key && isKnownToFlink(one, flinkVersion))?.key;
  return problemAtKey(leaf.value, {
    code: "flink-option-version",
    severity: "warning",
    message: isGone
      ? `Flink ${flinkVersion} does not read ${key}: the last version that does is ${option.until}.`
      : `Flink ${flinkVersion} does not read ${key}: the first version that does is ${option.since}.`,
    details: other === undefined ? [option.description] : [`There it is ${other}.`, option.description],
    data: { path, key, ...(other === undefined ? {} : { other }) },
  });
}

/** An option whose last element is a letter or two away from that of the key: Flink has more than the catalogue. */
function nearestOption(key: string): string | undefined {
  const parent = key.slice(0, key.lastIndexOf(".") + 1);
  const last = key.slice(parent.length);
  if (parent === "" || last.length < 5) return undefined;
  const siblings = flinkCatalogue.flatMap((option) =>
    option.key.startsWith(parent) ? [option.key.slice(parent.length)] : [],
  );
  const meant = nearest(last, siblings);
  if (meant === undefined || Math.abs(meant.length - last.length) > 2 || meant.includes("."))
    return undefined;
  return meant;
}

function keyProblem({ leaf, key, path }: WrittenOption, meant: string | undefined): readonly ConfigProblem[] {
  // A quoted key with dots has one element, which cannot be renamed to a part of it.
  if (meant === undefined || path.at(-1) !== key.slice(key.lastIndexOf(".") + 1)) return [];
  return [
    problemAtKey(leaf.value, {
      code: "unknown-flink-option",
      severity: "hint",
      message: `${key} is no well-known Flink option.`,
      details: [`Did you mean ${key.slice(0, key.lastIndexOf(".") + 1)}${meant}?`],
      data: { path, suggestion: meant },
    }),
  ];
}
