import type { RateProfile } from "../../runtime/index.ts";

export type RateKind = "constant" | "steps" | "sine" | "bursts";

export const rateKinds: readonly { readonly value: RateKind; readonly label: string }[] = [
  { value: "constant", label: "Steady" },
  { value: "steps", label: "Steps" },
  { value: "sine", label: "Up and down" },
  { value: "bursts", label: "Bursts" },
];

export function kindOfRate(rate: RateProfile): RateKind {
  return typeof rate === "number" ? "constant" : rate.kind;
}

/** A rate of another kind that is about as fast. */
export function asKind(rate: RateProfile, kind: RateKind): RateProfile {
  const usual = usualRate(rate);
  switch (kind) {
    case "constant":
      return usual;
    case "steps":
      return {
        kind,
        steps: [
          { at: 0, perSecond: usual },
          { at: 30_000, perSecond: usual * 3 },
          { at: 60_000, perSecond: usual },
        ],
      };
    case "sine":
      return { kind, mean: usual, amplitude: Math.ceil(usual / 2), period: 60_000 };
    case "bursts":
      return { kind, base: 0, peak: usual * 10, every: 10_000, lasting: 1_000 };
  }
}

function usualRate(rate: RateProfile): number {
  if (typeof rate === "number") return rate;
  switch (rate.kind) {
    case "steps":
      return rate.steps.find((step) => step.perSecond > 0)?.perSecond ?? 50;
    case "sine":
      return rate.mean;
    case "bursts":
      return Math.max(1, Math.round(rate.peak / 10));
  }
}

/** Virtual milliseconds that show what a rate does. */
export function shownSpan(rate: RateProfile): number {
  if (typeof rate === "number") return 60_000;
  switch (rate.kind) {
    case "steps":
      return Math.max(10_000, (rate.steps.at(-1)?.at ?? 0) * 1.25);
    case "sine":
      return rate.period * 2;
    case "bursts":
      return rate.every * 3;
  }
}
