import { type Schema, sampler } from "../../avro/index.ts";
import { LogicBudget } from "../code/budget/logic-budget.ts";
import { FailureHistory } from "../host/failure-history.ts";
import { RAW_BYTES } from "../ports/port-codec.ts";
import { EXHAUSTED, type FlowPlan } from "../process/flow-plan.ts";
import { type ProcessAudit, ProcessHost, type Write } from "../process/process-host.ts";
import { bytesReader, type NextRecord, recordReader } from "../scenario/data-records.ts";
import { recordsUntil, timeOfRecord } from "../scenario/rate-profile.ts";
import type { ScenarioInput } from "../scenario/scenario.ts";
import type { RunSetting } from "./run-setting.ts";

/** Records per pull at most, and milliseconds that one pull may cover. */
const MAX_BURST = 500;
const BURST_MS = 10;

/** Flows that feed the outlets of a source streamlet as the scenario says. */
export function feedFlows(
  run: RunSetting,
  streamlet: string,
  outlets: readonly string[],
  write: Write,
): readonly FlowPlan[] {
  return run.scenario.inputs.flatMap((input, i) => {
    const { outlet } = input;
    if (input.streamlet !== streamlet || outlet === undefined || !outlets.includes(outlet)) return [];
    return feedFlow(run, input, i, outlet, write) ?? [];
  });
}

/** Starts what writes, from outside of the application, to the topics of the inlets that the scenario feeds. */
export function startOutsideFeeds(run: RunSetting): void {
  const { scenario, ports, loop, network, logs } = run;
  scenario.inputs.forEach((input, i) => {
    const { inlet, streamlet } = input;
    if (inlet === undefined || !ports.isUsable(streamlet, inlet)) return;
    const address = `outside/${streamlet}.${inlet}`;
    const host = new ProcessHost(
      {
        address,
        index: 0,
        workTime: () => 0,
        restarts: true,
        budget: () => new LogicBudget(run.meter, []),
        plan: (write) => {
          const flow = feedFlow(run, input, i, inlet, write);
          return flow === undefined ? [] : [flow];
        },
        outlet: () => ports.outside(streamlet, inlet, keyOf(input)),
        event: (level, message, cause) => logs.event("outside", level, message, cause),
        failures: new FailureHistory(),
        ...outsideAudit(run, streamlet),
      },
      { clock: loop, mailbox: network },
    );
    network.attach(address, host);
    loop.after(run.timing.podStart, () => host.start());
  });
}

function outsideAudit(run: RunSetting, streamlet: string): { readonly audit?: ProcessAudit } {
  const found = run.application.streamlets.find((each) => each.name === streamlet);
  const audit = found === undefined ? undefined : run.audit?.of(found);
  if (audit === undefined) return {};
  return { audit: { ...audit, ingress: (inlet) => `outside.${streamlet}.${inlet ?? ""}` } };
}

/** The key function that an input asks for. */
export function keyOf({ key }: ScenarioInput): ((value: unknown) => unknown) | undefined {
  return key === undefined ? undefined : (value) => (value as Record<string, unknown>)[key];
}

function feedFlow(
  run: RunSetting,
  input: ScenarioInput,
  number: number,
  port: string,
  write: Write,
): FlowPlan | undefined {
  const schema = run.ports.recordSchema(input.streamlet, port);
  if (schema === undefined) return undefined;
  const { rate, limit = Number.POSITIVE_INFINITY } = input;
  const next =
    input.mode === "generate"
      ? sampler(schema, run.scenario.seed + number)
      : fileSource(run, input, port, schema);
  let count = 0;
  return {
    source: {
      kind: "pull",
      next: () =>
        count >= limit || timeOfRecord(rate, count) === Number.POSITIVE_INFINITY ? EXHAUSTED : next(),
    },
    push: (record) => {
      count++;
      write(port, record);
    },
    // A profile that has come to its end has nothing to wait for: the source is found exhausted.
    throttledFor: () => finite(timeOfRecord(rate, count)),
    isFull: () => false,
    outlet: port,
    /** What is due within a few milliseconds of the next record leaves together with it. */
    get burst() {
      const due = recordsUntil(rate, finite(timeOfRecord(rate, count)) + BURST_MS) - count;
      return Math.max(1, Math.min(MAX_BURST, Math.floor(due)));
    },
  };
}

function finite(time: number): number {
  return time === Number.POSITIVE_INFINITY ? 0 : time;
}

/** Gives a data file's records one by one; those that do not fit are left out and told of. */
function fileSource(run: RunSetting, input: ScenarioInput, port: string, schema: Schema): () => unknown {
  const { data, logs } = run;
  const { streamlet, rate, file = "" } = input;
  const name = `${input.inlet === undefined ? "outlet" : "inlet"} ${port}`;
  const content = data.get(file) ?? "";
  const open = (): (() => NextRecord) =>
    schema === RAW_BYTES ? bytesReader(content) : recordReader(schema, content);
  const speed = typeof rate === "number" ? `${rate} records per second` : `its rate changes (${rate.kind})`;
  const cause = input.chosen ? "its fields fit the schema best" : "scenario";
  logs.event(streamlet, "info", `${file} feeds ${name}, ${speed}.`, cause);
  let read = open();
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
        read = open();
      } else if (next.ok) {
        given++;
        return next.value;
      } else if (refused++ === 0) {
        const message = `A record of ${file} does not fit ${name} and is left out.`;
        logs.event(streamlet, "warning", message, next.message);
      }
    }
  };
}
