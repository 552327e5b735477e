/** Problems in the effective configuration of Flink streamlets, of which several may come from one place. */
import type { VerifiedBlueprint } from "../blueprint/index.ts";
import { getPath, type HoconObject } from "../hocon/index.ts";
import type { ConfigProblem } from "./config-problem.ts";
import { effectiveSection } from "./scopes.ts";

/**
 * Each problem once, however many streamlets it concerns; those are its elements.
 * @param find the problems of an effective `config` section; it may say of a name only whose scope a value is in.
 */
export function flinkProblems(
  root: HoconObject,
  blueprint: VerifiedBlueprint,
  find: (config: HoconObject, streamlet: string) => readonly ConfigProblem[],
): readonly ConfigProblem[] {
  let ofRuntime: readonly ConfigProblem[] | undefined;
  const problemsOf = (name: string): readonly ConfigProblem[] => {
    // Most streamlets have no section of their own, and then they all have the same configuration.
    const isOwn = getPath(root, ["cloudflow", "streamlets", name, "config"]) !== undefined;
    if (!isOwn && ofRuntime !== undefined) return ofRuntime;
    const problems = find(effectiveSection(root, name, "flink", "config"), name);
    if (!isOwn) ofRuntime = problems;
    return problems;
  };
  const found = new Map<string, { readonly problem: ConfigProblem; readonly streamlets: string[] }>();
  for (const { name, className } of blueprint.streamlets) {
    if (blueprint.catalog.find(className)?.runtime !== "flink") continue;
    for (const problem of problemsOf(name)) {
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
