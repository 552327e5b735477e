import { failureOf, OperatorFailure } from "../../code/logic-failure.ts";
import { MadeUpFailure } from "../../code/made-up-failure.ts";
import type { Timer } from "../../host/clock.ts";
import type { CheckpointTrigger } from "../checkpoint/checkpoint-trigger.ts";
import type { Barrier, SubtaskId } from "../exchange/buffer.ts";
import type { InputGate, Received } from "../exchange/input-gate.ts";
import type { NodeOutput } from "../exchange/node-output.ts";
import type { OutputWriter } from "../exchange/output-writer.ts";
import { LoadMeter } from "./load-meter.ts";
import type { SourceReader } from "./source-reader.ts";
import { SubtaskCheckpoints } from "./subtask-checkpoints.ts";
import type { SubtaskParts } from "./subtask-parts.ts";

/** One parallel instance of a chain of operators: takes input when there is room for its output, one buffer at a time. */
export class Subtask {
  readonly #parts: SubtaskParts;
  readonly #triggers: CheckpointTrigger[] = [];
  readonly #checkpoints: SubtaskCheckpoints;
  /** An aligned barrier that waited for the others for too long. */
  #late: Barrier | undefined;
  /** Number of the last checkpoint whose barriers may overtake later. */
  #announced = 0;
  #throwIn = Number.POSITIVE_INFINITY;
  readonly #load = new LoadMeter();
  #timer: Timer | undefined;
  #wakeUp: Timer | undefined;
  #wakeUpAt = Number.POSITIVE_INFINITY;
  #working = false;
  #isOpen = false;
  #preparing = false;
  /** A savepoint has been taken that the job stops with: nothing more is processed. */
  #stoppedBy: number | undefined;
  #closed = false;

  constructor(parts: SubtaskParts) {
    this.#parts = parts;
    this.#checkpoints = new SubtaskCheckpoints(parts, () => this.schedule());
  }

  get id(): SubtaskId {
    return this.#parts.id;
  }

  get gate(): InputGate | undefined {
    return this.#parts.input.kind === "gate" ? this.#parts.input.gate : undefined;
  }

  get reader(): SourceReader | undefined {
    return this.#parts.input.kind === "source" ? this.#parts.input.reader : undefined;
  }

  writer(edge: number): OutputWriter | undefined {
    return this.#parts.writers.find((writer) => writer.edge.id === edge);
  }

  /** Shares of the last seconds spent working and waiting for room: 0 to 1. */
  load(): { readonly busy: number; readonly backpressured: number } {
    return this.#load.shares(this.#now());
  }

  start(): void {
    this.#guard(() => {
      // From the end of the chain, so that what an operator emits when opened finds the next one open.
      this.#parts.budget.setUp(() => {
        for (const { operator } of [...this.#parts.operators].reverse()) operator.open();
      });
      const { input } = this.#parts;
      this.#isOpen = true;
      if (input.kind === "source") {
        input.reader.start();
        if (!input.reader.hasPartitions) input.output.idle(true);
      }
      this.schedule();
    });
  }

  /** Input, room or time has come: looks for work, now or when the current work is done. */
  schedule(): void {
    if (this.#closed || !this.#isOpen || this.#working || this.#timer !== undefined) return;
    this.#timer = this.#parts.surroundings.clock.after(0, () => {
      this.#timer = undefined;
      this.#guard(() => this.#step());
    });
  }

  /** A barrier waits in an input that overtakes from some time on, even what it waits behind there. */
  announced(barrier: Barrier): void {
    const { checkpoint, overtakesAt } = barrier;
    if (overtakesAt === undefined || this.#announced >= checkpoint) return;
    this.#announced = checkpoint;
    this.#parts.surroundings.clock.afterIdle(Math.max(0, overtakesAt - this.#now()), () => {
      this.#late = barrier;
      this.schedule();
    });
  }

  trigger(trigger: CheckpointTrigger): void {
    this.#triggers.push(trigger);
    this.schedule();
  }

  /** The n-th record that the source hands on from now on makes the task fail; 0: none does. */
  throwOn(record: number): void {
    this.#throwIn = record > 0 ? record : Number.POSITIVE_INFINITY;
  }

  /** Transactions that are being committed. */
  get commits(): number {
    let count = 0;
    for (const { operator } of this.#parts.operators) count += operator.commits;
    return count;
  }

  /** The connection to a task manager broke. */
  peerLost(peer: string): void {
    if (!this.#parts.peers.has(peer)) return;
    this.failNow(
      `Connection unexpectedly closed by remote task manager '${peer}'. This might indicate that the remote task manager was lost.`,
    );
  }

  completed(checkpoint: number): void {
    if (this.#closed) return;
    this.#guard(() => {
      for (const { operator } of this.#parts.operators) operator.checkpointCompleted(checkpoint);
      this.#checkpoints.completed(checkpoint);
    });
  }

  aborted(checkpoint: number): void {
    this.#checkpoints.aborted(checkpoint);
    if (this.#stoppedBy === checkpoint) {
      if (this.#parts.stopIsFinal) {
        this.failNow("Stop-with-savepoint failed.");
        return;
      }
      this.#stoppedBy = undefined;
    }
    this.schedule();
  }

  failNow(reason: string): void {
    this.#guard(() => {
      throw new Error(reason);
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#timer?.cancel();
    this.#wakeUp?.cancel();
    this.reader?.close();
    this.#parts.requests.clear();
    const { operators, budget } = this.#parts;
    for (const { operator } of operators) {
      try {
        budget.turn();
        operator.close();
      } catch {
        // The task is over; a failure while closing changes nothing.
      }
    }
    budget.close();
  }

  #now(): number {
    return this.#parts.surroundings.clock.now();
  }

  #step(): void {
    this.#checkpoints.settle();
    if (this.#preparing || this.#stoppedBy !== undefined) return;
    // Checkpoints do not wait for room: that is what lets barriers overtake under backpressure.
    const overtaking = this.gate?.takeOvertaking() ?? this.#takeLate();
    if (overtaking !== undefined) {
      this.#checkpoint({ ...overtaking, unaligned: true }, true);
      return;
    }
    const trigger = this.#triggers.shift();
    if (trigger !== undefined) {
      this.#triggered(trigger);
      return;
    }
    this.#fireTimers();
    if (this.#preparing) return;
    const blocked = !this.#hasRoom();
    this.#load.blocked(blocked, this.#now());
    if (blocked) return;
    const { input, workTime } = this.#parts;
    if (input.kind === "source") {
      if (!input.reader.available) return;
      this.#work(workTime(input.reader.nextCount), () => this.#read(input.reader, input.output));
      return;
    }
    const received = input.gate.take();
    if (received === undefined) return;
    const { buffer } = received;
    this.#work(buffer.kind === "records" ? workTime(buffer.values.length) : 0, () => this.#process(received));
  }

  /** Does something after the virtual time it takes, then looks for more. */
  #work(cost: number, run: () => void): void {
    const finish = () => {
      this.#working = false;
      this.#timer = undefined;
      run();
      for (const { operator } of this.#parts.operators) operator.flush();
      for (const writer of this.#parts.writers) writer.flush();
      this.schedule();
    };
    this.#load.worked(cost, this.#now());
    this.#working = true;
    this.#timer = this.#parts.surroundings.clock.after(cost, () => this.#guard(finish));
  }

  #read(reader: SourceReader, output: NodeOutput): void {
    const { tracker } = this.#parts;
    const { values, timestamps, lineages } = reader.take(this.#now());
    for (let i = 0; i < values.length; i++) {
      this.#begin(values[i]);
      if (--this.#throwIn <= 0) throw this.#madeUp(values[i]);
      if (tracker !== undefined) tracker.current = lineages?.[i];
      output.record(values[i], timestamps[i] ?? null);
    }
    if (tracker !== undefined) tracker.current = undefined;
  }

  #madeUp(record: unknown): OperatorFailure {
    this.#throwIn = Number.POSITIVE_INFINITY;
    return this.#failureAtHead(record, new MadeUpFailure());
  }

  /** The logic is about to handle a record, with a budget of its own. */
  #begin(record: unknown): void {
    try {
      this.#parts.budget.begin();
    } catch (error) {
      throw this.#failureAtHead(record, error);
    }
  }

  #failureAtHead(record: unknown, cause: unknown): OperatorFailure {
    const [first] = this.#parts.operators;
    return new OperatorFailure(first?.operator.name ?? "Source", record, cause);
  }

  #process(received: Received): void {
    const { channel, buffer } = received;
    const gate = this.gate;
    const head = this.#parts.operators[0]?.operator;
    if (gate === undefined || head === undefined) return;
    this.#parts.returnCredit(received);
    switch (buffer.kind) {
      case "records": {
        const { values, timestamps, lineages } = buffer;
        const { tracker } = this.#parts;
        for (let i = 0; i < values.length; i++) {
          this.#begin(values[i]);
          if (tracker !== undefined) tracker.current = lineages?.[i];
          head.input(values[i], timestamps[i] ?? null, channel.side);
        }
        if (tracker !== undefined) tracker.current = undefined;
        return;
      }
      case "watermark": {
        const time = gate.watermark(channel, buffer.time);
        if (time !== undefined) head.watermark(time);
        return;
      }
      case "idle": {
        const change = gate.idle(channel, buffer.idle);
        if (change.watermark !== undefined) head.watermark(change.watermark);
        if (change.idle !== undefined) head.idle(change.idle);
        return;
      }
      case "barrier":
        this.#aligned(gate, received.channel, buffer);
    }
  }

  #triggered({ drain, ...barrier }: CheckpointTrigger): void {
    const { input } = this.#parts;
    if (drain && input.kind === "source") input.output.watermark(Number.POSITIVE_INFINITY);
    this.#checkpoint(barrier, false);
  }

  /** The barrier that has waited for too long, unless its checkpoint has been taken meanwhile. */
  #takeLate(): Barrier | undefined {
    const late = this.#late;
    this.#late = undefined;
    return late !== undefined && this.gate?.isPending(late.checkpoint) === true ? late : undefined;
  }

  #aligned(gate: InputGate, channel: Received["channel"], barrier: Barrier): void {
    if (gate.barrier(channel, barrier.checkpoint) !== undefined) this.#checkpoint(barrier, false);
  }

  /** The barrier is here: waits until everything pending is safe, passes the barrier on and takes the snapshot. */
  #checkpoint(barrier: Barrier, overtaking: boolean): void {
    const { operators } = this.#parts;
    this.#preparing = true;
    let waiting = operators.length;
    const ready = () => {
      if (--waiting > 0 || this.#closed) return;
      this.#guard(() => {
        this.#preparing = false;
        if (barrier.stop) this.#stoppedBy = barrier.checkpoint;
        this.#checkpoints.take(barrier, overtaking);
        this.schedule();
      });
    };
    // One more, so that it is ready exactly once even where no operator has to wait.
    waiting++;
    for (const { operator } of operators) operator.prepare(barrier.checkpoint, ready);
    ready();
  }

  #hasRoom(): boolean {
    for (const writer of this.#parts.writers) if (writer.blocked) return false;
    for (const { operator } of this.#parts.operators) if (!operator.accepts) return false;
    return true;
  }

  #fireTimers(): void {
    const now = this.#now();
    for (const { operator } of this.#parts.operators) {
      const due = operator.nextProcessingTime;
      if (due !== undefined && due <= now) operator.onProcessingTime(now);
    }
    for (const { operator } of this.#parts.operators) operator.flush();
    for (const writer of this.#parts.writers) writer.flush();
    this.wakeForTimers();
  }

  /** Makes sure that the earliest processing-time timer of the chain is not slept through. */
  wakeForTimers(): void {
    let next = Number.POSITIVE_INFINITY;
    for (const { operator } of this.#parts.operators) {
      next = Math.min(next, operator.nextProcessingTime ?? Number.POSITIVE_INFINITY);
    }
    if (next === this.#wakeUpAt || this.#closed) return;
    this.#wakeUp?.cancel();
    this.#wakeUpAt = next;
    if (next === Number.POSITIVE_INFINITY) return;
    this.#wakeUp = this.#parts.surroundings.clock.after(next - this.#now(), () => {
      this.#wakeUpAt = Number.POSITIVE_INFINITY;
      this.schedule();
    });
  }

  #guard(run: () => void): void {
    if (this.#closed) return;
    try {
      this.#parts.budget.turn();
      run();
    } catch (error) {
      this.close();
      this.#parts.fail(failureOf(error));
    }
  }
}
