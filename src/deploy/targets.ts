/** All targets, in the order in which a dialog offers them. */
import { cloudflowTarget } from "./cloudflow/target.ts";
import { composeTarget } from "./compose/target.ts";
import { diagramTarget } from "./diagram/target.ts";
import { flinkApplicationTarget } from "./flink-application/target.ts";
import { flinkOperatorTarget } from "./flink-operator/target.ts";
import { scaffoldTarget } from "./scaffold/target.ts";
import type { Target } from "./target.ts";

export const targets: readonly Target[] = [
  cloudflowTarget,
  flinkOperatorTarget,
  flinkApplicationTarget,
  composeTarget,
  diagramTarget,
  scaffoldTarget,
];
