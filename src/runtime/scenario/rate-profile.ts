import { cosineOfTurns } from "./exact-math.ts";

/** How many records per virtual second come, over virtual time. A number: always so many. Times are milliseconds. */
export type RateProfile =
  | number
  /** From each step's time on its rate; nothing before the first. Times grow. */
  | { readonly kind: "steps"; readonly steps: readonly RateStep[] }
  /** Around a mean, up and down once per period, starting upwards. The amplitude is at most the mean. */
  | { readonly kind: "sine"; readonly mean: number; readonly amplitude: number; readonly period: number }
  /** `peak` for the first `lasting` milliseconds of every `every` milliseconds, `base` in between. */
  | {
      readonly kind: "bursts";
      readonly base: number;
      readonly peak: number;
      readonly every: number;
      readonly lasting: number;
    };

export interface RateStep {
  readonly at: number;
  readonly perSecond: number;
}

/** Records per second at a time. */
export function rateAt(profile: RateProfile, time: number): number {
  if (typeof profile === "number") return profile;
  switch (profile.kind) {
    case "steps":
      return profile.steps.findLast((step) => step.at <= time)?.perSecond ?? 0;
    case "sine": {
      // A sine is a cosine a quarter turn later.
      const turns = time / profile.period - 0.25;
      return profile.mean + profile.amplitude * cosineOfTurns(turns);
    }
    case "bursts":
      return time % profile.every < profile.lasting ? profile.peak : profile.base;
  }
}

/** How many records have become due before a time; not a whole number while the next one is on its way. */
export function recordsUntil(profile: RateProfile, time: number): number {
  if (typeof profile === "number") return (profile * time) / 1000;
  switch (profile.kind) {
    case "steps": {
      const { steps } = profile;
      return steps.reduce((sum, { at, perSecond }, i) => {
        const end = Math.min(time, steps[i + 1]?.at ?? time);
        return sum + (perSecond * Math.max(0, end - at)) / 1000;
      }, 0);
    }
    case "sine": {
      const { mean, amplitude, period } = profile;
      const wave = (period / (2 * Math.PI)) * (1 - cosineOfTurns(time / period));
      return (mean * time + amplitude * wave) / 1000;
    }
    case "bursts": {
      const { base, peak, every, lasting } = profile;
      const periods = Math.floor(time / every);
      const rest = time - periods * every;
      const inPeak = periods * lasting + Math.min(rest, lasting);
      return (peak * inPeak + base * (time - inPeak)) / 1000;
    }
  }
}

/** When record number `index` (0: the first) comes: at once when its turn has begun. Infinity where the rate stays 0. */
export function timeOfRecord(profile: RateProfile, index: number): number {
  if (typeof profile === "number") return profile > 0 ? (index * 1000) / profile : Number.POSITIVE_INFINITY;
  switch (profile.kind) {
    case "steps":
      return timeInSteps(profile.steps, index);
    case "sine":
      return timeInSine(profile, index);
    case "bursts":
      return timeInBursts(profile, index);
  }
}

function timeInSteps(steps: readonly RateStep[], index: number): number {
  let before = 0;
  for (const [i, { at, perSecond }] of steps.entries()) {
    const end = steps[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    const count = perSecond === 0 ? 0 : (perSecond * (end - at)) / 1000;
    if (before + count > index) return at + ((index - before) * 1000) / perSecond;
    before += count;
  }
  return Number.POSITIVE_INFINITY;
}

function timeInSine(profile: Extract<RateProfile, { kind: "sine" }>, index: number): number {
  const { mean, amplitude, period } = profile;
  if (mean <= 0) return Number.POSITIVE_INFINITY;
  // The wave only ever adds to what the mean gives, and at most that of half a period.
  let high = (index * 1000) / mean;
  let low = Math.max(0, high - (amplitude * period) / (Math.PI * mean));
  for (let i = 0; i < 60 && high - low > 1e-9; i++) {
    const middle = (low + high) / 2;
    if (recordsUntil(profile, middle) < index) low = middle;
    else high = middle;
  }
  return high;
}

function timeInBursts(profile: Extract<RateProfile, { kind: "bursts" }>, index: number): number {
  const { base, peak, every, lasting } = profile;
  const inPeak = (peak * lasting) / 1000;
  const perPeriod = inPeak + (base * (every - lasting)) / 1000;
  if (perPeriod <= 0) return Number.POSITIVE_INFINITY;
  const periods = Math.floor(index / perPeriod);
  const rest = index - periods * perPeriod;
  const start = periods * every;
  if (rest < inPeak) return start + (rest * 1000) / peak;
  // Without anything between the bursts, the next record comes with the next burst.
  return base > 0 ? start + lasting + ((rest - inPeak) * 1000) / base : start + every;
}
