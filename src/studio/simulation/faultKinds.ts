import type { Fault, RandomFault, ScenarioFault } from "../../runtime/index.ts";

type FaultKind = Fault["kind"];

export const faultKinds: readonly { readonly value: FaultKind; readonly label: string }[] = [
  { value: "fail-task", label: "A task or process fails" },
  { value: "throw-on-record", label: "The logic throws on a record" },
  { value: "kill-task-manager", label: "A task manager or pod is lost" },
  { value: "kill-job-manager", label: "The job manager is lost" },
  { value: "slow-node", label: "A node is slow" },
  { value: "lose-messages", label: "A node's messages get lost" },
  { value: "delay-messages", label: "A node's messages are late" },
  { value: "broker-outage", label: "Kafka does not answer" },
  { value: "poison-record", label: "Bytes that do not decode" },
];

/** A fault as the scenario has it: at a time, or at random. */
export type PlannedFault = ScenarioFault | RandomFault;

/** A fault of a kind with usual figures, at the same place as another where that has one. */
export function faultOfKind(kind: FaultKind, streamlet: string, topic: string): Fault {
  switch (kind) {
    case "fail-task":
    case "kill-task-manager":
      return { kind, streamlet, index: 0 };
    case "kill-job-manager":
      return { kind, streamlet };
    case "throw-on-record":
      return { kind, streamlet, record: 1, times: 1 };
    case "slow-node":
      return { kind, streamlet, index: 0, factor: 10, duration: 10_000 };
    case "lose-messages":
      return { kind, streamlet, index: 0, duration: 10_000 };
    case "delay-messages":
      return { kind, streamlet, index: 0, delay: 1_000, duration: 10_000 };
    case "broker-outage":
      return { kind, duration: 10_000 };
    case "poison-record":
      return { kind, topic, partition: 0 };
  }
}

/** Figures of a fault that can be changed, with their labels and least values. */
export const faultFigures: readonly {
  readonly field: string;
  readonly label: string;
  readonly min: number;
}[] = [
  { field: "index", label: "Which one", min: 0 },
  { field: "partition", label: "Partition", min: 0 },
  { field: "record", label: "On record", min: 1 },
  { field: "times", label: "So many times", min: 1 },
  { field: "factor", label: "Times slower", min: 1 },
  { field: "delay", label: "Later by (ms)", min: 0 },
  { field: "duration", label: "For (ms)", min: 0 },
];

/** A fault as it stands in the scenario's text: what only says that a place is drawn goes with the place. */
export function faultJson(fault: PlannedFault): Readonly<Record<string, unknown>> {
  if (!("anywhere" in fault)) return { ...fault };
  const { anywhere, from, ...rest } = fault;
  const fields = Object.entries({ ...rest, ...(from === 0 ? {} : { from }) });
  return Object.fromEntries(
    fields.filter(([name]) => !(anywhere && (name === "index" || name === "partition"))),
  );
}
