import type { ApplicationStreamlet } from "../../config/index.ts";
import type { LineageFacts } from "./ledger.ts";
import { LineageTracker } from "./lineage-tracker.ts";

/** A job's or a process's share in the audit. */
export interface StreamletAudit {
  /** Follows what one attempt of the job, or one start of the process, does with records. */
  tracker(attempt: number): LineageTracker;
  /** Name of an inlet as the end of what is read there; undefined where the streamlet has outlets. */
  sink(inlet: string): string | undefined;
}

/** Follows the records of a streamlet. */
export function streamletAudit(
  facts: LineageFacts,
  { name, descriptor }: ApplicationStreamlet,
): StreamletAudit {
  const isEgress = descriptor.outlets.length === 0;
  return {
    tracker: (attempt) => new LineageTracker(facts, name, attempt),
    sink: (inlet) => (isEgress ? `${name}.${inlet}` : undefined),
  };
}
