import type { StoredSnapshotView } from "../../host/snapshot.ts";
import type { CheckpointData } from "./checkpoint-data.ts";

/** A savepoint or checkpoint in durable storage. */
export interface StoredSnapshot extends StoredSnapshotView {
  readonly data: CheckpointData;
}

/** The files below the directories for savepoints and checkpoints of one streamlet: they outlive jobs and pods. */
export class SnapshotStore {
  #stored: StoredSnapshot[] = [];

  add(snapshot: StoredSnapshot): void {
    this.#stored = [snapshot, ...this.#stored.filter((each) => each.path !== snapshot.path)];
  }

  remove(path: string): void {
    this.#stored = this.#stored.filter((each) => each.path !== path);
  }

  find(path: string): StoredSnapshot | undefined {
    return this.#stored.find((each) => each.path === path);
  }

  views(): readonly StoredSnapshotView[] {
    return this.#stored.map(({ data: _, ...view }) => view);
  }
}
