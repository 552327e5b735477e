import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import type { StreamletAudit } from "../audit/streamlet-audit.ts";
import type { CodeMeter } from "../code/budget/code-meter.ts";
import type { LoadedStreamlet } from "../code/load-streamlets.ts";
import type { JobManagerMessage } from "../flink/messages.ts";
import type { JobSetting } from "../flink/task/task-host.ts";
import type { Actor, Address, Clock, Mailbox } from "../host/clock.ts";
import type { Disturbance } from "../host/disturbances.ts";
import type { RunLogs } from "../host/logs.ts";
import type { TopicSettings } from "../kafka/broker.ts";
import type { ApplicationPorts } from "../ports/application-ports.ts";
import type { LogicCalls } from "../replay/logic-calls.ts";
import type { Fault, Scenario } from "../scenario/scenario.ts";

/** Where actors are to be found. */
export interface Network extends Mailbox {
  /** From now on the actor gets the messages to this address; those of a predecessor are lost. */
  attach<M>(address: Address<M>, actor: Actor<M>): void;
  detach(address: string): void;
  /** From now on, until what is returned is called, a disturbance decides about the messages of an address. */
  disturb(address: string, disturbance: Disturbance): () => void;
}

/** What all streamlets of a run share. */
export interface RunSetting {
  readonly application: Application;
  readonly scenario: Scenario;
  readonly data: ReadonlyMap<string, string | Uint8Array>;
  readonly topics: readonly TopicSettings[];
  readonly timing: Timing;
  readonly loop: Clock;
  readonly network: Network;
  /** Where the project's code reports what it uses up. */
  readonly meter: CodeMeter;
  readonly ports: ApplicationPorts;
  readonly logs: RunLogs;
  readonly taskManagers: TaskManagerPods;
  /** Evaluates another version of the project's code; gives the class of a streamlet in it, or why there is none. */
  loadVersion(code: ReadonlyMap<string, string>, streamlet: ApplicationStreamlet): LoadedStreamlet | string;
  /** Knows the calls of the logic, where some may never return. */
  readonly logicCalls?: LogicCalls | undefined;
  /** Follows records from ingresses to sinks. */
  readonly audit?: { of(streamlet: ApplicationStreamlet): StreamletAudit } | undefined;
}

/** Starts task managers, each on its own. */
export interface TaskManagerPods {
  /** `onLost` is called, with the reason, if it ends by itself. */
  start(place: TaskManagerPlace, job: JobSetting, onLost: (reason: string) => void): TaskManagerPod;
}

export interface TaskManagerPlace {
  /** As it is configured now. */
  readonly streamlet: ApplicationStreamlet;
  readonly address: string;
  readonly index: number;
  readonly jobManager: Address<JobManagerMessage>;
  /** Texts of the streamlets where they are not those that the run began with. */
  readonly code: ReadonlyMap<string, string> | undefined;
  /** One of the streamlet's task managers has not answered any more: this one says what it is about to do. */
  readonly watched: boolean;
}

/** What may happen to the messages of a task manager. */
export type MessageFault = Extract<Fault, { readonly kind: "lose-messages" | "delay-messages" }>;

/** A running task manager, wherever it runs. */
export interface TaskManagerPod {
  readonly address: string;
  /** What it has told of itself lately. */
  report(): TaskManagerReport;
  /** Loses or delays its messages for a while. */
  disturb(fault: MessageFault): void;
  /** Ends it at once: what it was about to do does not happen. */
  stop(): void;
}

export interface TaskManagerReport {
  /** Shares of the last seconds in which its busiest subtask worked, and in which one waited for room: 0 to 1. */
  readonly busy: number;
  readonly backpressured: number;
  readonly positions: readonly InletPosition[];
}

/** Next offset that an inlet reads of a partition. */
export interface InletPosition {
  readonly inlet: string;
  readonly partition: number;
  readonly offset: number;
}

/** Milliseconds that things take in the simulated cluster. */
export interface Timing {
  /** Until a pod runs. */
  readonly podStart: number;
  /** Work per record where the scenario does not say. */
  readonly serviceTime: number;
}

/** On virtual time, where nothing takes time by itself. */
export const VIRTUAL_TIMING: Timing = { podStart: 1000, serviceTime: 0.005 };
/** On real time, where work takes the time that it takes. */
export const REAL_TIMING: Timing = { podStart: 0, serviceTime: 0 };
