import type { LineageTracker } from "../../audit/lineage-tracker.ts";
import type { LogicBudget } from "../../code/budget/logic-budget.ts";
import type { ChainedOperator, Output } from "../operators/operator.ts";
import type { OutputWriter } from "./output-writer.ts";

type Write = (value: unknown, timestamp: number | null) => void;
const NONE: readonly Write[] = [];

/** The output of one operator: operators chained to it are called, other subtasks are written to. */
export class NodeOutput implements Output {
  readonly #records: Write[] = [];
  readonly #sides = new Map<string, Write[]>();
  readonly #operators: ChainedOperator[] = [];
  readonly #writers: OutputWriter[] = [];
  readonly #tracker: LineageTracker | undefined;

  readonly #budget: LogicBudget;

  constructor(tracker: LineageTracker | undefined, budget: LogicBudget) {
    this.#tracker = tracker;
    this.#budget = budget;
  }

  addOperator(operator: ChainedOperator, tag: string | undefined): void {
    this.#operators.push(operator);
    this.#add(tag, (value, timestamp) => operator.input(value, timestamp, 0));
  }

  addWriter(writer: OutputWriter): void {
    this.#writers.push(writer);
    this.#add(writer.edge.tag, (value, timestamp) => writer.write(value, timestamp));
  }

  record(value: unknown, timestamp: number | null): void {
    this.#pass(this.#records, value, timestamp);
  }

  side(tag: string, value: unknown, timestamp: number | null): void {
    this.#pass(this.#sides.get(tag) ?? NONE, value, timestamp);
  }

  watermark(time: number): void {
    for (const operator of this.#operators) operator.watermark(time);
    for (const writer of this.#writers) writer.control({ kind: "watermark", time });
  }

  idle(idle: boolean): void {
    for (const operator of this.#operators) operator.idle(idle);
    for (const writer of this.#writers) writer.control({ kind: "idle", idle });
  }

  #pass(writes: readonly Write[], value: unknown, timestamp: number | null): void {
    this.#budget.emitted();
    const tracker = this.#tracker;
    if (tracker?.current === undefined || writes.length < 2) {
      for (const write of writes) write(value, timestamp);
      return;
    }
    const before = tracker.current;
    writes.forEach((write, index) => {
      tracker.current = before;
      tracker.current = tracker.towards(index);
      write(value, timestamp);
    });
    tracker.current = before;
  }

  #add(tag: string | undefined, write: Write): void {
    if (tag === undefined) {
      this.#records.push(write);
      return;
    }
    const known = this.#sides.get(tag);
    if (known === undefined) this.#sides.set(tag, [write]);
    else known.push(write);
  }
}
