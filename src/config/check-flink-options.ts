/** Values of Flink options that Flink would refuse, and keys that look mistyped. */
import { nearest, type VerifiedBlueprint } from "../blueprint/index.ts";
import { getPath, type HoconObject } from "../hocon/index.ts";
import { findFlinkOption, flinkCatalogue } from "./catalogue/flink-catalogue.ts";
import { optionFault } from "./catalogue/option-value.ts";
import { type ConfigProblem, problemAtKey, problemAtValue } from "./config-problem.ts";
import type { ConfigurationCheck } from "./configuration.ts";
import { optionLeavesOf, optionText } from "./flink-options.ts";
import { type Leaf, objectOf } from "./merge-objects.ts";

/** Warnings, since Cloudflow passes options on without a look. */
export function checkFlinkOptions(flinkVersion: string): ConfigurationCheck {
  return (root, blueprint) => problemsOf(root, blueprint, flinkVersion);
}

function problemsOf(
  root: HoconObject,
  blueprint: VerifiedBlueprint,
  flinkVersion: string,
): readonly ConfigProblem[] {
  const flinkStreamlets = blueprint.streamlets.filter(
    ({ className }) => blueprint.catalog.find(className)?.runtime === "flink",
  );
  const scopes = [
    ["cloudflow", "runtimes", "flink"],
    ...flinkStreamlets.map(({ name }) => ["cloudflow", "streamlets", name]),
  ];
  return scopes.flatMap((scope) => {
    const config = objectOf(getPath(root, [...scope, "config"]));
    return optionLeavesOf(config).flatMap(({ leaf, key }) => {
      const path = [...scope, "config", ...leaf.path];
      return [...valueProblem(leaf, key, path), ...keyProblem(leaf, key, path)];
    });
  });
}

function valueProblem(leaf: Leaf, key: string, path: readonly string[]): readonly ConfigProblem[] {
  const option = findFlinkOption(key);
  const text = optionText(leaf.value);
  const fault = option === undefined || text === undefined ? undefined : optionFault(option, text);
  if (option === undefined || fault === undefined) return [];
  return [
    problemAtValue(leaf.value, {
      code: "flink-option-value",
      severity: "warning",
      message: `${key} ${fault}: ${text} is not.`,
      details: [option.description],
      data: { path },
    }),
  ];
}

/** Only keys that are a letter or two away from a known one: Flink has more options than the catalogue. */
function keyProblem(leaf: Leaf, key: string, path: readonly string[]): readonly ConfigProblem[] {
  if (findFlinkOption(key) !== undefined) return [];
  const last = path.at(-1) ?? "";
  const siblings = flinkCatalogue.flatMap((option) => {
    const parent = key.slice(0, key.length - last.length);
    return parent !== "" && option.key.startsWith(parent) ? [option.key.slice(parent.length)] : [];
  });
  const meant = last.length < 5 ? undefined : nearest(last, siblings);
  if (meant === undefined || Math.abs(meant.length - last.length) > 2 || meant.includes(".")) return [];
  return [
    problemAtKey(leaf.value, {
      code: "unknown-flink-option",
      severity: "hint",
      message: `${key} is no well-known Flink option.`,
      details: [`Did you mean ${key.slice(0, key.length - last.length)}${meant}?`],
      data: { path, suggestion: meant },
    }),
  ];
}
