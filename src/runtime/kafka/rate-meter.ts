/** Whole virtual seconds over which a rate is taken. */
const SECONDS = 5;

/** Counts per virtual second, kept for the last few seconds. */
export class RateMeter {
  readonly #counts = new Array<number>(SECONDS + 1).fill(0);
  #second = 0;
  total = 0;

  add(count: number, now: number): void {
    this.#moveTo(now);
    this.#counts[this.#second % this.#counts.length] =
      (this.#counts[this.#second % this.#counts.length] ?? 0) + count;
    this.total += count;
  }

  /** Counts per second over the last whole seconds, or over the time so far if that is shorter. */
  rate(now: number): number {
    this.#moveTo(now);
    const sum = this.#counts.reduce((a, b) => a + b, 0);
    const covered = Math.min(now, SECONDS * 1000 + (now % 1000));
    return covered <= 0 ? 0 : (sum * 1000) / covered;
  }

  #moveTo(now: number): void {
    const second = Math.floor(now / 1000);
    if (second - this.#second >= this.#counts.length) this.#counts.fill(0);
    else for (let s = this.#second + 1; s <= second; s++) this.#counts[s % this.#counts.length] = 0;
    if (second > this.#second) this.#second = second;
  }
}
