import type { Actor, Address, Clock, Mailbox } from "./clock.ts";
import { type Disturbance, Disturbances } from "./disturbances.ts";
import type { Random } from "./random.ts";

/** Milliseconds that a message takes: at least the first, at most the second. */
const LATENCY = [0.2, 1] as const;

/** One direction between two actors. */
interface Link {
  lastArrival: number;
}

/** Carries messages between the actors of one event loop with small random delays, in order per sender and receiver. */
export class VirtualNetwork implements Mailbox {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #actors = new Map<string, Actor<never>>();
  /** By sender and receiver. */
  readonly #links = new Map<string, Map<string, Link>>();
  readonly #disturbances = new Disturbances();

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
    return this.#disturbances.add(address, disturbance);
  }

  send<M>(from: string, to: Address<M>, message: M): void {
    const delay = this.#disturbances.areNone ? 0 : this.#disturbances.fate(from, to, message);
    if (delay === "lost") return;
    const target = this.#actors.get(to) as Actor<M> | undefined;
    if (target === undefined) return;
    const link = this.#link(from, to);
    const now = this.#clock.now();
    const [least, most] = LATENCY;
    const arrival = Math.max(now + delay + least + this.#random.next() * (most - least), link.lastArrival);
    link.lastArrival = arrival;
    this.#clock.after(arrival - now, () => {
      if (this.#actors.get(to) === (target as Actor<never>)) target.receive(message);
    });
  }

  #link(from: string, to: string): Link {
    let links = this.#links.get(from);
    if (links === undefined) {
      links = new Map();
      this.#links.set(from, links);
    }
    let link = links.get(to);
    if (link === undefined) {
      link = { lastArrival: 0 };
      links.set(to, link);
    }
    return link;
  }
}
