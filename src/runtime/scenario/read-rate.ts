import type { RateProfile, RateStep } from "./rate-profile.ts";
import type { ScenarioReader } from "./scenario-reader.ts";

const MOST = 1e9;
const LATEST = Number.MAX_SAFE_INTEGER;

/** Reads field `rate` of an input: a number of records per second, or a profile over time. */
export function readRate(item: ScenarioReader, fallback: number): RateProfile {
  if (!item.has("rate")) return fallback;
  if (item.isNumber("rate")) return item.number("rate", fallback, { min: 0.001, max: MOST });
  const rate = item.object("rate");
  const kind = rate.choice("kind", "constant", ["constant", "steps", "sine", "bursts"]);
  switch (kind) {
    case "constant":
      rate.expectOnly(["kind", "perSecond"]);
      return rate.number("perSecond", fallback, { min: 0.001, max: MOST });
    case "steps":
      rate.expectOnly(["kind", "steps"]);
      return { kind, steps: readSteps(rate) };
    case "sine": {
      rate.expectOnly(["kind", "mean", "amplitude", "period"]);
      const mean = rate.number("mean", fallback, { min: 0.001, max: MOST });
      const amplitude = rate.number("amplitude", mean / 2, { min: 0, max: mean });
      return { kind, mean, amplitude, period: rate.number("period", 60_000, { min: 1, max: LATEST }) };
    }
    case "bursts": {
      rate.expectOnly(["kind", "base", "peak", "every", "lasting"]);
      const every = rate.number("every", 10_000, { min: 1, max: LATEST });
      return {
        kind,
        base: rate.number("base", 0, { min: 0, max: MOST }),
        peak: rate.number("peak", fallback, { min: 0, max: MOST }),
        every,
        lasting: rate.number("lasting", every / 10, { min: 0, max: every }),
      };
    }
  }
}

function readSteps(rate: ScenarioReader): readonly RateStep[] {
  const steps: RateStep[] = [];
  for (const step of rate.list("steps")) {
    step.expectOnly(["at", "perSecond"]);
    const at = step.number("at", 0, { min: 0, max: LATEST });
    if (at < (steps.at(-1)?.at ?? 0)) step.problem("at", "must not be before the step above it");
    else steps.push({ at, perSecond: step.number("perSecond", 0, { min: 0, max: MOST }) });
  }
  if (steps.length === 0) rate.problem("steps", "must list steps such as { at: 0, perSecond: 50 }");
  return steps;
}
