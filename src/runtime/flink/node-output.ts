import type { ChainedOperator, Output } from "./operators/operator.ts";
import type { OutputWriter } from "./output-writer.ts";

/** The output of one operator: operators chained to it are called, other subtasks are written to. */
export class NodeOutput implements Output {
  readonly #records: ((value: unknown, timestamp: number | null) => void)[] = [];
  readonly #sides = new Map<string, ((value: unknown, timestamp: number | null) => void)[]>();
  readonly #operators: ChainedOperator[] = [];
  readonly #writers: OutputWriter[] = [];

  addOperator(operator: ChainedOperator, tag: string | undefined): void {
    this.#operators.push(operator);
    this.#add(tag, (value, timestamp) => operator.input(value, timestamp, 0));
  }

  addWriter(writer: OutputWriter): void {
    this.#writers.push(writer);
    this.#add(writer.edge.tag, (value, timestamp) => writer.write(value, timestamp));
  }

  record(value: unknown, timestamp: number | null): void {
    for (const write of this.#records) write(value, timestamp);
  }

  side(tag: string, value: unknown, timestamp: number | null): void {
    for (const write of this.#sides.get(tag) ?? []) write(value, timestamp);
  }

  watermark(time: number): void {
    for (const operator of this.#operators) operator.watermark(time);
    for (const writer of this.#writers) writer.control({ kind: "watermark", time });
  }

  idle(idle: boolean): void {
    for (const operator of this.#operators) operator.idle(idle);
    for (const writer of this.#writers) writer.control({ kind: "idle", idle });
  }

  #add(tag: string | undefined, write: (value: unknown, timestamp: number | null) => void): void {
    if (tag === undefined) {
      this.#records.push(write);
      return;
    }
    const known = this.#sides.get(tag);
    if (known === undefined) this.#sides.set(tag, [write]);
    else known.push(write);
  }
}
