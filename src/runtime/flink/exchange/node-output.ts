import type { LineageTracker } from "../../audit/lineage-tracker.ts";
import type { LogicBudget } from "../../code/budget/logic-budget.ts";
import type { ChainedOperator, Output } from "../operators/operator.ts";
import { copyRecord } from "./copy-record.ts";
import type { OutputWriter } from "./output-writer.ts";

type Write = (value: unknown, timestamp: number | null) => void;

interface Reader {
  readonly write: Write;
  readonly encodes: boolean;
  /** It gets records of its own. */
  copies: boolean;
}
const NONE: readonly Reader[] = [];

/** The output of one operator: operators chained to it are called, other subtasks are written to. */
export class NodeOutput implements Output {
  readonly #records: Reader[] = [];
  readonly #sides = new Map<string, Reader[]>();
  readonly #operators: ChainedOperator[] = [];
  readonly #writers: OutputWriter[] = [];
  readonly #tracker: LineageTracker | undefined;

  readonly #budget: LogicBudget;
  readonly #isKept: boolean;

  /** `isKept`: the operator is code of the logic, which may keep what it emits and change it later. */
  constructor(tracker: LineageTracker | undefined, budget: LogicBudget, isKept: boolean) {
    this.#tracker = tracker;
    this.#budget = budget;
    this.#isKept = isKept;
  }

  /** `encodes`: the operator makes bytes of a record at once, hence it needs no copy. */
  addOperator(operator: ChainedOperator, tag: string | undefined, encodes: boolean): void {
    this.#operators.push(operator);
    this.#add(tag, (value, timestamp) => operator.input(value, timestamp, 0), encodes);
  }

  addWriter(writer: OutputWriter): void {
    this.#writers.push(writer);
    this.#add(writer.edge.tag, (value, timestamp) => writer.write(value, timestamp), false);
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

  #pass(readers: readonly Reader[], value: unknown, timestamp: number | null): void {
    this.#budget.emitted();
    const tracker = this.#tracker;
    if (tracker?.current === undefined || readers.length < 2) {
      for (const { write, copies } of readers) write(copies ? copyRecord(value) : value, timestamp);
      return;
    }
    const before = tracker.current;
    readers.forEach(({ write, copies }, index) => {
      tracker.current = before;
      tracker.current = tracker.towards(index);
      write(copies ? copyRecord(value) : value, timestamp);
    });
    tracker.current = before;
  }

  #add(tag: string | undefined, write: Write, encodes: boolean): void {
    const readers = tag === undefined ? this.#records : (this.#sides.get(tag) ?? []);
    if (tag !== undefined) this.#sides.set(tag, readers);
    readers.push({ write, encodes, copies: false });
    // The last reader may have the record itself where nobody has kept it; all others get copies.
    const last = readers.at(-1);
    for (const each of readers) each.copies = !each.encodes && (this.#isKept || each !== last);
  }
}
