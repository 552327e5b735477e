/** Repeated timing of one function. */
export interface Timing {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

/** Warms the function up, then times it for about the given milliseconds, at least 5 and at most 400 times. */
export async function time(run: () => unknown, budget: number): Promise<Timing> {
  const warmUntil = performance.now() + budget / 4;
  for (let count = 0; count < 3 || (count < 200 && performance.now() < warmUntil); count++) await run();
  const samples: number[] = [];
  const until = performance.now() + budget;
  while (samples.length < 5 || (samples.length < 400 && performance.now() < until)) {
    const start = performance.now();
    await run();
    samples.push(performance.now() - start);
  }
  samples.sort((a, b) => a - b);
  const at = (share: number) =>
    samples[Math.min(samples.length - 1, Math.floor(samples.length * share))] as number;
  return { median: at(0.5), p95: at(0.95), worst: samples[samples.length - 1] as number };
}
