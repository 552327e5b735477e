/** The runtimes that Cloudflow's build knows. */
import { akkaFrame } from "./akka-logic.ts";
import { flinkFrame } from "./flink-logic.ts";
import type { RuntimeFrame } from "./runtime-frame.ts";
import { sparkFrame } from "./spark-logic.ts";

export const runtimeFrames: ReadonlyMap<string, RuntimeFrame> = new Map([
  ["akka", akkaFrame],
  ["flink", flinkFrame],
  ["spark", sparkFrame],
]);
