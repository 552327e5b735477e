/** Whole virtual seconds over which a rate is taken. */
const SECONDS = 5;

/** Counts per virtual second, kept for the last few seconds. */
export class RateMeter {
  /** Counts of the seconds before the current one, by second modulo `SECONDS`. */
  readonly #counts = new Array<number>(SECONDS).fill(0);
  #second = 0;
  #current = 0;
  /** End of the current second, in milliseconds. */
  #until = 1000;
  total = 0;

  add(count: number, now: number): void {
    if (now >= this.#until) this.#moveTo(now);
    this.#current += count;
    this.total += count;
  }

  /**
   * Counts per second over the last whole seconds, or over the time so far if that is shorter. `more`: what counts now
   * though it has not been added yet.
   */
  rate(now: number, more = 0): number {
    if (now >= this.#until) this.#moveTo(now);
    const sum = this.#counts.reduce((a, b) => a + b, this.#current + more);
    const covered = Math.min(now, SECONDS * 1000 + (now % 1000));
    return covered <= 0 ? 0 : (sum * 1000) / covered;
  }

  #moveTo(now: number): void {
    const second = Math.floor(now / 1000);
    this.#counts[this.#second % SECONDS] = this.#current;
    if (second - this.#second > SECONDS) this.#counts.fill(0);
    else for (let s = this.#second + 1; s < second; s++) this.#counts[s % SECONDS] = 0;
    this.#second = second;
    this.#current = 0;
    this.#until = (second + 1) * 1000;
  }
}
