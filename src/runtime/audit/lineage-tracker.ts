import type { Header } from "../kafka/record.ts";
import { type LineageFacts, SINK_MARK } from "./ledger.ts";
import {
  flattened,
  hashOf,
  LINEAGE_HEADER,
  Lineage,
  mixed,
  StateLineage,
  type Token,
  tokenAt,
  tokenText,
  tokenTexts,
  WindowLineage,
} from "./lineage.ts";

/** Tokens that one header names; a record made of more names a group of them. */
const MOST_IN_HEADER = 16;
/** Records that a state remembers it was made of; older ones have become part of an aggregate. */
const MOST_IN_STATE = 256;

/** One call of an operator's logic. */
class Call {
  readonly incoming: readonly Token[];
  /** What was current before the call. */
  readonly before: Lineage | undefined;
  readonly #keeps: boolean;
  #lineage: Lineage | undefined;
  #read: Set<StateLineage> | undefined;
  outputs = 0;
  /** It has kept or written something, or said what became of the record. */
  hasEffect = false;

  constructor(before: Lineage | undefined, keeps: boolean, incoming: readonly Token[]) {
    this.before = before;
    this.#keeps = keeps;
    this.incoming = incoming;
  }

  /**
   * Of the first result; further results branch off. An operator with state may add to its results what the state was
   * made of: they get a lineage of their own.
   */
  get lineage(): Lineage | undefined {
    if (!this.#keeps) return this.before;
    this.#lineage ??= Lineage.of(this.incoming);
    return this.#lineage;
  }

  look(state: StateLineage): void {
    this.#read ??= new Set();
    this.#read.add(state);
  }

  hasLookedAt(state: StateLineage): boolean {
    return this.#read?.has(state) ?? false;
  }
}

const NOTHING: readonly Token[] = [];

/**
 * Follows records through one task. Operators of a task call each other, so that what is being handled is one variable:
 * it is set when a record comes in, changed by the calls of operators and noted by whoever passes records on.
 */
export class LineageTracker {
  readonly #facts: LineageFacts;
  readonly #streamlet: string;
  readonly #attempt: number;
  readonly #hashes = new Map<string, number>();
  /** Headers of written records whose lineage is complete when the outermost call ends. */
  #unfinished: (() => void)[] = [];
  #call: Call | undefined;
  /** What a record that is passed on now descends from. */
  current: Lineage | undefined;

  constructor(facts: LineageFacts, streamlet: string, attempt: number) {
    this.#facts = facts;
    this.#streamlet = streamlet;
    this.#attempt = attempt;
  }

  /** A reader starts with a partition. */
  opened(inlet: string, partition: number, position: number, restored: boolean): void {
    this.#facts.opened(`${this.#streamlet}.${inlet}`, partition, {
      position,
      restored,
      attempt: this.#attempt,
    });
  }

  /** What a record of a topic descends from. */
  incoming(
    inlet: string,
    headers: readonly Header[],
    partition: number,
    offset: number,
  ): Lineage | undefined {
    const texts = tokenTexts(headers);
    if (texts.length === 0) return undefined;
    const name = `${this.#streamlet}.${inlet}`;
    const tokens = texts.map((text) => tokenAt(name, text, this.#hash(inlet)));
    for (const { origin } of tokens) this.#facts.read(name, origin, partition, offset, this.#attempt);
    return Lineage.of(tokens);
  }

  /** The `number`-th record that begins its way here; undefined where it is not followed. */
  begin(ingress: string, number: number): Lineage | undefined {
    const id = this.#facts.fed(ingress, number);
    return id === undefined ? undefined : Lineage.of([{ id, path: 0, origin: `|${id}` }]);
  }

  skipped(inlet: string, headers: readonly Header[], partition: number, offset: number): void {
    const lineage = this.incoming(inlet, headers, partition, offset);
    if (lineage === undefined) this.#facts.skipped(undefined);
    else for (const { origin } of lineage.tokens) this.#facts.skipped(origin);
  }

  /** Handles one record in one call that keeps no state. */
  handle<T>(lineage: Lineage | undefined, record: T, run: (record: T) => void): void {
    this.current = lineage;
    const outer = this.enter(false);
    run(record);
    this.leave(outer);
    this.current = undefined;
  }

  /** An operator is called; give the answer to `leave`. `keeps`: its results may come from state. */
  enter(keeps: boolean): Call | undefined {
    const { current } = this;
    const outer = this.#call;
    this.#call = current === undefined ? undefined : new Call(current, keeps, current.tokens);
    return outer;
  }

  /** The call has ended well. After a failure nothing of this attempt matters any more. */
  leave(outer: Call | undefined): void {
    if (this.#call !== undefined) {
      this.#end(this.#call);
      this.current = this.#call.before;
    }
    this.#call = outer;
    if (outer === undefined && this.#unfinished.length > 0) this.#finish();
  }

  /**
   * A key's turn has come: that of the record, or, within one call, those whose timers and windows fire one after the
   * other. `isHeld`: followed records have gone into its state, from where they may come out with any record.
   */
  nextKey(isHeld: boolean): void {
    const call = this.#call;
    if (call === undefined) {
      if (isHeld) this.#call = new Call(this.current, true, NOTHING);
      return;
    }
    if (call.incoming.length > 0) return;
    this.#end(call);
    this.#call = isHeld ? new Call(call.before, true, NOTHING) : undefined;
  }

  /** The next result of the call is being passed on; give the answer to `passed`. */
  passing(): Lineage | undefined {
    const before = this.current;
    const call = this.#call;
    if (call !== undefined) {
      const number = call.outputs++;
      this.current = number === 0 ? call.lineage : call.lineage?.branch(number);
    }
    return before;
  }

  passed(before: Lineage | undefined): void {
    this.current = before;
  }

  /** What goes to the `index`-th of several receivers. */
  towards(index: number): Lineage | undefined {
    return index === 0 ? this.current : this.current?.branch(hashOf(`branch ${index}`));
  }

  /** A state has been looked at. */
  looked(lineage: StateLineage | undefined): void {
    if (lineage !== undefined) this.#call?.look(lineage);
  }

  /** A state is written; the answer is what it is made of now. */
  wrote(before: StateLineage | undefined): StateLineage | undefined {
    const call = this.#call;
    const incoming = call?.incoming ?? NOTHING;
    if (call !== undefined) call.hasEffect = true;
    const isKept = before !== undefined && call?.hasLookedAt(before) === true;
    if (before !== undefined && !isKept) this.#facts.forgotten(flattened(before), this.#attempt);
    if (incoming.length === 0) return isKept ? before : undefined;
    this.#facts.stored(incoming, this.#attempt);
    const next = this.#extended(isKept ? before : undefined, incoming);
    call?.look(next);
    return next;
  }

  /** A state is cleared: what it was made of goes into the results of a call that has looked at it. */
  cleared(lineage: StateLineage | undefined): void {
    if (lineage === undefined) return;
    const call = this.#call;
    if (call?.hasLookedAt(lineage) === true) {
      call.lineage?.add(flattened(lineage));
    } else {
      this.#facts.forgotten(flattened(lineage), this.#attempt);
    }
  }

  /** A window takes the current record as one of its elements; `turn` tells windows of one element apart. */
  joined(window: WindowLineage | undefined, turn: number): WindowLineage | undefined {
    const call = this.#call;
    if (call === undefined || call.incoming.length === 0) return window;
    call.hasEffect = true;
    this.#facts.stored(call.incoming, this.#attempt);
    const tokens = turn === 0 ? call.incoming : stepped(call.incoming, turn);
    const joined = window ?? new WindowLineage();
    // A window must know all of its elements: each of them has a part in its result.
    joined.elements = new StateLineage(tokens, joined.elements);
    return joined;
  }

  /** Two windows become one. */
  merged(a: WindowLineage | undefined, b: WindowLineage | undefined): WindowLineage | undefined {
    if (a === undefined || b === undefined) return a ?? b;
    a.elements = new StateLineage(flattened(b.elements), a.elements);
    a.firings = Math.max(a.firings, b.firings);
    return a;
  }

  /** A window gives a result. */
  fired(window: WindowLineage | undefined, run: () => void): void {
    const firing = window === undefined ? 0 : window.firings++;
    const outer = this.#call;
    if (outer !== undefined) outer.hasEffect = true;
    const elements = flattened(window?.elements);
    const call = new Call(this.current, true, firing === 0 ? elements : stepped(elements, firing));
    call.hasEffect = true;
    this.#call = call;
    run();
    this.#call = outer;
    this.current = call.before;
  }

  late(): void {
    const call = this.#call;
    if (call === undefined) return;
    call.hasEffect = true;
    this.#facts.late(call.incoming, this.#attempt);
  }

  /** Headers for a record that is written to an outlet now: filled when the call ends. */
  headers(outlet: string, base: readonly Header[]): readonly Header[] {
    const { current } = this;
    this.#hasEffect();
    if (current === undefined) return base;
    const headers = [...base];
    const name = `${this.#streamlet}.${outlet}`;
    const finish = () => {
      const { tokens } = current;
      if (tokens.length > 0) headers.push([LINEAGE_HEADER, this.#emit(name, tokens).join(",")]);
    };
    if (this.#call === undefined) finish();
    else this.#unfinished.push(finish);
    return headers;
  }

  /** The current record has left the application here. */
  delivered(sink: string): void {
    const { current } = this;
    this.#hasEffect();
    if (current === undefined) return;
    const finish = () => {
      const { tokens } = current;
      if (tokens.length > 0) this.#facts.delivered(sink, this.#emit(`${SINK_MARK}${sink}`, tokens));
    };
    if (this.#call === undefined) finish();
    else this.#unfinished.push(finish);
  }

  #emit(outlet: string, tokens: readonly Token[]): readonly string[] {
    const hash = this.#hash(outlet);
    let texts: readonly string[] = tokens.map((token) => tokenText(token.id, mixed(token.path, hash)));
    if (texts.length > MOST_IN_HEADER) {
      // The first by name is the same in a replay, and stands for all: each token notes that it became part of it.
      const first = texts.reduce((least, text) => (text < least ? text : least));
      texts = [`*${first.replace("~", "/")}`];
    }
    this.#facts.emitted(tokens, outlet, texts, this.#attempt);
    return texts;
  }

  #hasEffect(): void {
    if (this.#call !== undefined) this.#call.hasEffect = true;
  }

  #end(call: Call): void {
    if (call.outputs > 0 || call.hasEffect) return;
    // Also what was taken out of state and then came to nothing.
    this.#facts.dropped(call.lineage?.tokens ?? NOTHING, this.#attempt);
  }

  #finish(): void {
    const due = this.#unfinished;
    this.#unfinished = [];
    for (const finish of due) finish();
  }

  #extended(before: StateLineage | undefined, tokens: readonly Token[]): StateLineage {
    const isFull = before !== undefined && before.size + tokens.length > MOST_IN_STATE;
    return new StateLineage(tokens, isFull ? undefined : before);
  }

  #hash(name: string): number {
    let hash = this.#hashes.get(name);
    if (hash === undefined) {
      hash = hashOf(name);
      this.#hashes.set(name, hash);
    }
    return hash;
  }
}

function stepped(tokens: readonly Token[], step: number): readonly Token[] {
  return tokens.map((token) => ({ ...token, path: mixed(token.path, step) }));
}
