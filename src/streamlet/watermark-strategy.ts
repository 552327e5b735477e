/** How event times and watermarks come about. Times are milliseconds. */
export class WatermarkStrategy<T> {
  readonly timestampOf: ((record: T) => number) | undefined;
  /** The watermark stays so far behind the highest event time; undefined for no watermarks. */
  readonly maxOutOfOrderness: number | undefined;
  /** A source split without records for so long no longer holds the watermark back. */
  readonly idleness: number | undefined;

  private constructor(
    maxOutOfOrderness: number | undefined,
    timestampOf?: (record: T) => number,
    idleness?: number,
  ) {
    this.maxOutOfOrderness = maxOutOfOrderness;
    this.timestampOf = timestampOf;
    this.idleness = idleness;
  }

  static forMonotonousTimestamps<T>(): WatermarkStrategy<T> {
    return new WatermarkStrategy<T>(0);
  }

  static forBoundedOutOfOrderness<T>(milliseconds: number): WatermarkStrategy<T> {
    return new WatermarkStrategy<T>(milliseconds);
  }

  static noWatermarks<T>(): WatermarkStrategy<T> {
    return new WatermarkStrategy<T>(undefined);
  }

  withTimestampAssigner(timestampOf: (record: T) => number): WatermarkStrategy<T> {
    return new WatermarkStrategy<T>(this.maxOutOfOrderness, timestampOf, this.idleness);
  }

  withIdleness(milliseconds: number): WatermarkStrategy<T> {
    return new WatermarkStrategy<T>(this.maxOutOfOrderness, this.timestampOf, milliseconds);
  }
}
