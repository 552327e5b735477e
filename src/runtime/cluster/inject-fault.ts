import type { CommandResult } from "../host/simulation.ts";
import type { Fault } from "../scenario/scenario.ts";
import type { RunSetting } from "./run-setting.ts";
import type { StreamletRunner } from "./streamlet-runner.ts";

/** What can go wrong with the Kafka cluster. */
export interface BrokerFaults {
  /** It answers nobody for so many milliseconds. */
  goDown(duration: number): void;
  /** Writes bytes that are no record to a partition; false where there is none. */
  poison(topic: string, partition: number): boolean;
}

/** Makes something go wrong now, and says so in the cluster's log. */
export function injectFault(
  fault: Fault,
  { logs }: RunSetting,
  broker: BrokerFaults,
  runners: readonly StreamletRunner[],
): CommandResult {
  const result = inject(fault, broker, runners);
  const outcome = result.ok ? "asked for" : result.message;
  const where = "streamlet" in fault ? ` for ${fault.streamlet}` : "";
  logs.event("operator", "warning", `Fault${where}: ${fault.kind}.`, outcome);
  return result;
}

function inject(fault: Fault, broker: BrokerFaults, runners: readonly StreamletRunner[]): CommandResult {
  switch (fault.kind) {
    case "broker-outage":
      broker.goDown(fault.duration);
      return { ok: true };
    case "poison-record":
      return broker.poison(fault.topic, fault.partition)
        ? { ok: true }
        : { ok: false, message: `There is no partition ${fault.partition} of topic "${fault.topic}".` };
    default: {
      const runner = runners.find((each) => each.name === fault.streamlet);
      return runner?.inject(fault) ?? { ok: false, message: `There is no streamlet "${fault.streamlet}".` };
    }
  }
}
