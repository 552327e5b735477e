import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RateProfile, rateAt, recordsUntil, timeOfRecord } from "./rate-profile.ts";

const STEPS: RateProfile = {
  kind: "steps",
  steps: [
    { at: 1000, perSecond: 10 },
    { at: 3000, perSecond: 0 },
    { at: 5000, perSecond: 100 },
  ],
};
const ENDING: RateProfile = {
  kind: "steps",
  steps: [
    { at: 0, perSecond: 5 },
    { at: 2000, perSecond: 0 },
  ],
};
const SINE: RateProfile = { kind: "sine", mean: 50, amplitude: 50, period: 8000 };
const BURSTS: RateProfile = { kind: "bursts", base: 2, peak: 200, every: 5000, lasting: 500 };
const PULSES: RateProfile = { kind: "bursts", base: 0, peak: 20, every: 1000, lasting: 250 };

describe("a rate profile", () => {
  it.each<[string, RateProfile, number, number]>([
    ["constant", 50, 2000, 100],
    ["steps, before the first", STEPS, 1000, 0],
    ["steps, in the first", STEPS, 2000, 10],
    ["steps, in a pause", STEPS, 4500, 20],
    ["steps, in the last", STEPS, 6000, 120],
    ["sine, after half a period", SINE, 4000, 200 + (50 * 8) / Math.PI],
    ["sine, after a period", SINE, 8000, 400],
    ["sine, after ten periods", SINE, 80_000, 4000],
    ["bursts, in the first", BURSTS, 250, 50],
    ["bursts, after the first", BURSTS, 5000, 109],
    ["bursts, after a minute", BURSTS, 60_000, 12 * 109],
    ["pulses, after 10 s", PULSES, 10_000, 50],
  ])("gives exact counts: %s", (_name, profile, time, count) => {
    expect(recordsUntil(profile, time)).toBeCloseTo(count, 9);
  });

  it.each<[string, RateProfile, number, number]>([
    ["constant, the first", 50, 0, 0],
    ["constant", 50, 100, 2000],
    ["steps wait for the first", STEPS, 0, 1000],
    ["steps, the last before the pause", STEPS, 19, 2900],
    ["steps, over the pause", STEPS, 20, 5000],
    ["bursts, in the first", BURSTS, 99, 495],
    ["bursts, between", BURSTS, 101, 1000],
    ["bursts, the next", BURSTS, 109, 5000],
    ["pulses, over the pause", PULSES, 5, 1000],
    ["sine, a whole period", SINE, 400, 8000],
    ["steps that end", ENDING, 9, 1800],
    ["steps that have ended", ENDING, 10, Number.POSITIVE_INFINITY],
    [
      "nothing at all",
      { kind: "bursts", base: 0, peak: 0, every: 9, lasting: 1 },
      0,
      Number.POSITIVE_INFINITY,
    ],
  ])("says when a record comes: %s", (_name, profile, index, time) => {
    expect(timeOfRecord(profile, index)).toBeCloseTo(time, 5);
  });

  it("finds for every record the time at which so many have come before", () => {
    const number = fc.integer({ min: 1, max: 500 });
    const profiles: fc.Arbitrary<RateProfile> = fc.oneof(
      number,
      fc.record({
        kind: fc.constant("sine" as const),
        mean: number,
        amplitude: fc.constant(1),
        period: number,
      }),
      fc
        .record({ base: fc.nat(9), peak: number, every: fc.integer({ min: 100, max: 900 }) })
        .map((each) => ({ kind: "bursts" as const, ...each, lasting: 50 })),
      fc.array(fc.nat(90), { minLength: 1 }).map(
        (rates): RateProfile => ({
          kind: "steps",
          steps: [...rates, 1].map((perSecond, i) => ({ at: 70 * i, perSecond })),
        }),
      ),
    );
    fc.assert(
      fc.property(profiles, fc.nat(3000), (profile, index) => {
        const time = timeOfRecord(profile, index);
        expect(recordsUntil(profile, time)).toBeCloseTo(index, 4);
        expect(timeOfRecord(profile, index + 1)).toBeGreaterThan(time);
      }),
    );
  });

  it("says how fast it is", () => {
    expect([0, 2000, 4000, 5000].map((time) => rateAt(STEPS, time))).toEqual([0, 10, 0, 100]);
    expect([0, 499, 500, 5000].map((time) => rateAt(BURSTS, time))).toEqual([200, 200, 2, 200]);
    expect([0, 2000, 4000, 6000].map((time) => Math.round(rateAt(SINE, time)))).toEqual([50, 100, 50, 0]);
  });
});
