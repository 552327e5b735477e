import { RateMeter } from "../kafka/rate-meter.ts";

/** What has gone through a port. */
export class PortCounter {
  readonly #rate = new RateMeter();
  bytes = 0;

  add(records: number, bytes: number, now: number): void {
    this.#rate.add(records, now);
    this.bytes += bytes;
  }

  get records(): number {
    return this.#rate.total;
  }

  rate(now: number): number {
    return this.#rate.rate(now);
  }
}
