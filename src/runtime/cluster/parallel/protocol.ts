import type { Fact } from "../../audit/fact-journal.ts";
import type { Address } from "../../host/clock.ts";
import type { RecordQuery, SimulationInput } from "../../host/simulation.ts";
import type { ClusterEvent, EgressLine } from "../../host/snapshot.ts";
import type { LinkCount } from "../../host/threads/node.ts";
import type { Port } from "../../host/threads/thread.ts";
import type { BrokerReport } from "../../kafka/broker-report.ts";
import type { PortFigures } from "../../ports/port-figures.ts";
import type { LogicCall } from "../../replay/verdict.ts";
import type { MessageFault, TaskManagerPlace, TaskManagerReport } from "../run-setting.ts";
import type { InletProgress } from "../waiting-tokens.ts";

/** Name of the node that coordinates the others: job managers, processes, the operator. */
export const MAIN = "main";
/** Where task managers send what they have noted for the delivery audit. */
export const AUDIT: Address<readonly Fact[]> = "audit";

/** A line to another node. */
export interface NodeLink {
  readonly peer: string;
  readonly port: Port;
}

/** What the coordinating thread tells another one. */
export type ToNode =
  | {
      readonly kind: "start";
      readonly input: SimulationInput;
      readonly role:
        | { readonly kind: "broker" }
        | { readonly kind: "task-manager"; readonly place: TaskManagerPlace };
      /** Real time at which the cluster's clock stood at 0, and its milliseconds per real one. */
      readonly epoch: number;
      readonly speed: number;
      readonly links: readonly NodeLink[];
    }
  | ({ readonly kind: "link" } & NodeLink)
  | { readonly kind: "unlink"; readonly peer: string }
  /** From the real time `at` on, the cluster's clock goes on at this speed. */
  | { readonly kind: "speed"; readonly speed: number; readonly at: number }
  /** `hold`: recurring chores are to wait, so that it can be seen whether anything else is left to do. */
  | { readonly kind: "report"; readonly seen: Seen; readonly hold: boolean }
  | { readonly kind: "records"; readonly request: number; readonly query: RecordQuery }
  | { readonly kind: "waiting"; readonly request: number; readonly inlets: readonly InletProgress[] }
  | { readonly kind: "disturb"; readonly fault: MessageFault }
  | { readonly kind: "outage"; readonly duration: number }
  | { readonly kind: "poison"; readonly topic: string; readonly partition: number };

/** Events and lines that have been told up to this number. */
export interface Seen {
  readonly event: number;
  readonly line: number;
}

/** What a thread tells the coordinating one. */
export type FromNode =
  | { readonly kind: "report"; readonly report: NodeReport }
  /** Answer of the broker's thread to a question. */
  | { readonly kind: "answer"; readonly request: number; readonly answer: unknown }
  /** Operators of a subtask that begins. */
  | { readonly kind: "chain"; readonly operators: readonly string[] }
  /** What the logic of a watched task manager is about to do; undefined between its calls. */
  | { readonly kind: "at-work"; readonly call: LogicCall | undefined }
  /** The node cannot be set up. */
  | { readonly kind: "broken"; readonly reason: string };

export interface NodeReport {
  readonly counts: readonly LinkCount[];
  readonly hasWork: boolean;
  readonly ports: ReadonlyMap<string, PortFigures>;
  readonly events: readonly ClusterEvent[];
  readonly lines: readonly EgressLine[];
  readonly broker?: BrokerReport;
  readonly taskManager?: TaskManagerReport;
}
