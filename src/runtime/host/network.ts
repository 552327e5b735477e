import type { Actor, Address, Clock, Mailbox } from "./clock.ts";
import type { Random } from "./random.ts";

/** Milliseconds that a message takes: at least the first, at most the second. */
const LATENCY = [0.2, 1] as const;

/** What becomes of a message: so many milliseconds more, or `lost`. */
export type Fate = number | "lost";

/** Interferes with the messages from and to one address. */
export type Disturbance = (from: string, to: string, message: unknown) => Fate;

/** Carries messages between the actors of one event loop with small random delays, in order per sender and receiver. */
export class VirtualNetwork implements Mailbox {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #actors = new Map<string, Actor<never>>();
  readonly #lastArrival = new Map<string, number>();
  readonly #disturbances = new Map<string, Set<Disturbance>>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** From now on the actor gets the messages to this address; those of a predecessor are lost. */
  attach<M>(address: Address<M>, actor: Actor<M>): void {
    this.#actors.set(address, actor as Actor<never>);
  }

  detach(address: string): void {
    this.#actors.delete(address);
  }

  /** From now on, until what is returned is called, a disturbance decides about the messages of an address. */
  disturb(address: string, disturbance: Disturbance): () => void {
    const all = this.#disturbances.get(address) ?? new Set();
    this.#disturbances.set(address, all.add(disturbance));
    return () => {
      all.delete(disturbance);
      if (all.size === 0) this.#disturbances.delete(address);
    };
  }

  send<M>(from: string, to: Address<M>, message: M): void {
    const delay = this.#disturbances.size === 0 ? 0 : this.#fate(from, to, message);
    if (delay === "lost") return;
    const link = `${from} ${to}`;
    const target = this.#actors.get(to) as Actor<M> | undefined;
    if (target === undefined) return;
    const now = this.#clock.now();
    const [least, most] = LATENCY;
    const arrival = Math.max(
      now + delay + least + this.#random.next() * (most - least),
      this.#lastArrival.get(link) ?? 0,
    );
    this.#lastArrival.set(link, arrival);
    this.#clock.after(arrival - now, () => {
      if (this.#actors.get(to) === (target as Actor<never>)) target.receive(message);
    });
  }

  #fate(from: string, to: string, message: unknown): Fate {
    let delay = 0;
    if (from === to) return delay;
    for (const address of [from, to]) {
      for (const disturbance of this.#disturbances.get(address) ?? []) {
        const fate = disturbance(from, to, message);
        if (fate === "lost") return fate;
        delay += fate;
      }
    }
    return delay;
  }
}
