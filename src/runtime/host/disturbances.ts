/** What becomes of a message: so many milliseconds more, or `lost`. */
export type Fate = number | "lost";

/** Interferes with the messages from and to one address. */
export type Disturbance = (from: string, to: string, message: unknown) => Fate;

/** What interferes with the messages of a network. */
export class Disturbances {
  readonly #byAddress = new Map<string, Set<Disturbance>>();

  /** Whether every message is let through. */
  get areNone(): boolean {
    return this.#byAddress.size === 0;
  }

  /** From now on, until what is returned is called, a disturbance decides about the messages of an address. */
  add(address: string, disturbance: Disturbance): () => void {
    const all = this.#byAddress.get(address) ?? new Set();
    this.#byAddress.set(address, all.add(disturbance));
    return () => {
      all.delete(disturbance);
      if (all.size === 0) this.#byAddress.delete(address);
    };
  }

  fate(from: string, to: string, message: unknown): Fate {
    let delay = 0;
    if (from === to) return delay;
    for (const address of [from, to]) {
      for (const disturbance of this.#byAddress.get(address) ?? []) {
        const fate = disturbance(from, to, message);
        if (fate === "lost") return fate;
        delay += fate;
      }
    }
    return delay;
  }
}
