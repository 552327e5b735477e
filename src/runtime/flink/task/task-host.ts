import type { StreamGraph } from "../../../streamlet/index.ts";
import type { LineageTracker } from "../../audit/lineage-tracker.ts";
import type { LogicBudget } from "../../code/budget/logic-budget.ts";
import type { Address, Surroundings } from "../../host/clock.ts";
import type { Requests } from "../../kafka/requests.ts";
import type { InletPort } from "../../ports/inlet-port.ts";
import type { OutletPort } from "../../ports/outlet-port.ts";
import type { LogicWatch } from "../../replay/logic-watch.ts";
import type { ServiceTime } from "../../scenario/service-time.ts";
import type { JobOptions } from "../job/job-options.ts";
import type { JobManagerMessage, TaskManagerMessage } from "../messages.ts";
import type { Delivery } from "../operators/sink-operator.ts";

/** What is the same for all task managers of a job. */
export interface JobSetting {
  readonly streamlet: string;
  readonly options: JobOptions;
  readonly delivery: Delivery;
  /** Milliseconds after which the broker aborts a sink's transaction. */
  readonly transactionTimeout: number;
  /** Milliseconds of work per record; a subtask draws its own. */
  readonly serviceTime: ServiceTime;
  readonly seed: number;
  /** In [0, 1), from the seed: for what the job manager leaves to chance. */
  readonly random: () => number;
  /** Before Flink 1.15 savepoints are restored after failures, and bring transactions out, as checkpoints do. */
  readonly savepointsAreCheckpoints: boolean;
  /** Start of the transactional ids of the job's sinks. */
  readonly transactionPrefix: string;
  /** For one part of the logic: what it may use up. */
  budget(): LogicBudget;
  /** The data flow, built anew, so that no two subtasks share a function object. */
  createGraph(): StreamGraph;
  inlet(port: string): InletPort;
  outlet(port: string): OutletPort;
  event(level: "info" | "warning" | "error", message: string, cause?: string): void;
  /** Is told the names of the operators of each subtask that begins. */
  readonly onChain?: (operators: readonly string[]) => void;
  /** Is told of the calls of the logic, where one may never return. */
  readonly watch?: LogicWatch;
  /** Follows what one attempt does with records; undefined without a delivery audit. */
  readonly audit?: JobAudit;
}

export interface JobAudit {
  tracker(attempt: number): LineageTracker;
  /** Name of the streamlet as a sink; undefined where it has outlets. */
  readonly sink: string | undefined;
}

/** What a subtask needs of the task manager it runs in. */
export interface TaskHost {
  readonly address: Address<TaskManagerMessage>;
  readonly requests: Requests;
  readonly surroundings: Surroundings;
  readonly job: JobSetting;
  /** How many times longer everything takes than it should. */
  readonly slowness: number;
  report(message: JobManagerMessage): void;
}
