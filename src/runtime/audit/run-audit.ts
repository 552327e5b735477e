import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import type { AuditQuery, AuditView, JourneyStop } from "./audit-view.ts";
import { type Ahead, DeliveryAudit } from "./delivery-audit.ts";
import { DeliveryLedger } from "./ledger.ts";
import { LineageTracker } from "./lineage-tracker.ts";

/** How far a run is, for those who ask what became of its records. */
export interface RunProgress {
  readonly isOver: boolean;
  /** Made only when needed: it looks through what waits in topics. */
  readonly waiting: () => Ahead;
}

/** A job's or a process's share in the audit. */
export interface StreamletAudit {
  /** Follows what one attempt of the job, or one start of the process, does with records. */
  tracker(attempt: number): LineageTracker;
  /** Name of an inlet as the end of what is read there; undefined where the streamlet has outlets. */
  sink(inlet: string): string | undefined;
}

/** Share of new facts from which on the figures are found anew, so that finding them costs little over a whole run. */
const GROWTH = 0.1;
/** Facts that are so few that the figures may be found anew each time. */
const FEW = 5000;

/** The delivery audit of one run. */
export class RunAudit {
  readonly #ledger: DeliveryLedger;
  readonly #audit: DeliveryAudit;
  #last: { readonly view: AuditView; readonly changes: number; readonly isOver: boolean } | undefined;

  /** Follows the first `limit` records from ingresses. */
  constructor(
    application: Application,
    limit: number,
    isFlinkLogic: (streamlet: ApplicationStreamlet) => boolean,
  ) {
    this.#ledger = new DeliveryLedger(limit);
    const flinkSinks = application.streamlets
      .filter((streamlet) => streamlet.descriptor.outlets.length === 0 && isFlinkLogic(streamlet))
      .flatMap(({ name, descriptor }) =>
        descriptor.inlets.map((port) => [`${name}.${port.name}`, name] as const),
      );
    this.#audit = new DeliveryAudit(this.#ledger, application, new Map(flinkSinks));
  }

  of(streamlet: ApplicationStreamlet): StreamletAudit {
    const { name, descriptor } = streamlet;
    const isEgress = descriptor.outlets.length === 0;
    return {
      tracker: (attempt) => new LineageTracker(this.#ledger, name, attempt),
      sink: (inlet) => (isEgress ? `${name}.${inlet}` : undefined),
    };
  }

  view({ isOver, waiting }: RunProgress): AuditView {
    const { changes } = this.#ledger;
    const last = this.#last;
    const isFresh =
      last !== undefined &&
      last.isOver === isOver &&
      (changes === last.changes || (changes > FEW && changes - last.changes < changes * GROWTH));
    if (isFresh) return last.view;
    const view = this.#audit.view(isOver, waiting());
    this.#last = { view, changes, isOver };
    return view;
  }

  deliveries(query: AuditQuery, { isOver, waiting }: RunProgress): readonly string[] {
    return this.#audit.idsOf(query, isOver, waiting());
  }

  journey(id: string, { isOver, waiting }: RunProgress): readonly JourneyStop[] {
    return this.#audit.journey(id, isOver, waiting());
  }
}
