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
}

/** A run with its controls, whatever host it is on. */
export interface Drive {
  resume(): void;
  pause(): void;
  /** Runs on for so many milliseconds of the cluster's clock, then pauses. */
  step(milliseconds: number): void;
  setSpeed(speed: number): void;
  stop(): void;
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

  constructor(listener: (update: SimulationUpdate) => void) {
    this.#listener = listener;
  }

  /** What the next snapshot is to begin after. */
  get since(): { readonly event: number; readonly line: number } {
    return this.#since;
  }

  publish(snapshot: Snapshot, paused: boolean): void {
    this.#since = {
      event: snapshot.events.at(-1)?.sequence ?? this.#since.event,
      line: snapshot.lines.at(-1)?.sequence ?? this.#since.line,
    };
    this.#listener({ snapshot, paused });
  }
}
