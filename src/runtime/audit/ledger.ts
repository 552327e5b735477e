import type { Token } from "./lineage.ts";

/** What is known of one record of lineage at one inlet, or at the ingress that it came from. */
export class OriginFacts {
  partition = 0;
  offset = -1;
  /** How many times the partition had been opened by its readers when the record was read last; 0: not read from Kafka. */
  opening = 0;
  /** Run of the job or process in which it was read last. */
  readIn = -1;
  /** Run in which the logic last gave nothing for it; -1: in none since it was read. */
  dropped = -1;
  /** Run in which a window dropped it because it came too late, as above. */
  late = -1;
  /** Run in which it went into state or a window, as above. */
  stored = -1;
  /** Its bytes did not decode. */
  skipped = false;
  /** Run of the job or process in which the logic made results of it last, and these: `<outlet>|<token>`. */
  attempt = -1;
  emitted: Set<string> | undefined;
  /** What earlier attempts had made of it: they may have arrived all the same. */
  earlier: Set<string> | undefined;

  /** The logic handles it anew: what it did before counts only where that has arrived. */
  supersede(): void {
    if (this.emitted === undefined) return;
    this.earlier = new Set([...(this.earlier ?? []), ...this.emitted]);
    this.emitted = undefined;
  }

  /** What was said of it in runs before this one holds no more. */
  clear(run: number): void {
    if (this.dropped < run) this.dropped = -1;
    if (this.late < run) this.late = -1;
    if (this.stored < run) this.stored = -1;
  }
}

/** A reader that begins with a partition. */
export interface Opening {
  readonly position: number;
  /** With the state of a checkpoint, rather than empty. */
  readonly restored: boolean;
  /** Run of the job or process that reads. */
  readonly attempt: number;
}

type Origins = readonly Pick<Token, "origin">[];

/** What those note who follow records. */
export interface LineageFacts {
  /** The `number`-th record of an ingress enters the application: its id, or undefined where no more are followed. */
  fed(ingress: string, number: number): string | undefined;
  opened(inlet: string, partition: number, opening: Opening): void;
  read(inlet: string, origin: string, partition: number, offset: number, attempt: number): void;
  dropped(tokens: Origins, attempt: number): void;
  /** The logic has replaced or removed the state that these had gone into. */
  forgotten(tokens: Origins, attempt: number): void;
  late(tokens: Origins, attempt: number): void;
  stored(tokens: Origins, attempt: number): void;
  /** Bytes that do not decode; without an origin where the record has no lineage. */
  skipped(origin: string | undefined): void;
  /** The logic made `text` of these tokens, for an outlet or a sink. A later attempt's results supersede an earlier one's. */
  emitted(tokens: Origins, outlet: string, texts: readonly string[], attempt: number): void;
  /** A record has reached a sink. */
  delivered(sink: string, texts: readonly string[]): void;
}

/** What has reached one sink. */
export interface SinkFacts {
  /** Times by token. */
  readonly tokens: Map<string, number>;
  records: number;
  /** Records that had been delivered before. */
  duplicates: number;
}

/** Stands before the name of a sink where an outlet may stand: what is emitted there has left the application. */
export const SINK_MARK = "!";

/**
 * The facts of a run about what became of the records of its ingresses. Only facts: they are noted where they happen,
 * and what they mean together is found by whoever asks. Bounded by the number of records followed. Facts of one attempt
 * may come in any order, as they do from several threads.
 */
export class DeliveryLedger implements LineageFacts {
  readonly #limit: number;
  readonly #facts = new Map<string, OriginFacts>();
  readonly #openings = new Map<string, Opening[]>();
  readonly #sinks = new Map<string, SinkFacts>();
  /** Ingress by record id. */
  readonly #ids = new Map<string, string>();
  /** Records followed by ingress: those with a number below. */
  readonly #followed = new Map<string, number>();
  #changes = 0;
  #unfollowed = 0;
  #skipped = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Grows with every fact. */
  get changes(): number {
    return this.#changes;
  }

  /** Records that came after as many as are followed. */
  get unfollowed(): number {
    return this.#unfollowed;
  }

  /** Records without lineage whose bytes did not decode. */
  get skippedUnknown(): number {
    return this.#skipped;
  }

  /** Record ids with the ingress that they came from, in their order. */
  get ids(): ReadonlyMap<string, string> {
    return this.#ids;
  }

  get sinks(): ReadonlyMap<string, SinkFacts> {
    return this.#sinks;
  }

  facts(origin: string): OriginFacts | undefined {
    return this.#facts.get(origin);
  }

  openings(inlet: string, partition: number): readonly Opening[] {
    return this.#openings.get(`${inlet}|${partition}`) ?? [];
  }

  fed(ingress: string, number: number): string | undefined {
    const followed = this.#followed.get(ingress) ?? 0;
    if (number >= followed && this.#ids.size >= this.#limit) {
      this.#unfollowed++;
      return undefined;
    }
    const id = `${ingress}#${number}`;
    if (number < followed) return id;
    this.#followed.set(ingress, number + 1);
    this.#ids.set(id, ingress);
    this.#of(`|${id}`);
    return id;
  }

  opened(inlet: string, partition: number, opening: Opening): void {
    const key = `${inlet}|${partition}`;
    const known = this.#openings.get(key);
    if (known === undefined) this.#openings.set(key, [opening]);
    else known.push(opening);
    this.#changes++;
  }

  read(inlet: string, origin: string, partition: number, offset: number, attempt: number): void {
    const facts = this.#of(origin);
    const openings = this.openings(inlet, partition);
    // Told late, by a thread that has been ended.
    if (attempt < (openings.at(-1)?.attempt ?? attempt)) return;
    facts.partition = partition;
    facts.offset = offset;
    const opening = openings.length;
    if (facts.opening !== 0 && facts.opening !== opening) {
      // What a newer attempt has made of it may have been noted before, by another thread.
      const isNewer = attempt > facts.readIn;
      if (!isNewer || facts.attempt < attempt) {
        facts.supersede();
        facts.attempt = attempt;
      }
      facts.clear(isNewer ? attempt : Number.POSITIVE_INFINITY);
    }
    facts.opening = opening;
    facts.readIn = attempt;
  }

  dropped(tokens: Origins, attempt: number): void {
    for (const { origin } of tokens) {
      const facts = this.#of(origin);
      if (attempt >= facts.readIn) facts.dropped = attempt;
    }
  }

  forgotten(tokens: Origins, attempt: number): void {
    for (const { origin } of tokens) {
      const facts = this.#of(origin);
      if (attempt < facts.readIn) continue;
      facts.dropped = attempt;
      facts.stored = -1;
    }
  }

  late(tokens: Origins, attempt: number): void {
    for (const { origin } of tokens) {
      const facts = this.#of(origin);
      if (attempt >= facts.readIn) facts.late = attempt;
    }
  }

  stored(tokens: Origins, attempt: number): void {
    for (const { origin } of tokens) {
      const facts = this.#of(origin);
      if (attempt >= facts.readIn) facts.stored = attempt;
    }
  }

  skipped(origin: string | undefined): void {
    this.#changes++;
    if (origin === undefined) this.#skipped++;
    else this.#of(origin).skipped = true;
  }

  emitted(tokens: Origins, outlet: string, texts: readonly string[], attempt: number): void {
    tokens.forEach(({ origin }, i) => {
      const facts = this.#of(origin);
      const result = `${outlet}|${texts[i] ?? texts[0] ?? ""}`;
      if (attempt < facts.attempt) {
        facts.earlier = (facts.earlier ?? new Set()).add(result);
        return;
      }
      if (attempt > facts.attempt) facts.supersede();
      facts.attempt = attempt;
      facts.emitted = (facts.emitted ?? new Set()).add(result);
    });
  }

  delivered(sink: string, texts: readonly string[]): void {
    if (texts.length === 0) return;
    let facts = this.#sinks.get(sink);
    if (facts === undefined) {
      facts = { tokens: new Map(), records: 0, duplicates: 0 };
      this.#sinks.set(sink, facts);
    }
    // All tokens of a record come again when it does; whichever is first by name stands for it.
    const first = texts.reduce((least, text) => (text < least ? text : least));
    facts.records++;
    if (facts.tokens.has(first)) facts.duplicates++;
    for (const text of texts) facts.tokens.set(text, (facts.tokens.get(text) ?? 0) + 1);
    this.#changes++;
  }

  #of(origin: string): OriginFacts {
    this.#changes++;
    let facts = this.#facts.get(origin);
    if (facts === undefined) {
      facts = new OriginFacts();
      this.#facts.set(origin, facts);
    }
    return facts;
  }
}
