/** Reminder that Flink needs a plug-in of its own version to reach Azure's storage. */
import type { VerifiedBlueprint } from "../blueprint/index.ts";
import type { HoconObject } from "../hocon/index.ts";
import { type ConfigProblem, problemAtValue } from "./config-problem.ts";
import { optionLeavesOf, optionText } from "./flink-options.ts";
import { flinkProblems } from "./flink-problems.ts";

const azureScheme = /^\s*(wasbs?|abfss?):\/\//;

/** One hint per place that names a directory on Azure. */
export function checkAzure(root: HoconObject, blueprint: VerifiedBlueprint): readonly ConfigProblem[] {
  return flinkProblems(root, blueprint, (config) =>
    optionLeavesOf(config).flatMap(({ key, leaf }) => {
      const scheme = azureScheme.exec(optionText(leaf.value) ?? "")?.[1];
      if (scheme === undefined) return [];
      return [
        problemAtValue(leaf.value, {
          code: "azure-file-system",
          severity: "hint",
          message: `For ${scheme}:// in ${key} the image needs flink-azure-fs-hadoop of the same version as its Flink.`,
          details: [
            'In build.sbt: libraryDependencies += "org.apache.flink" % "flink-azure-fs-hadoop" % cloudflow.sbt.CloudflowFlinkPlugin.FlinkVersion',
          ],
        }),
      ];
    }),
  );
}
