/** What a change of one input means for all of them together. */
export interface ValveChange {
  readonly watermark?: number;
  readonly idle?: boolean;
}

interface ChannelStatus {
  watermark: number;
  isIdle: boolean;
  /** Counts for the least watermark: neither idle nor still behind what was put out while it was idle. */
  isAligned: boolean;
}

/** The watermark over the channels of one logical input (Flink's `StatusWatermarkValve`). */
export class WatermarkValve {
  readonly #channels = new Map<object, ChannelStatus>();
  #watermark = Number.NEGATIVE_INFINITY;
  #isIdle = false;

  constructor(channels: readonly object[]) {
    for (const channel of channels) {
      this.#channels.set(channel, { watermark: Number.NEGATIVE_INFINITY, isIdle: false, isAligned: true });
    }
  }

  /** Notes a channel's watermark; the new watermark over all channels if it rises. Idle channels have none. */
  watermark(channel: object, time: number): number | undefined {
    const status = this.#channels.get(channel);
    if (status === undefined || status.isIdle || time <= status.watermark) return undefined;
    status.watermark = time;
    if (time >= this.#watermark) status.isAligned = true;
    return this.#raise(this.#least());
  }

  /** Notes that a channel is idle or active again. */
  idle(channel: object, idle: boolean): ValveChange {
    const status = this.#channels.get(channel);
    if (status === undefined || status.isIdle === idle) return {};
    status.isIdle = idle;
    if (!idle) {
      // A channel that is behind does not hold the others back: it counts again once it has caught up.
      status.isAligned = status.watermark >= this.#watermark;
      return this.#setIdle(false);
    }
    status.isAligned = false;
    const all = [...this.#channels.values()];
    const isLast = all.every((each) => each.isIdle);
    let raised: number | undefined;
    if (status.watermark === this.#watermark) {
      // Nobody will go on for now, hence what is furthest counts.
      const next = isLast ? Math.max(...all.map((each) => each.watermark)) : this.#least();
      raised = this.#raise(next);
    }
    return { ...(raised === undefined ? {} : { watermark: raised }), ...(isLast ? this.#setIdle(true) : {}) };
  }

  #setIdle(idle: boolean): ValveChange {
    if (this.#isIdle === idle) return {};
    this.#isIdle = idle;
    return { idle };
  }

  #least(): number {
    let least = Number.POSITIVE_INFINITY;
    let hasAligned = false;
    for (const { isAligned, watermark } of this.#channels.values()) {
      if (!isAligned) continue;
      hasAligned = true;
      least = Math.min(least, watermark);
    }
    return hasAligned ? least : Number.NEGATIVE_INFINITY;
  }

  #raise(time: number): number | undefined {
    if (time <= this.#watermark) return undefined;
    this.#watermark = time;
    return time;
  }
}

type SideStatus = Omit<ChannelStatus, "isAligned">;

/** The watermark of an operator with two inputs: the lesser of theirs, without those that are idle. */
export class CombinedWatermark {
  readonly #sides: readonly [SideStatus, SideStatus] = [
    { watermark: Number.NEGATIVE_INFINITY, isIdle: false },
    { watermark: Number.NEGATIVE_INFINITY, isIdle: false },
  ];
  #watermark = Number.NEGATIVE_INFINITY;
  #isIdle = false;

  /** Notes what has changed on one side; what that changes for the operator. */
  change(side: 0 | 1, { watermark, idle }: ValveChange): ValveChange {
    const status = this.#sides[side];
    if (watermark !== undefined) {
      status.watermark = watermark;
      status.isIdle = false;
    }
    const raised = watermark === undefined ? undefined : this.#raise();
    if (idle === undefined) return raised === undefined ? {} : { watermark: raised };
    status.isIdle = idle;
    const later = this.#raise() ?? raised;
    const all = this.#sides.every((each) => each.isIdle);
    const changes = all !== this.#isIdle;
    this.#isIdle = all;
    return { ...(later === undefined ? {} : { watermark: later }), ...(changes ? { idle: all } : {}) };
  }

  #raise(): number | undefined {
    let least = Number.POSITIVE_INFINITY;
    let hasActive = false;
    for (const { isIdle, watermark } of this.#sides) {
      if (isIdle) continue;
      hasActive = true;
      least = Math.min(least, watermark);
    }
    if (!hasActive || least <= this.#watermark) return undefined;
    this.#watermark = least;
    return least;
  }
}
