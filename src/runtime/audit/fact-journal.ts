import type { LineageFacts } from "./ledger.ts";

type Noted = Exclude<keyof LineageFacts, "fed">;

/** A fact as it travels between threads: the name of what notes it, and what that is given. */
export type Fact = { readonly [N in Noted]: readonly [N, ...Parameters<LineageFacts[N]>] }[Noted];

/** Facts of a thread on their way to the ledger of the run, in their order. */
export class FactJournal implements LineageFacts {
  #facts: Fact[] = [];

  /** The facts since they were taken last. */
  take(): readonly Fact[] {
    const facts = this.#facts;
    if (facts.length > 0) this.#facts = [];
    return facts;
  }

  /** Ingresses are where the ledger is: nothing begins its way here. */
  fed(): undefined {
    return undefined;
  }

  opened(...fact: Parameters<LineageFacts["opened"]>): void {
    this.#facts.push(["opened", ...fact]);
  }

  read(...fact: Parameters<LineageFacts["read"]>): void {
    this.#facts.push(["read", ...fact]);
  }

  dropped(tokens: Origins, attempt: number): void {
    if (tokens.length > 0) this.#facts.push(["dropped", originsOf(tokens), attempt]);
  }

  forgotten(tokens: Origins, attempt: number): void {
    this.#facts.push(["forgotten", originsOf(tokens), attempt]);
  }

  late(tokens: Origins, attempt: number): void {
    this.#facts.push(["late", originsOf(tokens), attempt]);
  }

  stored(tokens: Origins, attempt: number): void {
    this.#facts.push(["stored", originsOf(tokens), attempt]);
  }

  skipped(origin: string | undefined): void {
    this.#facts.push(["skipped", origin]);
  }

  emitted(tokens: Origins, outlet: string, texts: readonly string[], attempt: number): void {
    this.#facts.push(["emitted", originsOf(tokens), outlet, texts, attempt]);
  }

  delivered(...fact: Parameters<LineageFacts["delivered"]>): void {
    this.#facts.push(["delivered", ...fact]);
  }
}

type Origins = Parameters<LineageFacts["dropped"]>[0];

/** All that the ledger asks of a token. */
function originsOf(tokens: Origins): Origins {
  return tokens.map(({ origin }) => ({ origin }));
}

/** Notes what a journal has gathered. */
export function noteFacts(facts: readonly Fact[], ledger: LineageFacts): void {
  for (const [name, ...given] of facts) {
    const note = ledger[name] as (this: LineageFacts, ...given: readonly unknown[]) => void;
    note.apply(ledger, given);
  }
}
