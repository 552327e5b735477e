import { sampler } from "../../avro/index.ts";
import type { ApplicationStreamlet } from "../../config/index.ts";
import { burstOf, EXHAUSTED, type FlowPlan, listSource } from "../process/flow-plan.ts";
import type { Write } from "../process/process-host.ts";
import { recordsOf } from "../scenario/data-records.ts";
import type { RunSetting } from "./run-setting.ts";

/** Flows that feed the outlets of a source streamlet as the scenario says. */
export function feedFlows(
  { scenario, data, logs }: RunSetting,
  streamlet: ApplicationStreamlet,
  outlets: readonly string[],
  write: Write,
): readonly FlowPlan[] {
  const plans: FlowPlan[] = [];
  for (const [i, input] of scenario.inputs.entries()) {
    const schema = streamlet.schemas.get(input.outlet);
    if (input.streamlet !== streamlet.name || !outlets.includes(input.outlet) || schema === undefined)
      continue;
    let next: () => unknown = sampler(schema, scenario.seed + i);
    if (input.mode !== "generate") {
      const { records, refused, reason } = recordsOf(schema, data.get(input.file ?? "") ?? "");
      const from = `${records.length} records of ${input.file} feed outlet ${input.outlet}.`;
      logs.event(
        streamlet.name,
        "info",
        from,
        input.chosen ? "their fields fit its schema best" : "scenario",
      );
      if (refused > 0) {
        const left = `${refused} records of ${input.file} do not fit outlet ${input.outlet} and are left out.`;
        logs.event(streamlet.name, "warning", left, reason);
      }
      next = listSource(records, input.mode === "cycle");
    }
    let count = 0;
    plans.push({
      source: {
        kind: "pull",
        next: () => (count >= (input.limit ?? Number.POSITIVE_INFINITY) ? EXHAUSTED : next()),
      },
      push: (record) => {
        count++;
        write(input.outlet, record);
      },
      throttledFor: () => (count * 1000) / input.rate,
      isFull: () => false,
      burst: burstOf(input.rate),
    });
  }
  return plans;
}
