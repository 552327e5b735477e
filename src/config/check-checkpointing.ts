/** The rule that setting a checkpoint interval switches all of Cloudflow's checkpoint defaults off. */
import type { VerifiedBlueprint } from "../blueprint/index.ts";
import type { HoconObject } from "../hocon/index.ts";
import { checkpointInterval, cloudflowCheckpointDefaults } from "./checkpoint-defaults.ts";
import { type ConfigProblem, problemAtKey } from "./config-problem.ts";
import { flinkOptionsOf } from "./flink-options.ts";
import { flinkProblems } from "./flink-problems.ts";
import { type Leaf, leavesOf } from "./merge-objects.ts";
import { scopesOf } from "./scopes.ts";

/** One warning per place that sets the interval, naming the streamlets it concerns. */
export function checkCheckpointing(
  root: HoconObject,
  blueprint: VerifiedBlueprint,
): readonly ConfigProblem[] {
  return flinkProblems(root, blueprint, (config, name) => {
    const leaf = intervalLeaf(config);
    if (leaf === undefined) return [];
    const options = flinkOptionsOf(config);
    const missing = [...cloudflowCheckpointDefaults.keys()].filter((key) => !options.has(key));
    const scope = scopesOf(root, name, "flink", "config").find(({ object }) => intervalLeaf(object));
    if (missing.length === 0 || scope === undefined) return [];
    const prefix = leaf.path[0] === "flink" ? ["flink"] : [];
    return [
      problemAtKey(leaf.value, {
        code: "checkpointing-incomplete",
        severity: "warning",
        message: `With ${checkpointInterval} set, Cloudflow applies none of its checkpoint defaults any more.`,
        details: [`Set ${missing.join(", ")} too, or Flink's own defaults count.`],
        data: { missing, path: [...scope.path, "config", ...prefix] },
      }),
    ];
  });
}

function intervalLeaf(config: HoconObject): Leaf | undefined {
  return leavesOf(config).find(({ path, value }) => {
    const dotted = path.join(".");
    if (value.kind === "null") return false;
    return dotted === `flink.${checkpointInterval}` || dotted === checkpointInterval;
  });
}
