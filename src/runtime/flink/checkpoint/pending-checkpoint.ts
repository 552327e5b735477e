import type { Timer } from "../../host/clock.ts";
import type { CheckpointView } from "../../host/snapshot.ts";
import type { OperatorSnapshot } from "../state/snapshot.ts";
import type { CheckpointData, OperatorState, SubtaskSnapshot } from "./checkpoint-data.ts";

/** `stop`: a savepoint after which the job ends. */
export type CheckpointKind = "checkpoint" | "savepoint" | "stop";

/** How a checkpoint that somebody asked for ended. */
export type CheckpointOutcome =
  | { readonly ok: true; readonly data: CheckpointData; readonly bytes: number }
  | { readonly ok: false; readonly reason: string };

export interface OperatorDescription {
  readonly name: string;
  readonly uid: string | undefined;
  readonly maxParallelism: number;
}

/** The tasks of a job that checkpoints are taken of, and its operators by id. */
export interface CheckpointPlan {
  readonly subtasks: readonly string[];
  readonly operators: ReadonlyMap<string, OperatorDescription>;
}

/** A checkpoint that has been triggered and waits for its tasks. */
export class PendingCheckpoint {
  readonly id: number;
  readonly kind: CheckpointKind;
  readonly startedAt: number;
  readonly done: ((outcome: CheckpointOutcome) => void) | undefined;
  timeout: Timer | undefined;
  readonly #plan: CheckpointPlan;
  readonly #parts = new Map<string, SubtaskSnapshot>();
  bytes = 0;
  inFlightBytes = 0;

  constructor(
    id: number,
    kind: CheckpointKind,
    startedAt: number,
    plan: CheckpointPlan,
    done: ((outcome: CheckpointOutcome) => void) | undefined,
  ) {
    this.id = id;
    this.kind = kind;
    this.startedAt = startedAt;
    this.done = done;
    this.#plan = plan;
  }

  get isComplete(): boolean {
    return this.#parts.size === this.#plan.subtasks.length;
  }

  /** False if the task is not part of it or has acknowledged before. */
  acknowledge(subtask: string, snapshot: SubtaskSnapshot, bytes: number, inFlightBytes: number): boolean {
    if (!this.#plan.subtasks.includes(subtask) || this.#parts.has(subtask)) return false;
    this.#parts.set(subtask, snapshot);
    this.bytes += bytes;
    this.inFlightBytes += inFlightBytes;
    return true;
  }

  view(): CheckpointView {
    const { id, kind, startedAt, bytes, inFlightBytes } = this;
    return {
      id,
      startedAt,
      savepoint: kind !== "checkpoint",
      status: "in-progress",
      acknowledged: this.#parts.size,
      tasks: this.#plan.subtasks.length,
      bytes,
      inFlightBytes,
    };
  }

  data(): CheckpointData {
    const parts = new Map<string, OperatorSnapshot[]>();
    const channels: CheckpointData["channels"][number][] = [];
    for (const subtask of this.#plan.subtasks) {
      const snapshot = this.#parts.get(subtask);
      for (const [operator, part] of snapshot?.operators ?? []) {
        const known = parts.get(operator);
        if (known === undefined) parts.set(operator, [part]);
        else known.push(part);
      }
      channels.push(...(snapshot?.inputs ?? []));
    }
    // What waited at a sender is younger than what had reached the receiver of the same channel.
    for (const { outputs } of this.#parts.values()) channels.push(...outputs);
    const operators = new Map<string, OperatorState>();
    for (const [id, own] of parts) {
      const description = this.#plan.operators.get(id);
      if (description !== undefined) operators.set(id, { id, ...description, parts: own });
    }
    return { id: this.id, operators, channels };
  }
}
