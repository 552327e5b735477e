import type { Position } from "../../kafka/messages.ts";
import type { ChannelState, SubtaskSnapshot } from "../checkpoint/checkpoint-data.ts";
import type { Barrier } from "../exchange/buffer.ts";
import type { InputGate } from "../exchange/input-gate.ts";
import type { OperatorSnapshot } from "../state/snapshot.ts";
import type { SubtaskParts } from "./subtask-parts.ts";

/** What a subtask gives to checkpoints: its snapshots, and the records that barriers have overtaken around it. */
export class SubtaskCheckpoints {
  readonly #parts: SubtaskParts;
  readonly #wake: () => void;
  /** An unaligned checkpoint whose barriers have not all come. */
  #unfinished: { readonly checkpoint: number; readonly snapshot: SubtaskSnapshot } | undefined;
  /** A checkpoint whose barriers wait for room at the outputs; `isLate`: for too long. */
  #held: { readonly checkpoint: number; readonly snapshot: SubtaskSnapshot; isLate: boolean } | undefined;
  /** Offsets in checkpoints that are not complete yet. */
  readonly #offsets = new Map<number, readonly Position[]>();

  /** `wake`: asks for a call of `settle`. */
  constructor(parts: SubtaskParts, wake: () => void) {
    this.#parts = parts;
    this.#wake = wake;
  }

  /** The whole checkpoint is complete: Kafka is told how far it has read. */
  completed(checkpoint: number): void {
    const { input } = this.#parts;
    const offsets = this.#offsets.get(checkpoint);
    if (input.kind === "source" && offsets !== undefined) input.reader.commit(offsets);
    for (const id of [...this.#offsets.keys()]) if (id <= checkpoint) this.#offsets.delete(id);
  }

  aborted(checkpoint: number): void {
    this.#offsets.delete(checkpoint);
    this.#gate?.abort(checkpoint);
    if (this.#unfinished?.checkpoint === checkpoint) this.#unfinished = undefined;
    if (this.#held?.checkpoint === checkpoint) this.#held = undefined;
  }

  /** Acknowledges what has waited for barriers to come or to leave. */
  settle(): void {
    this.#finishUnaligned();
    this.#finishHeld();
  }

  get #gate(): InputGate | undefined {
    return this.#parts.input.kind === "gate" ? this.#parts.input.gate : undefined;
  }

  /** Takes a snapshot at a barrier, passes the barrier on and acknowledges, as soon as all that belongs to it is there. */
  take(barrier: Barrier, overtaking: boolean): void {
    const { operators, writers, input, acknowledge } = this.#parts;
    const { checkpoint } = barrier;
    const outputs: ChannelState[] = [];
    for (const writer of writers) outputs.push(...writer.barrier(barrier));
    const states = new Map<string, OperatorSnapshot>();
    if (input.kind === "source") {
      const positions = input.reader.positions();
      this.#offsets.set(checkpoint, positions);
      states.set(input.key, { own: positions });
    }
    for (const { key, operator } of operators) states.set(key, operator.snapshot(checkpoint));
    const snapshot = { operators: states, inputs: [], outputs };
    if (overtaking) {
      this.#gate?.record(checkpoint);
      this.#unfinished = { checkpoint, snapshot };
      this.#finishUnaligned();
    } else {
      this.#gate?.release(checkpoint);
      if (!this.#hold(barrier, snapshot)) acknowledge(checkpoint, snapshot);
    }
  }

  /** Waits with the acknowledgement while barriers that may still overtake have not left; false if none is to. */
  #hold({ checkpoint, overtakesAt }: Barrier, snapshot: SubtaskSnapshot): boolean {
    const { overtakesInOutputs, writers, surroundings } = this.#parts;
    if (overtakesAt === undefined || !overtakesInOutputs) return false;
    if (!writers.some((writer) => writer.holds(checkpoint))) return false;
    const held = { checkpoint, snapshot, isLate: false };
    this.#held = held;
    surroundings.clock.afterIdle(Math.max(0, overtakesAt - surroundings.clock.now()), () => {
      held.isLate = true;
      this.#wake();
    });
    return true;
  }

  #finishHeld(): void {
    const held = this.#held;
    if (held === undefined) return;
    const { writers, acknowledge } = this.#parts;
    const { checkpoint, snapshot, isLate } = held;
    const overtaken = isLate ? writers.flatMap((writer) => writer.overtake(checkpoint)) : [];
    if (!isLate && writers.some((writer) => writer.holds(checkpoint))) return;
    this.#held = undefined;
    acknowledge(checkpoint, { ...snapshot, outputs: [...snapshot.outputs, ...overtaken] });
  }

  /** Acknowledges an unaligned checkpoint once its barriers have come on all channels. */
  #finishUnaligned(): void {
    const unfinished = this.#unfinished;
    if (unfinished === undefined) return;
    const { edgeKey, id, acknowledge } = this.#parts;
    const recording = this.#gate?.takeRecording(edgeKey, id.index);
    if (recording === undefined) return;
    this.#unfinished = undefined;
    acknowledge(unfinished.checkpoint, { ...unfinished.snapshot, inputs: recording.channels });
  }
}
