import type { Timer } from "../../host/clock.ts";
import type { CheckpointVertexView, CheckpointView } from "../../host/snapshot.ts";
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
  /** The same subtasks by the vertex of the job graph that they belong to. */
  readonly vertices: readonly { readonly name: string; readonly subtasks: readonly string[] }[];
  readonly operators: ReadonlyMap<string, OperatorDescription>;
}

/** What a task has acknowledged a checkpoint with. */
interface Acknowledgement {
  readonly snapshot: SubtaskSnapshot;
  readonly bytes: number;
  /** Part of `bytes`. */
  readonly inFlightBytes: number;
  readonly at: number;
}

/** A checkpoint that has been triggered and waits for its tasks. */
export class PendingCheckpoint {
  readonly id: number;
  readonly kind: CheckpointKind;
  readonly startedAt: number;
  readonly done: ((outcome: CheckpointOutcome) => void) | undefined;
  timeout: Timer | undefined;
  readonly #plan: CheckpointPlan;
  readonly #parts = new Map<string, Acknowledgement>();
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
  acknowledge(subtask: string, acknowledgement: Acknowledgement): boolean {
    if (!this.#plan.subtasks.includes(subtask) || this.#parts.has(subtask)) return false;
    this.#parts.set(subtask, acknowledgement);
    this.bytes += acknowledgement.bytes;
    this.inFlightBytes += acknowledgement.inFlightBytes;
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
      vertices: this.#plan.vertices.map(({ name, subtasks }) => this.#vertexView(name, subtasks)),
    };
  }

  #vertexView(name: string, subtasks: readonly string[]): CheckpointVertexView {
    let [acknowledged, bytes, inFlightBytes] = [0, 0, 0];
    let slowest: CheckpointVertexView["slowest"];
    subtasks.forEach((id, subtask) => {
      const part = this.#parts.get(id);
      if (part === undefined) return;
      acknowledged++;
      bytes += part.bytes;
      inFlightBytes += part.inFlightBytes;
      const duration = part.at - this.startedAt;
      if (slowest === undefined || duration > slowest.duration) slowest = { subtask, duration };
    });
    const parts = { name, subtasks: subtasks.length, acknowledged, bytes, inFlightBytes };
    return slowest === undefined ? parts : { ...parts, slowest };
  }

  data(): CheckpointData {
    const parts = new Map<string, OperatorSnapshot[]>();
    const channels: CheckpointData["channels"][number][] = [];
    for (const subtask of this.#plan.subtasks) {
      const snapshot = this.#parts.get(subtask)?.snapshot;
      for (const [operator, part] of snapshot?.operators ?? []) {
        const known = parts.get(operator);
        if (known === undefined) parts.set(operator, [part]);
        else known.push(part);
      }
      channels.push(...(snapshot?.inputs ?? []));
    }
    // What waited at a sender is younger than what had reached the receiver of the same channel.
    for (const { snapshot } of this.#parts.values()) channels.push(...snapshot.outputs);
    const operators = new Map<string, OperatorState>();
    for (const [id, own] of parts) {
      const description = this.#plan.operators.get(id);
      if (description !== undefined) operators.set(id, { id, ...description, parts: own });
    }
    return { id: this.id, operators, channels };
  }
}
