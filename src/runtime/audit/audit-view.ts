/** What the delivery audit shows: plain data that can be posted between workers. */

/**
 * What became of a record of an ingress, as seen from one sink: `once` and `duplicated` reached it; `late` was dropped by
 * a window, `filtered` by the logic or sent elsewhere, `skipped` because its bytes did not decode; `held` is in state or a
 * window, `underway` in a topic or a task; `lost` is none of these and will not come any more.
 */
export type DeliveryClass =
  | "lost"
  | "duplicated"
  | "once"
  | "underway"
  | "held"
  | "skipped"
  | "late"
  | "filtered";

export interface SinkAudit {
  /** `<streamlet>.<inlet>` of an egress, or the name of a Flink streamlet without outlets. */
  readonly sink: string;
  /** Followed records of the ingresses by what became of them; they add up to `AuditView.followed`. */
  readonly records: Readonly<Record<DeliveryClass, number>>;
  /** Results that arrived here, those that had arrived before, and those that were made but never will. */
  readonly delivered: number;
  readonly duplicates: number;
  readonly lost: number;
}

export interface AuditView {
  /** Records from ingresses that are followed, and those that came when no more were followed. */
  readonly followed: number;
  readonly unfollowed: number;
  readonly sinks: readonly SinkAudit[];
  /** Bytes that did not decode and were not written by the application. */
  readonly foreignSkipped: number;
}

/** Which records of one class are asked for. */
export interface AuditQuery {
  readonly sink: string;
  readonly class: DeliveryClass;
  /** At most 1,000. */
  readonly limit: number;
}

/** One stop on the way of a record through the application. */
export interface JourneyStop {
  /** Ingress, `<streamlet>.<inlet>` or sink. */
  readonly place: string;
  /** What happened there. */
  readonly state: "written" | "processed" | DeliveryClass;
  /** Where the record was read. */
  readonly topic?: string;
  readonly partition?: number;
  readonly offset?: number;
  /** How many stops before it. */
  readonly depth: number;
  /** How many times it arrived at a sink. */
  readonly times?: number;
}
