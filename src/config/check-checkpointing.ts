/** The rule that setting a checkpoint interval switches all of Cloudflow's checkpoint defaults off. */
import type { VerifiedBlueprint } from "../blueprint/index.ts";
import type { HoconObject } from "../hocon/index.ts";
import { checkpointInterval, cloudflowCheckpointDefaults } from "./checkpoint-defaults.ts";
import { type ConfigProblem, problemAtKey } from "./config-problem.ts";
import { flinkOptionsOf } from "./flink-options.ts";
import { type Leaf, leavesOf } from "./merge-objects.ts";
import { effectiveSection, scopesOf } from "./scopes.ts";

/** One warning per place that sets the interval, naming the streamlets it concerns. */
export function checkCheckpointing(
  root: HoconObject,
  blueprint: VerifiedBlueprint,
): readonly ConfigProblem[] {
  const byPlace = new Map<string, { problem: ConfigProblem; streamlets: string[] }>();
  for (const { name, className } of blueprint.streamlets) {
    const runtime = blueprint.catalog.find(className)?.runtime;
    if (runtime !== "flink") continue;
    const config = effectiveSection(root, name, runtime, "config");
    const options = flinkOptionsOf(config);
    if (!options.has(checkpointInterval)) continue;
    const missing = [...cloudflowCheckpointDefaults.keys()].filter((key) => !options.has(key));
    if (missing.length === 0) continue;
    const leaf = intervalLeaf(config);
    const scope = scopesOf(root, name, runtime, "config").find(({ object }) => intervalLeaf(object));
    if (leaf === undefined || scope === undefined) continue;
    const prefix = leaf.path[0] === "flink" ? ["flink"] : [];
    const { file, range } = leaf.value.origin;
    const place = JSON.stringify([file, range.start, missing]);
    const known = byPlace.get(place);
    if (known === undefined) {
      const problem = problemAtKey(leaf.value, {
        code: "checkpointing-incomplete",
        severity: "warning",
        message: `With ${checkpointInterval} set, Cloudflow applies none of its checkpoint defaults any more.`,
        details: [`Set ${missing.join(", ")} too, or Flink's own defaults count.`],
        data: { missing, path: [...scope.path, "config", ...prefix] },
      });
      byPlace.set(place, { problem, streamlets: [name] });
    } else known.streamlets.push(name);
  }
  return [...byPlace.values()].map(({ problem, streamlets }) => ({
    ...problem,
    elements: streamlets.map((streamlet) => ({ kind: "streamlet", streamlet })),
  }));
}

function intervalLeaf(config: HoconObject): Leaf | undefined {
  return leavesOf(config).find(({ path }) => {
    const dotted = path.join(".");
    return dotted === `flink.${checkpointInterval}` || dotted === checkpointInterval;
  });
}
