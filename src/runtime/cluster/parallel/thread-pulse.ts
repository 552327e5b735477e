import type { ClusterNode } from "../../host/threads/node.ts";

/** Real milliseconds that a message may take between threads of a busy machine. */
const UNDER_WAY = 300;
/** Milliseconds of the clock for which a pause of the other thread is remembered. */
const MEMORY = 60_000;

/**
 * How regularly another thread gives a sign of life. What runs there cannot send heartbeats while it is busy or the
 * machine does not get round to it, which is no fault of the cluster's.
 */
export class ThreadPulse {
  readonly #node: Pick<ClusterNode, "clock" | "speed">;
  #last: number;
  /** The longest pause lately, and when it ended. */
  #longest = { pause: 0, at: 0 };

  constructor(node: Pick<ClusterNode, "clock" | "speed">) {
    this.#node = node;
    this.#last = node.clock.now();
  }

  beat(): void {
    const now = this.#node.clock.now();
    const pause = now - this.#last;
    this.#last = now;
    if (pause > this.#longest.pause || now - this.#longest.at > MEMORY) this.#longest = { pause, at: now };
  }

  /** Milliseconds of the clock by which something of the other thread may be late. */
  lateness(): number {
    const now = this.#node.clock.now();
    return Math.max(this.#longest.pause, now - this.#last) + UNDER_WAY * this.#node.speed;
  }
}
