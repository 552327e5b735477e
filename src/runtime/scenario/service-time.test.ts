import { describe, expect, it } from "vitest";
import { Random } from "../host/random.ts";
import { cosineOfTurns, exponential, logarithm } from "./exact-math.ts";
import { type ServiceTime, timeToNext, workTimeOf } from "./service-time.ts";

const DRAWS = 20_000;

function moments(time: ServiceTime): {
  readonly mean: number;
  readonly deviation: number;
  readonly least: number;
} {
  const work = workTimeOf(time, new Random(7));
  const draws = Array.from({ length: DRAWS }, () => work(1));
  const mean = draws.reduce((sum, each) => sum + each, 0) / DRAWS;
  const variance = draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / DRAWS;
  return { mean, deviation: Math.sqrt(variance), least: Math.min(...draws) };
}

describe("service times", () => {
  it.each<[ServiceTime, number, number]>([
    [3, 3, 0],
    [{ kind: "uniform", min: 2, max: 8 }, 5, 6 / Math.sqrt(12)],
    [{ kind: "exponential", mean: 4 }, 4, 4],
    [{ kind: "normal", mean: 10, deviation: 2 }, 10, 2],
    [{ kind: "lognormal", mean: 5, deviation: 3 }, 5, 3],
    [{ kind: "lognormal", mean: 0, deviation: 3 }, 0, 0],
  ])("%j has its mean and deviation", (time, mean, deviation) => {
    const found = moments(time);
    expect(Math.abs(found.mean - mean)).toBeLessThanOrEqual(mean * 0.03);
    expect(Math.abs(found.deviation - deviation)).toBeLessThanOrEqual(deviation * 0.06);
    expect(found.least).toBeGreaterThanOrEqual(0);
  });

  it("never take less than nothing", () => {
    expect(moments({ kind: "normal", mean: 0, deviation: 1 }).least).toBe(0);
  });

  it("are the same for the same seed, and add up over records", () => {
    const time: ServiceTime = { kind: "lognormal", mean: 5, deviation: 3 };
    const one = workTimeOf(time, new Random(1));
    const other = workTimeOf(time, new Random(1));
    expect(one(1) + one(1) + one(1)).toBe(other(3));
    expect(workTimeOf(time, new Random(2))(3)).not.toBe(workTimeOf(time, new Random(1))(3));
  });
});

it("faults at random come as often as they should", () => {
  const random = new Random(5);
  let time = 0;
  let faults = 0;
  for (; time < 600 * 60_000; faults++) time += timeToNext(60_000 / 4, random);
  expect(Math.abs(faults - 2400)).toBeLessThan(100);
});

describe("functions that are the same on every machine", () => {
  it("agree with those of the engine to the last few digits", () => {
    for (let i = -400; i <= 400; i++) {
      expect(cosineOfTurns(i / 97)).toBeCloseTo(Math.cos((2 * Math.PI * i) / 97), 12);
      expect(exponential(i / 40) / Math.exp(i / 40)).toBeCloseTo(1, 12);
      expect(logarithm(1 + Math.abs(i) * 7.3)).toBeCloseTo(Math.log(1 + Math.abs(i) * 7.3), 12);
    }
  });
});
