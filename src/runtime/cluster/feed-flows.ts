import { type Schema, sampler } from "../../avro/index.ts";
import type { ApplicationStreamlet } from "../../config/index.ts";
import { burstOf, EXHAUSTED, type FlowPlan } from "../process/flow-plan.ts";
import type { Write } from "../process/process-host.ts";
import { recordReader } from "../scenario/data-records.ts";
import type { ScenarioInput } from "../scenario/scenario.ts";
import type { RunSetting } from "./run-setting.ts";

/** Flows that feed the outlets of a source streamlet as the scenario says. */
export function feedFlows(
  run: RunSetting,
  streamlet: ApplicationStreamlet,
  outlets: readonly string[],
  write: Write,
): readonly FlowPlan[] {
  const { scenario } = run;
  const plans: FlowPlan[] = [];
  for (const [i, input] of scenario.inputs.entries()) {
    const schema = streamlet.schemas.get(input.outlet);
    if (input.streamlet !== streamlet.name || !outlets.includes(input.outlet) || schema === undefined)
      continue;
    const next =
      input.mode === "generate" ? sampler(schema, scenario.seed + i) : fileSource(run, input, schema);
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

/** Gives a data file's records one by one; those that do not fit are left out and told of. */
function fileSource({ data, logs }: RunSetting, input: ScenarioInput, schema: Schema): () => unknown {
  const { streamlet, outlet, file = "" } = input;
  const content = data.get(file) ?? "";
  logs.event(
    streamlet,
    "info",
    `${file} feeds outlet ${outlet}, ${input.rate} records per second.`,
    input.chosen ? "its fields fit the schema best" : "scenario",
  );
  let read = recordReader(schema, content);
  let given = 0;
  let refused = 0;
  return () => {
    for (;;) {
      const next = read();
      if (next === undefined) {
        // A file without one usable record would be read for ever.
        if (input.mode !== "cycle" || given === 0) {
          const left = refused === 0 ? undefined : `${refused} records did not fit`;
          logs.event(streamlet, "info", `${file} is used up: ${given} records.`, left);
          return EXHAUSTED;
        }
        read = recordReader(schema, content);
      } else if (next.ok) {
        given++;
        return next.value;
      } else if (refused++ === 0) {
        logs.event(
          streamlet,
          "warning",
          `A record of ${file} does not fit outlet ${outlet} and is left out.`,
          next.message,
        );
      }
    }
  };
}
