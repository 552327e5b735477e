import type { OperatorSnapshot } from "../state/snapshot.ts";
import type { ChainedOperator } from "./operator.ts";

/** An operator around another one, as it is where nothing else is said. */
export abstract class ForwardingOperator implements ChainedOperator {
  protected readonly inner: ChainedOperator;

  constructor(inner: ChainedOperator) {
    this.inner = inner;
  }

  get name(): string {
    return this.inner.name;
  }

  get nextProcessingTime(): number | undefined {
    return this.inner.nextProcessingTime;
  }

  get commits(): number {
    return this.inner.commits;
  }

  get accepts(): boolean {
    return this.inner.accepts;
  }

  open(): void {
    this.inner.open();
  }

  input(value: unknown, timestamp: number | null, side: 0 | 1): void {
    this.inner.input(value, timestamp, side);
  }

  watermark(time: number): void {
    this.inner.watermark(time);
  }

  idle(idle: boolean): void {
    this.inner.idle(idle);
  }

  onProcessingTime(now: number): void {
    this.inner.onProcessingTime(now);
  }

  prepare(checkpoint: number, ready: () => void): void {
    this.inner.prepare(checkpoint, ready);
  }

  snapshot(checkpoint: number): OperatorSnapshot {
    return this.inner.snapshot(checkpoint);
  }

  checkpointCompleted(checkpoint: number): void {
    this.inner.checkpointCompleted(checkpoint);
  }

  flush(): void {
    this.inner.flush();
  }

  close(): void {
    this.inner.close();
  }
}
