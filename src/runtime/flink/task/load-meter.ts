import { RateMeter } from "../../kafka/rate-meter.ts";

/** How a subtask has spent the last seconds. Times in milliseconds. */
export class LoadMeter {
  readonly #busy = new RateMeter();
  readonly #backpressured = new RateMeter();
  #blockedSince: number | undefined;

  worked(duration: number, now: number): void {
    this.#busy.add(duration, now);
  }

  /** Whether there is no room for output, from now on. */
  blocked(isBlocked: boolean, now: number): void {
    if (this.#blockedSince !== undefined) this.#backpressured.add(now - this.#blockedSince, now);
    this.#blockedSince = isBlocked ? now : undefined;
  }

  /** Shares of the last seconds spent working and waiting for room: 0 to 1. Looking changes nothing. */
  shares(now: number): { readonly busy: number; readonly backpressured: number } {
    const waited = this.#blockedSince === undefined ? 0 : now - this.#blockedSince;
    const share = (meter: RateMeter, more = 0) => Math.min(1, meter.rate(now, more) / 1000);
    return { busy: share(this.#busy), backpressured: share(this.#backpressured, waited) };
  }
}
