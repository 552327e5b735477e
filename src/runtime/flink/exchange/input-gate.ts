import type { ChannelState } from "../checkpoint/checkpoint-data.ts";
import { copyValue } from "../state/copy-value.ts";
import type { Barrier, Buffer } from "./buffer.ts";
import { CombinedWatermark, type ValveChange, WatermarkValve } from "./watermark-valve.ts";

interface Channel extends ChannelSpec {
  readonly queue: Buffer[];
  /** Buffers at the head of the queue that come from a restored checkpoint. */
  restored: number;
  blocked: boolean;
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
  /** It comes from a restored checkpoint rather than from the channel's sender. */
  readonly isRestored: boolean;
}

/** What is collected for an unaligned checkpoint until its barrier has come on every channel. */
interface Recording {
  readonly checkpoint: number;
  readonly waiting: Set<Channel>;
  readonly buffers: Map<Channel, Buffer[]>;
}

/**
 * How barriers are dealt with. `aligned`: channels wait for the barriers of the others. `tracked`: nothing waits, and
 * what comes between barriers is processed again after a failure (at least once). `overtaking`: as `aligned`, but
 * barriers may overtake.
 */
export type BarrierHandling = "aligned" | "tracked" | "overtaking";

/** All inputs of a subtask: queues per channel, checkpoint barriers, and the watermark over all channels. */
export class InputGate {
  readonly #channels: readonly Channel[];
  readonly #handling: BarrierHandling;
  readonly #onAnnounced: (barrier: Barrier) => void;
  /** Channels whose barrier has come, by checkpoint; with alignment there is one checkpoint at a time. */
  readonly #arrived = new Map<number, Set<Channel>>();
  /** Barriers of older checkpoints are ignored. */
  #oldest = 0;
  #overtaking: Barrier | undefined;
  #recording: Recording | undefined;
  #next = 0;
  readonly #valves: readonly [WatermarkValve, WatermarkValve];
  /** With two inputs. */
  readonly #combined: CombinedWatermark | undefined;

  /** `onAnnounced`: a barrier has come that may overtake from some time on, wherever it waits then. */
  constructor(
    channels: readonly ChannelSpec[],
    handling: BarrierHandling,
    onAnnounced: (barrier: Barrier) => void = () => {},
  ) {
    this.#handling = handling;
    this.#onAnnounced = onAnnounced;
    this.#channels = channels.map((spec) => ({
      ...spec,
      queue: [],
      restored: 0,
      blocked: false,
    }));
    const valveOf = (side: 0 | 1) => new WatermarkValve(this.#channels.filter((each) => each.side === side));
    this.#valves = [valveOf(0), valveOf(1)];
    if (this.#channels.some(({ side }) => side === 1)) this.#combined = new CombinedWatermark();
  }

  receive(edge: number, from: number, buffers: readonly Buffer[]): void {
    const channel = this.#channels.find((each) => each.edge === edge && each.from === from);
    if (channel === undefined) return;
    for (const buffer of buffers) {
      if (buffer.kind === "barrier") this.#arriving(channel, buffer);
      else {
        channel.queue.push(buffer);
        this.#recordingOf(channel)?.push(copyBuffer(buffer));
      }
    }
  }

  /** Puts back what was on its way when the restored checkpoint was taken. */
  restore(edge: number, from: number, buffers: readonly Buffer[]): void {
    const channel = this.#channels.find((each) => each.edge === edge && each.from === from);
    channel?.queue.push(...buffers.map(copyBuffer));
    if (channel !== undefined) channel.restored += buffers.length;
  }

  /** The barrier of an unaligned checkpoint that is to be taken before anything else is processed. */
  takeOvertaking(): Barrier | undefined {
    const barrier = this.#overtaking;
    this.#overtaking = undefined;
    return barrier;
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
      const isRestored = channel.restored > 0;
      if (isRestored) channel.restored--;
      return { channel, buffer, isRestored };
    }
    return undefined;
  }

  /** Notes a barrier; the checkpoint's number once it has come on every channel. */
  barrier(spec: ChannelSpec, checkpoint: number): number | undefined {
    if (checkpoint < this.#oldest) return undefined;
    if (this.#handling !== "tracked") {
      // A newer checkpoint has begun: the older one will not complete here.
      for (const older of [...this.#arrived.keys()]) if (older < checkpoint) this.#release(older);
    }
    const arrived = this.#arrived.get(checkpoint) ?? new Set();
    this.#arrived.set(checkpoint, arrived);
    const channel = spec as Channel;
    arrived.add(channel);
    if (this.#handling !== "tracked") channel.blocked = true;
    if (arrived.size < this.#channels.length) return undefined;
    for (const older of [...this.#arrived.keys()]) if (older < checkpoint) this.#arrived.delete(older);
    this.#oldest = checkpoint;
    return checkpoint;
  }

  /** Whether a barrier of a checkpoint has come that has not been taken yet. */
  isPending(checkpoint: number): boolean {
    if (checkpoint < this.#oldest) return false;
    if (this.#arrived.has(checkpoint)) return true;
    return this.#channels.some(({ queue }) =>
      queue.some((each) => each.kind === "barrier" && each.checkpoint === checkpoint),
    );
  }

  /** Lets all channels flow again: the checkpoint has been taken. */
  release(checkpoint: number): void {
    this.#release(checkpoint);
    this.#oldest = Math.max(this.#oldest, checkpoint + 1);
  }

  /**
   * Begins an unaligned checkpoint, at the very moment of the operators' snapshot: what waits before the barriers
   * belongs to it, and so does what is still to come on channels without a barrier.
   */
  record(checkpoint: number): void {
    const buffers = new Map<Channel, Buffer[]>();
    const waiting = new Set<Channel>();
    const arrived = this.#arrived.get(checkpoint);
    for (const channel of this.#channels) {
      if (arrived?.has(channel)) continue;
      const at = channel.queue.findIndex((each) => each.kind === "barrier" && each.checkpoint === checkpoint);
      const before = channel.queue.slice(0, at < 0 ? undefined : at);
      buffers.set(channel, before.filter(isNoBarrier).map(copyBuffer));
      const marker = channel.queue[at];
      if (marker === undefined) waiting.add(channel);
      // A barrier that has not overtaken has taken room, which is given back when its turn comes.
      else if (marker.kind === "barrier" && marker.unaligned) channel.queue.splice(at, 1);
    }
    this.#release(checkpoint);
    this.#oldest = Math.max(this.#oldest, checkpoint + 1);
    this.#recording = { checkpoint, waiting, buffers };
    if (this.#overtaking?.checkpoint === checkpoint) this.#overtaking = undefined;
  }

  /** What was on its way for the unaligned checkpoint, once all barriers have come; `edgeKey` names edges. */
  takeRecording(
    edgeKey: (edge: number) => string,
    to: number,
  ): { readonly checkpoint: number; readonly channels: readonly ChannelState[] } | undefined {
    const recording = this.#recording;
    if (recording === undefined || recording.waiting.size > 0) return undefined;
    this.#recording = undefined;
    const channels = [...recording.buffers]
      .filter(([, buffers]) => buffers.length > 0)
      .map(([{ edge, from }, buffers]) => ({ edge: edgeKey(edge), from, to, buffers }));
    return { checkpoint: recording.checkpoint, channels };
  }

  /** The checkpoint is given up: its barriers that are still on their way are ignored. */
  abort(checkpoint: number): void {
    if (checkpoint < this.#oldest) return;
    for (const older of [...this.#arrived.keys()]) if (older <= checkpoint) this.#release(older);
    if (this.#recording !== undefined && this.#recording.checkpoint <= checkpoint)
      this.#recording = undefined;
    if (this.#overtaking !== undefined && this.#overtaking.checkpoint <= checkpoint)
      this.#overtaking = undefined;
    this.#oldest = checkpoint + 1;
  }

  /** Notes a channel's watermark; the new watermark over all channels if it rises. */
  watermark(spec: ChannelSpec, time: number): number | undefined {
    const watermark = this.#valves[spec.side].watermark(spec, time);
    if (watermark === undefined || this.#combined === undefined) return watermark;
    return this.#combined.change(spec.side, { watermark }).watermark;
  }

  /** Notes that a channel is idle or active again; what changes over all channels. */
  idle(spec: ChannelSpec, idle: boolean): ValveChange {
    const change = this.#valves[spec.side].idle(spec, idle);
    return this.#combined === undefined ? change : this.#combined.change(spec.side, change);
  }

  #arriving(channel: Channel, barrier: Barrier & { readonly kind: "barrier" }): void {
    const overtakes = barrier.unaligned && this.#handling === "overtaking";
    const recording = this.#recording;
    const isAwaited = recording?.checkpoint === barrier.checkpoint;
    if (isAwaited) recording.waiting.delete(channel);
    if (overtakes && (isAwaited || barrier.checkpoint < this.#oldest)) return;
    // One that overtakes marks its place until the subtask takes its snapshot.
    channel.queue.push(barrier);
    if (overtakes) this.#overtaking = barrier;
    else if (barrier.overtakesAt !== undefined && this.#handling === "overtaking") this.#onAnnounced(barrier);
  }

  #recordingOf(channel: Channel): Buffer[] | undefined {
    return this.#recording?.waiting.has(channel) ? this.#recording.buffers.get(channel) : undefined;
  }

  #release(checkpoint: number): void {
    for (const channel of this.#arrived.get(checkpoint) ?? []) channel.blocked = false;
    this.#arrived.delete(checkpoint);
  }
}

/** A copy that does not change when the logic changes the records. */
export function copyBuffer(buffer: Buffer): Buffer {
  return buffer.kind === "records" ? { ...buffer, values: buffer.values.map(copyValue) } : buffer;
}

function isNoBarrier(buffer: Buffer): boolean {
  return buffer.kind !== "barrier";
}
