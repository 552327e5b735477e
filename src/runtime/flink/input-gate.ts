import type { Buffer } from "./messages.ts";

interface Channel {
  readonly edge: number;
  readonly from: number;
  readonly side: 0 | 1;
  readonly queue: Buffer[];
  blocked: boolean;
  watermark: number;
  idle: boolean;
}

export interface ChannelSpec {
  readonly edge: number;
  readonly from: number;
  readonly side: 0 | 1;
}

/** What `InputGate.take` gives: a buffer and where it came from. */
export interface Received {
  readonly channel: ChannelSpec;
  readonly buffer: Buffer;
}

/** All inputs of a subtask: queues per channel, barrier alignment, and the watermark over all channels. */
export class InputGate {
  readonly #channels: readonly Channel[];
  readonly #aligning: boolean;
  readonly #arrived = new Set<Channel>();
  #checkpoint = 0;
  #next = 0;
  #watermark = Number.NEGATIVE_INFINITY;
  #idle = false;

  /** `aligning`: channels wait for the barriers of the others (exactly once). */
  constructor(channels: readonly ChannelSpec[], aligning: boolean) {
    this.#aligning = aligning;
    this.#channels = channels.map((spec) => ({
      ...spec,
      queue: [],
      blocked: false,
      watermark: Number.NEGATIVE_INFINITY,
      idle: false,
    }));
  }

  receive(edge: number, from: number, buffers: readonly Buffer[]): void {
    this.#channels.find((channel) => channel.edge === edge && channel.from === from)?.queue.push(...buffers);
  }

  /** The next buffer of a channel that is not held back, channels taking turns. */
  take(): Received | undefined {
    const count = this.#channels.length;
    for (let i = 0; i < count; i++) {
      const at = (this.#next + i) % count;
      const channel = this.#channels[at];
      if (channel === undefined || channel.blocked) continue;
      const buffer = channel.queue.shift();
      if (buffer === undefined) continue;
      this.#next = at + 1;
      return { channel, buffer };
    }
    return undefined;
  }

  /** Notes a barrier; the checkpoint's number once it has come on every channel. */
  barrier(spec: ChannelSpec, checkpoint: number): number | undefined {
    if (checkpoint < this.#checkpoint) return undefined;
    if (checkpoint > this.#checkpoint) {
      // A newer checkpoint has begun: the older one will not complete here.
      this.release();
      this.#checkpoint = checkpoint;
    }
    const channel = spec as Channel;
    this.#arrived.add(channel);
    channel.blocked = this.#aligning;
    return this.#arrived.size === this.#channels.length ? checkpoint : undefined;
  }

  /** Lets all channels flow again: the checkpoint has been taken, or given up. */
  release(): void {
    this.#arrived.clear();
    for (const channel of this.#channels) channel.blocked = false;
  }

  abort(checkpoint: number): void {
    if (checkpoint < this.#checkpoint) return;
    this.release();
    // Barriers of the aborted checkpoint that are still on their way are to be ignored.
    this.#checkpoint = checkpoint + 1;
  }

  /** Notes a channel's watermark; the new watermark over all channels if it rises. */
  watermark(spec: ChannelSpec, time: number): number | undefined {
    const channel = spec as Channel;
    channel.watermark = Math.max(channel.watermark, time);
    channel.idle = false;
    return this.#advance();
  }

  /** Notes that a channel is idle or active again; what changes over all channels. */
  idle(spec: ChannelSpec, idle: boolean): { readonly watermark?: number; readonly idle?: boolean } {
    (spec as Channel).idle = idle;
    const watermark = this.#advance();
    const all = this.#channels.every((channel) => channel.idle);
    const changed = all !== this.#idle;
    this.#idle = all;
    return { ...(watermark === undefined ? {} : { watermark }), ...(changed ? { idle: all } : {}) };
  }

  #advance(): number | undefined {
    let least = Number.POSITIVE_INFINITY;
    let active = false;
    for (const channel of this.#channels) {
      if (channel.idle) continue;
      active = true;
      least = Math.min(least, channel.watermark);
    }
    if (!active || least <= this.#watermark) return undefined;
    this.#watermark = least;
    return least;
  }
}
