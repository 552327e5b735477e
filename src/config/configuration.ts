/** Configuration files, merged and checked against a blueprint (CLOUDFLOW.md section 3). */
import type { VerifiedBlueprint } from "../blueprint/index.ts";
import {
  getPath,
  type HoconObject,
  type HoconSource,
  type Resolution,
  type ResolveOptions,
  resolve,
} from "../hocon/index.ts";
import { checkAzure } from "./check-azure.ts";
import { checkCheckpointing } from "./check-checkpointing.ts";
import { checkNames } from "./check-names.ts";
import { checkParameters } from "./check-parameters.ts";
import { checkReplacedOptions } from "./check-replaced-options.ts";
import { checkVolumes } from "./check-volumes.ts";
import { type ConfigProblem, problemAt } from "./config-problem.ts";
import { checkShape } from "./shape/check-shape.ts";
import { configurationShape } from "./shape/cloudflow-shape.ts";

export interface Configuration {
  /** The merged configuration files, in the order the user gave them. */
  readonly resolution: Resolution;
  readonly problems: readonly ConfigProblem[];
  /** What it was checked against; without it names and parameters are not checked. */
  readonly blueprint?: VerifiedBlueprint;
}

/** A further check of merged files against a blueprint, such as that of Flink's options. */
export type ConfigurationCheck = (
  root: HoconObject,
  blueprint: VerifiedBlueprint,
) => readonly ConfigProblem[];

/**
 * Merges and checks configuration files against a blueprint. Never throws.
 * @param include finds what `include` statements name; without it they bring nothing.
 * @param further is made after the others; the catalogue of Flink's options is large and not everywhere at hand.
 */
export function readConfiguration(
  sources: readonly HoconSource[],
  blueprint: VerifiedBlueprint | undefined,
  environment?: ReadonlyMap<string, string>,
  include?: ResolveOptions["include"],
  further?: ConfigurationCheck,
): Configuration {
  const resolution = resolve(sources, {
    ...(environment === undefined ? {} : { environment }),
    ...(include === undefined ? {} : { include }),
  });
  const format = resolution.problems.map((problem) =>
    problemAt(problem.file, problem.range, { code: problem.code, message: problem.message }),
  );
  const cloudflow = getPath(resolution.root, ["cloudflow"]);
  const structure = cloudflow === undefined ? [] : checkShape(cloudflow, ["cloudflow"], configurationShape);
  const classes = new Map(blueprint?.streamlets.map(({ name, className }) => [name, className]));
  const runtimeOf = (name: string) => blueprint?.catalog.find(classes.get(name) ?? "")?.runtime;
  const volumes = checkVolumes(resolution.root, runtimeOf);
  const against =
    blueprint === undefined
      ? []
      : [
          ...checkNames(resolution.root, blueprint),
          ...checkParameters(resolution.root, blueprint, sources.at(-1)?.file),
          ...checkCheckpointing(resolution.root, blueprint),
          ...checkReplacedOptions(resolution.root, blueprint),
          ...checkAzure(resolution.root, blueprint),
          ...(further?.(resolution.root, blueprint) ?? []),
        ];
  return {
    resolution,
    problems: [...format, ...structure, ...volumes, ...against],
    ...(blueprint === undefined ? {} : { blueprint }),
  };
}
