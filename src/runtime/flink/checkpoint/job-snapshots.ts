import type { StoredSnapshotView } from "../../host/snapshot.ts";
import type { CheckpointData } from "./checkpoint-data.ts";
import type { Retention } from "./checkpoint-options.ts";
import type { SnapshotStore } from "./snapshot-store.ts";
import type { StorageOptions } from "./storage-options.ts";

/** The savepoints and checkpoints that one job stores, by Flink's rules for paths and for what is kept. */
export class JobSnapshots {
  readonly #store: SnapshotStore;
  readonly #storage: StorageOptions;
  readonly #jobId: string;
  readonly #now: () => number;
  readonly #random: () => number;
  /** Paths of the job's checkpoints, newest first. */
  #kept: string[] = [];

  /** `random`: in [0, 1), for names. */
  constructor(
    store: SnapshotStore,
    storage: StorageOptions,
    jobId: string,
    now: () => number,
    random: () => number,
  ) {
    this.#store = store;
    this.#storage = storage;
    this.#jobId = jobId;
    this.#now = now;
    this.#random = random;
  }

  /** Where a checkpoint is, or would be. */
  pathOf(checkpoint: number): string {
    return `${this.#storage.checkpointsDirectory}/${this.#jobId}/chk-${checkpoint}`;
  }

  /** Stores a completed checkpoint, unless they stay in memory; those beyond the number that is retained go. */
  checkpoint(data: CheckpointData, bytes: number, parallelism: number): void {
    if (this.#storage.checkpoints === "memory") return;
    const path = this.pathOf(data.id);
    this.#add("checkpoint", path, data, bytes, parallelism);
    this.#kept.unshift(path);
    for (const old of this.#kept.splice(this.#storage.retained)) this.#store.remove(old);
  }

  /** Stores a savepoint in the directory for them; gives its path. */
  savepoint(data: CheckpointData, bytes: number, parallelism: number): string {
    const suffix = Array.from({ length: 12 }, () => Math.floor(this.#random() * 16).toString(16)).join("");
    const path = `${this.#storage.savepointsDirectory}/savepoint-${this.#jobId.slice(0, 6)}-${suffix}`;
    this.#add("savepoint", path, data, bytes, parallelism);
    return path;
  }

  /** The job has ended: drops its checkpoints, unless they are retained. Gives the path of the newest one that stays. */
  ended(how: "finished" | "cancelled" | "failed", retention: Retention): string | undefined {
    const isRetained =
      how !== "finished" &&
      (retention === "retain-on-cancellation" ||
        (how === "failed" && retention === "delete-on-cancellation"));
    if (!isRetained) {
      for (const path of this.#kept) this.#store.remove(path);
      this.#kept = [];
    }
    return this.#kept[0];
  }

  #add(
    kind: StoredSnapshotView["kind"],
    path: string,
    data: CheckpointData,
    bytes: number,
    parallelism: number,
  ): void {
    const keyGroups = [...data.operators.values()].map((state) => state.maxParallelism);
    const maxParallelism = Math.max(1, ...keyGroups);
    this.#store.add({ path, kind, id: data.id, at: this.#now(), bytes, parallelism, maxParallelism, data });
  }
}
