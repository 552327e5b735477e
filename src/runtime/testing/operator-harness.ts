import {
  AvroInlet,
  type DataStream,
  type FlinkStreamletContext,
  FlinkStreamletLogic,
  StreamGraph,
} from "../../streamlet/index.ts";
import { CodeMeter } from "../code/budget/code-meter.ts";
import { LogicBudget } from "../code/budget/logic-budget.ts";
import type { ChainedOperator } from "../flink/operators/operator.ts";
import type { OperatorSnapshot } from "../flink/state/snapshot.ts";
import { createOperator } from "../flink/task/create-operator.ts";
import type { LawEvent } from "./one-streamlet.ts";

/** What is done to an operator: a record of one of its inputs, a watermark, idleness, time, or a restart from a snapshot. */
export type HarnessStep =
  | readonly ["left" | "right", id: number, key: string, count: number, timestamp: number | null]
  | readonly ["watermark", time: number]
  | readonly ["idle", idle: boolean]
  | readonly ["time", now: number]
  | readonly ["restore"];

/** Describes the data flow whose last operator is meant. */
export type HarnessFlow = (left: DataStream<LawEvent>, right: DataStream<LawEvent>) => void;

/** Outlets of the operator, and what each step put there: `value @ event time`, `| watermark`, `idle` or `active`. */
export function runOperator(
  flow: HarnessFlow,
  steps: readonly HarnessStep[],
): readonly (readonly string[])[] {
  const run = new OperatorRun(flow);
  return steps.map((step) => run.take(step));
}

/** Drives one operator by hand. */
class OperatorRun {
  readonly #flow: HarnessFlow;
  readonly #put: string[] = [];
  #now = 0;
  #operator: ChainedOperator;

  constructor(flow: HarnessFlow) {
    this.#flow = flow;
    this.#operator = this.#start([]);
  }

  take(step: HarnessStep): readonly string[] {
    switch (step[0]) {
      case "left":
      case "right": {
        const [side, id, key, count, timestamp] = step;
        this.#operator.input({ id, key, count }, timestamp, side === "left" ? 0 : 1);
        break;
      }
      case "watermark":
        this.#operator.watermark(step[1]);
        break;
      case "idle":
        this.#operator.idle(step[1]);
        break;
      case "time":
        this.#moveTo(step[1]);
        break;
      case "restore":
        this.#operator = this.#start([this.#operator.snapshot(1)]);
    }
    return this.#put.splice(0);
  }

  #moveTo(time: number): void {
    for (
      let due = this.#operator.nextProcessingTime;
      due !== undefined && due <= time;
      due = this.#operator.nextProcessingTime
    ) {
      this.#now = Math.max(this.#now, due);
      this.#operator.onProcessingTime(this.#now);
    }
    this.#now = time;
  }

  #start(restored: readonly OperatorSnapshot[]): ChainedOperator {
    const node = flowGraph(this.#flow).nodes.at(-1);
    if (node === undefined) throw new Error("The data flow has no operator.");
    const keyOf = (side: 0 | 1) => {
      const exchange = node.inputs.find((input) => input.side === side)?.exchange;
      return exchange?.kind === "hash" ? exchange.key : undefined;
    };
    const put = this.#put;
    const operator = createOperator({
      node,
      output: {
        record: (value, time) => put.push(`${shown(value)} @ ${time}`),
        side: (tag, value, time) => put.push(`${tag}: ${shown(value)} @ ${time}`),
        watermark: (time) => put.push(`| ${time}`),
        idle: (idle) => put.push(idle ? "idle" : "active"),
      },
      subtask: 0,
      parallelism: 1,
      maxParallelism: 128,
      attemptNumber: 0,
      keyOf: [keyOf(0), keyOf(1)],
      now: () => this.#now,
      wake: () => undefined,
      restored,
      isRestored: restored.length > 0,
      watermarkInterval: 200,
      passesIdleness: false,
      tracker: undefined,
      budget: new LogicBudget(new CodeMeter(), []),
      sink: undefined,
    });
    operator.open();
    return operator;
  }
}

function flowGraph(flow: HarnessFlow): StreamGraph {
  const graph = new StreamGraph();
  class Inputs extends FlinkStreamletLogic {
    override buildExecutionGraph(): void {
      const [left, right] = ["left", "right"].map((name) =>
        this.readStream(new AvroInlet<LawEvent>(name, "law.Event")),
      );
      if (left !== undefined && right !== undefined) flow(left, right);
    }
  }
  new Inputs({ environment: graph } as FlinkStreamletContext).buildExecutionGraph();
  return graph;
}

function shown(value: unknown): string {
  if (typeof value === "string") return value;
  const { id, key, count } = value as LawEvent;
  return `${id} ${key} ${count}`;
}
