import type { Command, Fault, StreamletView } from "../../runtime/index.ts";
import type { MenuEntry } from "../ui/menuEntry.ts";

/** What a person asks for that needs more than a click. */
export interface StartQuestion {
  readonly kind: "start" | "rescale" | "redeploy";
  readonly streamlet: string;
  /** Snapshot to start from, chosen before. */
  readonly from?: string;
}

/** Virtual milliseconds that a disturbance made by hand lasts. */
const lasting = 10_000;

/** Everything that may be done to one streamlet of a run, or happen to it. */
export function streamletMenu(
  { name: streamlet, runtime, standIn, state }: StreamletView,
  act: (command: Command) => void,
  ask: (question: StartQuestion) => void,
): readonly MenuEntry[] {
  const entry = (label: string, command: Command, disabled = false): MenuEntry => ({
    label,
    disabled,
    onSelect: () => act(command),
  });
  const fault = (label: string, made: Fault): MenuEntry => ({
    label,
    onSelect: () => act({ kind: "inject", fault: made }),
  });
  const isFlink = runtime === "flink" && !standIn;
  const runs = state === "running";
  const isDown = state === "stopped" || state === "failed";
  const lifecycle: readonly MenuEntry[] = isFlink
    ? [
        entry("Trigger a checkpoint", { kind: "checkpoint", streamlet }, !runs),
        entry("Trigger a savepoint", { kind: "savepoint", streamlet }, !runs),
        "separator",
        entry("Stop with a savepoint", { kind: "stop", streamlet }, !runs),
        entry("Stop and drain: windows end first", { kind: "stop", streamlet, drain: true }, !runs),
        entry("Cancel at once", { kind: "cancel", streamlet }, isDown),
        { label: "Start…", disabled: !isDown, onSelect: () => ask({ kind: "start", streamlet }) },
        { label: "Rescale…", disabled: !runs, onSelect: () => ask({ kind: "rescale", streamlet }) },
        { label: "Redeploy…", disabled: !runs, onSelect: () => ask({ kind: "redeploy", streamlet }) },
        "separator",
      ]
    : [entry("Restart the process", { kind: "restart", streamlet }), "separator"];
  const faults: readonly MenuEntry[] = isFlink
    ? [
        fault("Make a task fail", { kind: "fail-task", streamlet, index: 0 }),
        fault("Throw on the next record", { kind: "throw-on-record", streamlet, record: 1, times: 1 }),
        fault("Kill a task manager", { kind: "kill-task-manager", streamlet, index: 0 }),
        fault("Kill the job manager", { kind: "kill-job-manager", streamlet }),
        fault("Slow a node down ten times, 10 s", {
          kind: "slow-node",
          streamlet,
          index: 0,
          factor: 10,
          duration: lasting,
        }),
        fault("Lose a node's messages, 10 s", {
          kind: "lose-messages",
          streamlet,
          index: 0,
          duration: lasting,
        }),
        fault("Delay a node's messages by 1 s, 10 s", {
          kind: "delay-messages",
          streamlet,
          index: 0,
          delay: 1_000,
          duration: lasting,
        }),
      ]
    : [fault("Make the process fail", { kind: "fail-task", streamlet, index: 0 })];
  return [
    ...lifecycle,
    ...faults,
    fault("Take Kafka down, 10 s", { kind: "broker-outage", duration: lasting }),
  ];
}
