import type { LineageTracker } from "../../audit/lineage-tracker.ts";
import type { LogicBudget } from "../../code/budget/logic-budget.ts";
import type { LogicFailure } from "../../code/logic-failure.ts";
import type { Surroundings } from "../../host/clock.ts";
import type { OwnRequests } from "../../kafka/requests.ts";
import type { WorkTime } from "../../scenario/service-time.ts";
import type { SubtaskSnapshot } from "../checkpoint/checkpoint-data.ts";
import type { SubtaskId } from "../exchange/buffer.ts";
import type { InputGate, Received } from "../exchange/input-gate.ts";
import type { NodeOutput } from "../exchange/node-output.ts";
import type { OutputWriter } from "../exchange/output-writer.ts";
import type { ChainedOperator } from "../operators/operator.ts";
import type { SourceReader } from "./source-reader.ts";

/** What a subtask is put together from. */
export interface SubtaskParts {
  readonly id: SubtaskId;
  readonly surroundings: Surroundings;
  /** What it has asked Kafka. */
  readonly requests: OwnRequests;
  /** Milliseconds of work that so many records take. */
  readonly workTime: WorkTime;
  /** In the order of the chain; without the source, which is `reader`. */
  readonly operators: readonly { readonly key: string; readonly operator: ChainedOperator }[];
  readonly writers: readonly OutputWriter[];
  /** Barriers that wait for room for too long overtake what they wait behind. */
  readonly overtakesInOutputs: boolean;
  /** It fails when the savepoint that it stops with does. */
  readonly stopIsFinal: boolean;
  readonly input:
    | {
        readonly kind: "source";
        readonly key: string;
        readonly reader: SourceReader;
        readonly output: NodeOutput;
      }
    | { readonly kind: "gate"; readonly gate: InputGate };
  /** Tells upstream that a buffer has been used up. */
  readonly returnCredit: (received: Received) => void;
  /** Follows records for the delivery audit, if there is one. */
  readonly tracker: LineageTracker | undefined;
  /** What the logic may use up. */
  readonly budget: LogicBudget;
  readonly acknowledge: (checkpoint: number, snapshot: SubtaskSnapshot) => void;
  /** Key of an edge, by its number. */
  readonly edgeKey: (edge: number) => string;
  /** Addresses of the task managers that it is connected to. */
  readonly peers: ReadonlySet<string>;
  readonly fail: (failure: LogicFailure) => void;
}
