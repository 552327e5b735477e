import type { Application } from "../../config/index.ts";
import type { AuditQuery, AuditView, DeliveryClass, JourneyStop, SinkAudit } from "./audit-view.ts";
import { type DeliveryLedger, type OriginFacts, SINK_MARK } from "./ledger.ts";
import { SinkRoutes } from "./sink-routes.ts";

/** Tokens of the records that wait in topics for inlets: `<inlet>|<token>`. */
export type Ahead = ReadonlySet<string>;

/** End of one way of a record. */
interface Leaf {
  readonly place: string;
  readonly state: DeliveryClass;
  /** For which sinks it is the end. */
  readonly sinks: ReadonlySet<string>;
  readonly times?: number;
}

/** Most urgent first: what is said of a record that had several fates on its way to one sink. */
const ORDER: readonly DeliveryClass[] = [
  "lost",
  "duplicated",
  "once",
  "underway",
  "held",
  "skipped",
  "late",
  "filtered",
];
/** Stops of one journey, and ids of one answer, at most. */
const MOST_STOPS = 200;
const MOST_IDS = 1000;

/** Reads the ledger's facts together: what became of each record of an ingress, sink by sink. */
export class DeliveryAudit {
  readonly #ledger: DeliveryLedger;
  readonly #routes: SinkRoutes;

  /** `flinkSinks`: by inlet the sink of a Flink streamlet without outlets. */
  constructor(ledger: DeliveryLedger, application: Application, flinkSinks: ReadonlyMap<string, string>) {
    this.#ledger = ledger;
    this.#routes = new SinkRoutes(application, flinkSinks);
  }

  /** `isOver`: what is not at its end now will never be. */
  view(isOver: boolean, ahead: Ahead): AuditView {
    const counts = new Map(this.#routes.sinks.map((sink) => [sink, emptyCounts()]));
    const lost = new Map<string, number>();
    for (const id of this.#ledger.ids.keys()) {
      for (const [sink, state, lostHere] of this.#fates(id, isOver, ahead)) {
        const count = counts.get(sink);
        if (count !== undefined) count[state]++;
        if (lostHere > 0) lost.set(sink, (lost.get(sink) ?? 0) + lostHere);
      }
    }
    return {
      followed: this.#ledger.ids.size,
      unfollowed: this.#ledger.unfollowed,
      foreignSkipped: this.#ledger.skippedUnknown,
      sinks: this.#routes.sinks.map((sink): SinkAudit => {
        const facts = this.#ledger.sinks.get(sink);
        return {
          sink,
          records: counts.get(sink) ?? emptyCounts(),
          delivered: facts?.records ?? 0,
          duplicates: facts?.duplicates ?? 0,
          lost: lost.get(sink) ?? 0,
        };
      }),
    };
  }

  /** Ids of one class at one sink, in the order in which they entered. */
  idsOf({ sink, class: wanted, limit }: AuditQuery, isOver: boolean, ahead: Ahead): readonly string[] {
    const found: string[] = [];
    const most = Math.max(0, Math.min(MOST_IDS, limit));
    for (const id of this.#ledger.ids.keys()) {
      if (found.length >= most) break;
      const isWanted = this.#fates(id, isOver, ahead).some(
        ([each, state]) => each === sink && state === wanted,
      );
      if (isWanted) found.push(id);
    }
    return found;
  }

  /** The way of one record through the application. */
  journey(id: string, isOver: boolean, ahead: Ahead): readonly JourneyStop[] {
    const ingress = this.#ledger.ids.get(id);
    if (ingress === undefined) return [];
    const stops: JourneyStop[] = [{ place: ingress, state: "written", depth: 0 }];
    this.#walk(`|${id}`, ingress, 0, { isOver, ahead, stops, leaves: [], seen: new Set() });
    return stops.slice(0, MOST_STOPS);
  }

  /** For each sink: class, and results lost. */
  #fates(id: string, isOver: boolean, ahead: Ahead): readonly (readonly [string, DeliveryClass, number])[] {
    const leaves: Leaf[] = [];
    this.#walk(`|${id}`, this.#ledger.ids.get(id) ?? "", 0, {
      isOver,
      ahead,
      stops: undefined,
      leaves,
      seen: new Set(),
    });
    return this.#routes.sinks.map((sink) => {
      let state: DeliveryClass = "filtered";
      let lost = 0;
      for (const leaf of leaves) {
        if (!leaf.sinks.has(sink)) continue;
        if (leaf.state === "lost") lost++;
        if (ORDER.indexOf(leaf.state) < ORDER.indexOf(state)) state = leaf.state;
      }
      return [sink, state, lost] as const;
    });
  }

  #walk(origin: string, place: string, depth: number, walk: Walk): void {
    const facts = this.#ledger.facts(origin);
    if (facts === undefined || walk.seen.has(origin)) return;
    walk.seen.add(origin);
    const hasArrived = this.#earlier(facts, place, depth, walk);
    if (facts.emitted !== undefined) {
      this.#results(facts.emitted, facts, place, depth, walk);
      return;
    }
    const state = this.#endOf(facts, place, walk.isOver);
    if (hasArrived && state === "lost") return;
    this.#leaf(walk, depth, { place, state, sinks: this.#routes.behind(place) });
  }

  /** Notes what has arrived of the results of earlier attempts; whether anything has. */
  #earlier(facts: OriginFacts, place: string, depth: number, walk: Walk): boolean {
    if (facts.earlier === undefined) return false;
    const before = new Set([...facts.earlier].filter((result) => !facts.emitted?.has(result)));
    const leaves: Leaf[] = [];
    this.#results(before, facts, place, depth, { ...walk, leaves, stops: undefined });
    const arrived = leaves.filter(({ state }) => state === "once" || state === "duplicated");
    walk.leaves.push(...arrived);
    return arrived.length > 0;
  }

  #results(results: ReadonlySet<string>, facts: OriginFacts, place: string, depth: number, walk: Walk): void {
    for (const result of results) {
      const bar = result.indexOf("|");
      const outlet = result.slice(0, bar);
      const token = result.slice(bar + 1);
      if (outlet.startsWith(SINK_MARK)) {
        this.#arrival(walk, depth + 1, outlet.slice(SINK_MARK.length), token);
        continue;
      }
      const topic = this.#routes.topicOf(outlet);
      for (const inlet of this.#routes.readersOf(outlet)) {
        this.#next(
          walk,
          { origin: `${inlet}|${token}`, inlet, token, topic, depth: depth + 1 },
          facts,
          place,
        );
      }
    }
  }

  /** A result on its way to an inlet: read there, or not. */
  #next(walk: Walk, to: Step, from: OriginFacts, place: string): void {
    const { inlet, topic, depth } = to;
    const facts = this.#ledger.facts(to.origin);
    const where = { topic, depth };
    if (facts === undefined || facts.offset < 0) {
      const waits = walk.ahead.has(to.origin);
      const isLost = !waits && (walk.isOver || !this.#isAlive(from, place));
      const state = isLost ? "lost" : "underway";
      this.#leaf(walk, depth, { place: inlet, state, sinks: this.#routes.behind(inlet) }, where);
      return;
    }
    const { partition, offset, emitted } = facts;
    const [first = ""] = emitted ?? [];
    const isEnd = emitted?.size === 1 && first.startsWith(`${SINK_MARK}${inlet}|`);
    if (isEnd) {
      this.#arrival(walk, depth, inlet, first.slice(first.indexOf("|") + 1), { ...where, partition, offset });
      return;
    }
    if (emitted !== undefined)
      walk.stops?.push({ place: inlet, state: "processed", ...where, partition, offset });
    this.#walk(to.origin, inlet, depth, walk);
  }

  #arrival(walk: Walk, depth: number, sink: string, token: string, where: Partial<JourneyStop> = {}): void {
    const times = this.#ledger.sinks.get(sink)?.tokens.get(token) ?? 0;
    const state = times > 1 ? "duplicated" : times === 1 ? "once" : "lost";
    this.#leaf(walk, depth, { place: sink, state, sinks: new Set([sink]), times }, where);
  }

  #leaf(walk: Walk, depth: number, leaf: Leaf, where: Partial<JourneyStop> = {}): void {
    walk.leaves.push(leaf);
    if (depth === 0) return;
    const { place, state, times } = leaf;
    walk.stops?.push({ ...where, place, state, depth, ...(times === undefined ? {} : { times }) });
  }

  /** What became of a record that came this far and of which no result was made. */
  #endOf(facts: OriginFacts, place: string, isOver: boolean): DeliveryClass {
    if (facts.skipped) return "skipped";
    if (facts.late >= 0) return "late";
    if (facts.dropped >= 0 && facts.stored < 0) return "filtered";
    if (facts.opening === 0) return isOver ? "filtered" : "underway";
    switch (this.#sinceRead(facts, place)) {
      case "lost":
        return "lost";
      case "waiting":
        return isOver ? "lost" : "underway";
      case "kept":
        if (facts.stored >= 0) return "held";
        // Logic may keep records where nobody sees them, such as in fields of its classes.
        return isOver ? "filtered" : "underway";
    }
  }

  #isAlive(facts: OriginFacts, place: string): boolean {
    return facts.opening === 0 || this.#sinceRead(facts, place) !== "lost";
  }

  /**
   * What the restarts since a record was read have done to it. `kept`: it is still part of the running attempt, or of the
   * state that it began with; `waiting`: it will be read again; `lost`: the reader began behind it with empty state.
   */
  #sinceRead({ opening, partition, offset }: OriginFacts, inlet: string): "kept" | "waiting" | "lost" {
    let state: "kept" | "waiting" | "lost" = "kept";
    for (const { position, restored } of this.#ledger.openings(inlet, partition).slice(opening)) {
      if (offset >= position) state = "waiting";
      else if (state !== "kept" || !restored) state = "lost";
    }
    return state;
  }
}

interface Walk {
  readonly isOver: boolean;
  readonly ahead: Ahead;
  readonly stops: JourneyStop[] | undefined;
  readonly leaves: Leaf[];
  readonly seen: Set<string>;
}

interface Step {
  readonly origin: string;
  readonly inlet: string;
  readonly token: string;
  readonly topic: string;
  readonly depth: number;
}

function emptyCounts(): Record<DeliveryClass, number> {
  return { lost: 0, duplicated: 0, once: 0, underway: 0, held: 0, skipped: 0, late: 0, filtered: 0 };
}
