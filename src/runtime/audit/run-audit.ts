import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import type { AuditQuery, AuditView, JourneyStop } from "./audit-view.ts";
import { type Ahead, DeliveryAudit } from "./delivery-audit.ts";
import { type Fact, noteFacts } from "./fact-journal.ts";
import { DeliveryLedger } from "./ledger.ts";
import { type StreamletAudit, streamletAudit } from "./streamlet-audit.ts";

/** How far a run is, for those who ask what became of its records. */
export interface RunProgress {
  readonly isOver: boolean;
  /** Made only when needed: it looks through what waits in topics. */
  readonly waiting: () => Ahead;
}

/** Share of new facts from which on the figures are found anew, so that finding them costs little over a whole run. */
const GROWTH = 0.1;
/** Facts that are so few that the figures may be found anew each time. */
const FEW = 5000;

/**
 * Facts about records that are kept at most, one for each inlet that a record may come to: in a large application fewer
 * records are followed, rather than that the audit takes more memory than the run.
 */
const MOST_FACTS = 500_000;

/** The delivery audit of one run. */
export class RunAudit {
  readonly #ledger: DeliveryLedger;
  readonly #audit: DeliveryAudit;
  #last: { readonly view: AuditView; readonly changes: number; readonly isOver: boolean } | undefined;

  /** Follows the first `limit` records from ingresses, or as many as it has room for. */
  constructor(
    application: Application,
    limit: number,
    isFlinkLogic: (streamlet: ApplicationStreamlet) => boolean,
  ) {
    const inlets = application.streamlets.reduce((sum, { descriptor }) => sum + descriptor.inlets.length, 0);
    this.#ledger = new DeliveryLedger(Math.min(limit, Math.ceil(MOST_FACTS / Math.max(1, inlets))));
    const flinkSinks = application.streamlets
      .filter((streamlet) => streamlet.descriptor.outlets.length === 0 && isFlinkLogic(streamlet))
      .flatMap(({ name, descriptor }) =>
        descriptor.inlets.map((port) => [`${name}.${port.name}`, name] as const),
      );
    this.#audit = new DeliveryAudit(this.#ledger, application, new Map(flinkSinks));
  }

  of(streamlet: ApplicationStreamlet): StreamletAudit {
    return streamletAudit(this.#ledger, streamlet);
  }

  /** Adds what another thread has noted. */
  note(facts: readonly Fact[]): void {
    noteFacts(facts, this.#ledger);
  }

  /** The figures found last, where they are still good enough. */
  lastView(isOver: boolean): AuditView | undefined {
    const { changes } = this.#ledger;
    const last = this.#last;
    const isFresh =
      last !== undefined &&
      last.isOver === isOver &&
      (changes === last.changes || (changes > FEW && changes - last.changes < changes * GROWTH));
    return isFresh ? last.view : undefined;
  }

  view({ isOver, waiting }: RunProgress): AuditView {
    const last = this.lastView(isOver);
    if (last !== undefined) return last;
    const view = this.#audit.view(isOver, waiting());
    this.#last = { view, changes: this.#ledger.changes, isOver };
    return view;
  }

  deliveries(query: AuditQuery, { isOver, waiting }: RunProgress): readonly string[] {
    return this.#audit.idsOf(query, isOver, waiting());
  }

  journey(id: string, { isOver, waiting }: RunProgress): readonly JourneyStop[] {
    return this.#audit.journey(id, isOver, waiting());
  }
}
