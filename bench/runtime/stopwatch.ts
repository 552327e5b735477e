/** Milliseconds since a stopwatch was started: by the clock, and of this process's work, which others cannot slow down. */
export interface Elapsed {
  readonly clock: number;
  readonly processor: number;
}

export function stopwatch(): () => Elapsed {
  const clock = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return { clock: performance.now() - clock, processor: (user + system) / 1000 };
  };
}

/** Records per second. */
export type Rate = Elapsed;

export function rateOf(records: number, { clock, processor }: Elapsed): Rate {
  return { clock: (records * 1000) / clock, processor: (records * 1000) / processor };
}
