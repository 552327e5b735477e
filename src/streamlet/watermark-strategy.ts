/** Where a watermark generator puts its watermarks. */
export interface WatermarkOutput {
  /** Milliseconds. What does not rise is ignored. */
  emitWatermark(time: number): void;
  /** The stream no longer holds the event time of others back, until it is active again or emits a watermark. */
  markIdle(): void;
  markActive(): void;
}

/** Makes the watermarks of one parallel stream. */
export interface WatermarkGenerator<T> {
  /** Called after each record has been passed on. `timestamp` is null where the record has no event time. */
  onEvent(event: T, timestamp: number | null, output: WatermarkOutput): void;
  /** Called every `pipeline.auto-watermark-interval` (200 ms) as long as something happens. */
  onPeriodicEmit(output: WatermarkOutput): void;
}

/** Periodically emits a watermark so many milliseconds behind the highest event time. */
export class BoundedOutOfOrdernessWatermarks<T> implements WatermarkGenerator<T> {
  readonly #bound: number;
  #highest = Number.NEGATIVE_INFINITY;

  constructor(milliseconds: number) {
    if (!(milliseconds >= 0)) throw new Error("maxOutOfOrderness cannot be negative");
    this.#bound = milliseconds;
  }

  onEvent(_event: T, timestamp: number | null): void {
    if (timestamp !== null && timestamp > this.#highest) this.#highest = timestamp;
  }

  onPeriodicEmit(output: WatermarkOutput): void {
    // A record at the watermark's own time may still come, hence one millisecond less, as in Flink.
    output.emitWatermark(this.#highest - this.#bound - 1);
  }
}

/** Gives the event time of a record, in milliseconds; `recordTimestamp` is what it had before, -Infinity for none. */
export type TimestampAssigner<T> = (record: T, recordTimestamp: number) => number;

/** How event times and watermarks come about. Times are milliseconds. */
export class WatermarkStrategy<T> {
  readonly timestampOf: TimestampAssigner<T> | undefined;
  /** Makes the generator of a subtask; undefined for no watermarks. */
  readonly generator: (() => WatermarkGenerator<T>) | undefined;
  /** A source split without records for so long no longer holds the watermark back. */
  readonly idleness: number | undefined;

  private constructor(
    generator: (() => WatermarkGenerator<T>) | undefined,
    timestampOf?: TimestampAssigner<T>,
    idleness?: number,
  ) {
    this.generator = generator;
    this.timestampOf = timestampOf;
    this.idleness = idleness;
  }

  static forMonotonousTimestamps<T>(): WatermarkStrategy<T> {
    return WatermarkStrategy.forBoundedOutOfOrderness<T>(0);
  }

  static forBoundedOutOfOrderness<T>(milliseconds: number): WatermarkStrategy<T> {
    return new WatermarkStrategy<T>(() => new BoundedOutOfOrdernessWatermarks<T>(milliseconds));
  }

  /** Watermarks of one's own, e.g. one per record; `generator` is called once per subtask. */
  static forGenerator<T>(generator: () => WatermarkGenerator<T>): WatermarkStrategy<T> {
    return new WatermarkStrategy<T>(generator);
  }

  static noWatermarks<T>(): WatermarkStrategy<T> {
    return new WatermarkStrategy<T>(undefined);
  }

  withTimestampAssigner(timestampOf: TimestampAssigner<T>): WatermarkStrategy<T> {
    return new WatermarkStrategy<T>(this.generator, timestampOf, this.idleness);
  }

  withIdleness(milliseconds: number): WatermarkStrategy<T> {
    if (!(milliseconds > 0)) throw new Error("idleTimeout must be greater than zero");
    return new WatermarkStrategy<T>(this.generator, this.timestampOf, milliseconds);
  }
}
