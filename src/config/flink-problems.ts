/** Problems in the effective configuration of Flink streamlets, of which several may come from one place. */
import type { VerifiedBlueprint } from "../blueprint/index.ts";
import type { HoconObject } from "../hocon/index.ts";
import type { ConfigProblem } from "./config-problem.ts";
import { effectiveSection } from "./scopes.ts";

/** Each problem once, however many streamlets it concerns; those are its elements. */
export function flinkProblems(
  root: HoconObject,
  blueprint: VerifiedBlueprint,
  find: (config: HoconObject, streamlet: string) => readonly ConfigProblem[],
): readonly ConfigProblem[] {
  const found = new Map<string, { readonly problem: ConfigProblem; readonly streamlets: string[] }>();
  for (const { name, className } of blueprint.streamlets) {
    const runtime = blueprint.catalog.find(className)?.runtime;
    if (runtime !== "flink") continue;
    for (const problem of find(effectiveSection(root, name, runtime, "config"), name)) {
      const key = JSON.stringify([
        problem.code,
        problem.file,
        problem.range,
        problem.message,
        problem.details,
      ]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { problem, streamlets: [name] });
      else known.streamlets.push(name);
    }
  }
  return [...found.values()].map(({ problem, streamlets }) => ({
    ...problem,
    elements: streamlets.map((streamlet) => ({ kind: "streamlet", streamlet })),
  }));
}
