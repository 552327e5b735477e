/** Decides after each failure whether and when what has failed is run again. */
export interface RestartStrategy {
  /** For the log, as Flink prints it. */
  readonly description: string;
  /** `now` in milliseconds; undefined: the job is given up. */
  afterFailure(now: number): Restart | undefined;
}

export interface Restart {
  /** Milliseconds until then. */
  readonly delay: number;
  /** False where the failure is taken together with an earlier one, whose restart is still to come. */
  readonly isNewAttempt: boolean;
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
  | ExponentialDelay;

export interface ExponentialDelay {
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
  /** From Flink 1.19 on: failures before a restart that is still to come belong to it. */
  readonly mergesFailures: boolean;
}

/** `random`: a number in [0, 1), for strategies with jitter. */
export function restartStrategy(settings: RestartSettings, random: () => number): RestartStrategy {
  switch (settings.kind) {
    case "none":
      return { description: "NoRestartBackoffTimeStrategy", afterFailure: () => undefined };
    case "fixed-delay":
      return fixedDelay(settings.attempts, settings.delay);
    case "failure-rate":
      return failureRate(settings.maxFailures, settings.interval, settings.delay);
    case "exponential-delay":
      return settings.mergesFailures
        ? mergingExponentialDelay(settings, random)
        : exponentialDelay(settings, random);
  }
}

function fixedDelay(attempts: number, delay: number): RestartStrategy {
  let failures = 0;
  const most = Number.isFinite(attempts) ? attempts : 2_147_483_647;
  return {
    description: `FixedDelayRestartBackoffTimeStrategy(maxNumberRestartAttempts=${most}, backoffTimeMS=${delay})`,
    afterFailure: () => (++failures > attempts ? undefined : { delay, isNewAttempt: true }),
  };
}

function failureRate(maxFailures: number, interval: number, delay: number): RestartStrategy {
  let failures: number[] = [];
  return {
    description: `FailureRateRestartBackoffTimeStrategy(failuresIntervalMS=${interval}, backoffTimeMS=${delay}, maxFailuresPerInterval=${maxFailures})`,
    afterFailure: (now) => {
      failures = [...failures.filter((at) => now - at <= interval), now];
      return failures.length > maxFailures ? undefined : { delay, isNewAttempt: true };
    },
  };
}

/** Up to Flink 1.18: each failure makes the next delay longer. */
function exponentialDelay(settings: ExponentialDelay, random: () => number): RestartStrategy {
  const { initial, max, multiplier, reset, jitter } = settings;
  let delay = initial;
  let last: number | undefined;
  return {
    description: `ExponentialDelayRestartBackoffTimeStrategy(${described(settings)})`,
    afterFailure: (now) => {
      const isCalm = last === undefined || now - last >= reset + delay;
      delay = isCalm ? initial : Math.max(initial, Math.min(max, Math.trunc(delay * multiplier)));
      last = now;
      return { delay: Math.min(max, delay + offset(delay, jitter, random)), isNewAttempt: true };
    },
  };
}

/** From Flink 1.19 on: what fails before a restart that is due does not make the next delay longer. */
function mergingExponentialDelay(settings: ExponentialDelay, random: () => number): RestartStrategy {
  const { initial, max, multiplier, reset, jitter } = settings;
  const attempts = settings.attempts ?? 2_147_483_647;
  let attempt = 0;
  let nextRestart = Number.NEGATIVE_INFINITY;
  return {
    description: `ExponentialDelayRestartBackoffTimeStrategy(${described(settings)}, attemptsBeforeResetBackoff=${attempts})`,
    afterFailure: (now) => {
      const isNewAttempt = now > nextRestart;
      if (isNewAttempt) {
        if (now - nextRestart >= reset) attempt = 0;
        const delay = Math.trunc(initial * multiplier ** attempt);
        nextRestart = now + Math.max(initial, Math.min(delay + offset(delay, jitter, random), max));
        attempt++;
      }
      return attempt > attempts ? undefined : { delay: Math.max(0, nextRestart - now), isNewAttempt };
    },
  };
}

/** A whole number of milliseconds from minus to plus the share `jitter` of a delay. */
function offset(delay: number, jitter: number, random: () => number): number {
  const most = Math.trunc(delay * jitter);
  return most === 0 ? 0 : Math.floor(random() * (2 * most + 1)) - most;
}

function described({ initial, max, multiplier, reset, jitter }: ExponentialDelay): string {
  return `initialBackoffMS=${initial}, maxBackoffMS=${max}, backoffMultiplier=${multiplier}, resetBackoffThresholdMS=${reset}, jitterFactor=${jitter}`;
}
