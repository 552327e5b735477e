/** Decides after each failure how long to wait before the next attempt; undefined: give up. */
export interface RestartStrategy {
  /** For the log, as Flink prints it. */
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
      /** Share of the delay by which it is made longer or shorter at random. */
      readonly jitter: number;
      /** Failures in a row before the job is given up; undefined: no limit. */
      readonly attempts: number | undefined;
    };

/** `random`: a number in [0, 1), for strategies with jitter. */
export function restartStrategy(settings: RestartSettings, random: () => number): RestartStrategy {
  switch (settings.kind) {
    case "none":
      return { description: "NoRestartBackoffTimeStrategy", delayAfterFailure: () => undefined };
    case "fixed-delay":
      return fixedDelay(settings.attempts, settings.delay);
    case "failure-rate":
      return failureRate(settings.maxFailures, settings.interval, settings.delay);
    case "exponential-delay":
      return exponentialDelay(settings, random);
  }
}

function fixedDelay(attempts: number, delay: number): RestartStrategy {
  let failures = 0;
  const most = Number.isFinite(attempts) ? attempts : 2_147_483_647;
  return {
    description: `FixedDelayRestartBackoffTimeStrategy(maxNumberRestartAttempts=${most}, backoffTimeMS=${delay})`,
    delayAfterFailure: () => (++failures > attempts ? undefined : delay),
  };
}

function failureRate(maxFailures: number, interval: number, delay: number): RestartStrategy {
  let failures: number[] = [];
  return {
    description: `FailureRateRestartBackoffTimeStrategy(failuresIntervalMS=${interval}, backoffTimeMS=${delay}, maxFailuresPerInterval=${maxFailures})`,
    delayAfterFailure: (now) => {
      failures = [...failures.filter((at) => now - at <= interval), now];
      return failures.length > maxFailures ? undefined : delay;
    },
  };
}

function exponentialDelay(
  settings: Extract<RestartSettings, { kind: "exponential-delay" }>,
  random: () => number,
): RestartStrategy {
  const { initial, max, multiplier, reset, jitter, attempts = Number.POSITIVE_INFINITY } = settings;
  let delay = initial;
  let failures = 0;
  let last: number | undefined;
  return {
    description: `ExponentialDelayRestartBackoffTimeStrategy(initialBackoffMS=${initial}, maxBackoffMS=${max}, backoffMultiplier=${multiplier}, resetBackoffThresholdMS=${reset}, jitterFactor=${jitter})`,
    delayAfterFailure: (now) => {
      const isCalm = last === undefined || now - last >= reset + delay;
      delay = isCalm ? initial : Math.max(initial, Math.min(max, delay * multiplier));
      failures = isCalm ? 1 : failures + 1;
      last = now;
      if (failures > attempts) return undefined;
      const offset = Math.floor(delay * jitter);
      return Math.min(max, delay + Math.round((2 * random() - 1) * offset));
    },
  };
}
