import type {
  AuditQuery,
  Command,
  CommandResult,
  JourneyStop,
  ParallelSettings,
  RecordQuery,
  RecordView,
  Snapshot,
} from "../../runtime/index.ts";

/** What the host does for the service: tells the time and calls back soon, yielding to other work in between. */
export interface ServiceHost {
  /** Real milliseconds, monotonic. */
  now(): number;
  soon(delayMs: number, task: () => void): void;
  /** What the parallel host needs, where there can be one. */
  readonly parallel?: Omit<ParallelSettings, "speed">;
}

/** What the page is shown of a run, again and again. */
export interface SimulationUpdate {
  readonly snapshot: Snapshot;
  readonly paused: boolean;
  /** The run has begun anew: events and lines of before are those of another. */
  readonly isFirst: boolean;
  /** The part of the way that has been repeated, 0 to 1, while the run is being repeated. */
  readonly repeated?: number;
}

/** A run with its controls, whatever host it is on. */
export interface Drive {
  resume(): void;
  pause(): void;
  /** Runs on for so many milliseconds of the cluster's clock, then pauses. */
  step(milliseconds: number): void;
  setSpeed(speed: number): void;
  stop(): void;
  /** Goes back to a virtual time and pauses there; only where a run can be repeated. */
  rewind?(time: number): void;
  /** Ends a rewind that is under way: the run stays where it was, paused. */
  cancelRewind?(): void;
  records(query: RecordQuery): readonly RecordView[] | Promise<readonly RecordView[]>;
  command(command: Command): CommandResult | Promise<CommandResult>;
  deliveries(query: AuditQuery): readonly string[] | Promise<readonly string[]>;
  journey(id: string): readonly JourneyStop[] | Promise<readonly JourneyStop[]>;
}

/** Time between two snapshots, in real ms. */
export const snapshotMs = 100;

/** Hands snapshots on, each event and line once. */
export class Publisher {
  readonly #listener: (update: SimulationUpdate) => void;
  #since = { event: 0, line: 0 };
  #isFirst = true;

  constructor(listener: (update: SimulationUpdate) => void) {
    this.#listener = listener;
  }

  /** What the next snapshot is to begin after. */
  get since(): { readonly event: number; readonly line: number } {
    return this.#since;
  }

  publish(snapshot: Snapshot, paused: boolean, repeated?: number): void {
    this.#since = {
      event: snapshot.events.at(-1)?.sequence ?? this.#since.event,
      line: snapshot.lines.at(-1)?.sequence ?? this.#since.line,
    };
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    this.#listener({ snapshot, paused, isFirst, ...(repeated === undefined ? {} : { repeated }) });
  }
}
