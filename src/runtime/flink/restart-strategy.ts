/** Decides after each failure how long to wait before the next attempt; undefined: give up. */
export interface RestartStrategy {
  /** For the log. */
  readonly description: string;
  /** `now` in milliseconds. */
  delayAfterFailure(now: number): number | undefined;
}

export type RestartSettings =
  | { readonly kind: "none" }
  | { readonly kind: "fixed-delay"; readonly attempts: number; readonly delay: number }
  | {
      readonly kind: "failure-rate";
      readonly maxFailures: number;
      readonly interval: number;
      readonly delay: number;
    }
  | {
      readonly kind: "exponential-delay";
      readonly initial: number;
      readonly max: number;
      readonly multiplier: number;
      /** A time without failure after which the delay starts small again. */
      readonly reset: number;
    };

export function restartStrategy(settings: RestartSettings): RestartStrategy {
  switch (settings.kind) {
    case "none":
      return { description: "no restart", delayAfterFailure: () => undefined };
    case "fixed-delay":
      return fixedDelay(settings.attempts, settings.delay);
    case "failure-rate":
      return failureRate(settings.maxFailures, settings.interval, settings.delay);
    case "exponential-delay":
      return exponentialDelay(settings);
  }
}

function fixedDelay(attempts: number, delay: number): RestartStrategy {
  let failures = 0;
  return {
    description: `fixed delay of ${delay} ms`,
    delayAfterFailure: () => (++failures > attempts ? undefined : delay),
  };
}

function failureRate(maxFailures: number, interval: number, delay: number): RestartStrategy {
  let failures: number[] = [];
  return {
    description: `at most ${maxFailures} failures in ${interval} ms`,
    delayAfterFailure: (now) => {
      failures = [...failures.filter((at) => now - at < interval), now];
      return failures.length > maxFailures ? undefined : delay;
    },
  };
}

function exponentialDelay(
  settings: Extract<RestartSettings, { kind: "exponential-delay" }>,
): RestartStrategy {
  const { initial, max, multiplier, reset } = settings;
  let delay = initial;
  let last: number | undefined;
  return {
    description: `exponential delay from ${initial} ms to ${max} ms`,
    delayAfterFailure: (now) => {
      const calm = last === undefined || now - last >= reset + delay;
      delay = calm ? initial : Math.min(max, delay * multiplier);
      last = now;
      return delay;
    },
  };
}
