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
  view: StreamletView,
  act: (command: Command) => void,
  ask: (question: StartQuestion) => void,
): readonly MenuEntry[] {
  const { name: streamlet, runtime, standIn } = view;
  const isJob = runtime === "flink" && !standIn;
  return [
    ...(isJob ? jobEntries(view, act, ask) : processEntries(view, act, ask)),
    "separator",
    ...faultsOf(streamlet, isJob).map(
      ([label, fault]): MenuEntry => ({ label, onSelect: () => act({ kind: "inject", fault }) }),
    ),
  ];
}

function jobEntries(
  { name: streamlet, state }: StreamletView,
  act: (command: Command) => void,
  ask: (question: StartQuestion) => void,
): readonly MenuEntry[] {
  const entry = (label: string, command: Command, disabled: boolean): MenuEntry => ({
    label,
    disabled,
    onSelect: () => act(command),
  });
  const runs = state === "running";
  const isDown = state === "stopped" || state === "failed";
  return [
    entry("Trigger a checkpoint", { kind: "checkpoint", streamlet }, !runs),
    entry("Trigger a savepoint", { kind: "savepoint", streamlet }, !runs),
    "separator",
    entry("Stop with a savepoint", { kind: "stop", streamlet }, !runs),
    entry("Stop and drain: windows end first", { kind: "stop", streamlet, drain: true }, !runs),
    entry("Cancel at once", { kind: "cancel", streamlet }, isDown),
    { label: "Start…", disabled: !isDown, onSelect: () => ask({ kind: "start", streamlet }) },
    { label: "Rescale…", disabled: !runs, onSelect: () => ask({ kind: "rescale", streamlet }) },
    { label: "Redeploy…", disabled: !runs, onSelect: () => ask({ kind: "redeploy", streamlet }) },
  ];
}

function processEntries(
  { name: streamlet, standIn, ports, state }: StreamletView,
  act: (command: Command) => void,
  ask: (question: StartQuestion) => void,
): readonly MenuEntry[] {
  // A second one of what the scenario feeds would write everything twice.
  const isFed = standIn && ports.every(({ direction }) => direction === "outlet");
  return [
    {
      label: isFed ? "Scale… (fed by the scenario: one only)" : "Scale…",
      disabled: isFed || state === "stopped",
      onSelect: () => ask({ kind: "rescale", streamlet }),
    },
    { label: "Restart the processes", disabled: isFed, onSelect: () => act({ kind: "restart", streamlet }) },
  ];
}

/** What may go wrong by hand, with its words. */
function faultsOf(streamlet: string, isJob: boolean): readonly (readonly [label: string, fault: Fault])[] {
  const place = { streamlet, index: 0 };
  const node = isJob ? "node" : "process";
  return [
    [isJob ? "Make a task fail" : "Make a process fail", { kind: "fail-task", ...place }],
    ["Throw on the next record", { kind: "throw-on-record", streamlet, record: 1, times: 1 }],
    [isJob ? "Kill a task manager" : "Kill a pod", { kind: "kill-task-manager", ...place }],
    ...(isJob ? [["Kill the job manager", { kind: "kill-job-manager", streamlet }] as const] : []),
    [`Slow a ${node} down ten times, 10 s`, { kind: "slow-node", ...place, factor: 10, duration: lasting }],
    [`Lose a ${node}'s messages, 10 s`, { kind: "lose-messages", ...place, duration: lasting }],
    [
      `Delay a ${node}'s messages by 1 s, 10 s`,
      { kind: "delay-messages", ...place, delay: 1_000, duration: lasting },
    ],
    ["Take Kafka down, 10 s", { kind: "broker-outage", duration: lasting }],
  ];
}
