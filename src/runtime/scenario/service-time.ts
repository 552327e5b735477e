import type { Random } from "../host/random.ts";
import { exponential, logarithm } from "./exact-math.ts";

/** Virtual milliseconds of work that a record takes. A number: always the same. */
export type ServiceTime =
  | number
  | { readonly kind: "uniform"; readonly min: number; readonly max: number }
  | { readonly kind: "exponential"; readonly mean: number }
  /** Negative draws count as 0. */
  | { readonly kind: "normal"; readonly mean: number; readonly deviation: number }
  /** Mean and standard deviation of the times themselves, not of their logarithms. */
  | { readonly kind: "lognormal"; readonly mean: number; readonly deviation: number };

/** Time that so many records take together. */
export type WorkTime = (records: number) => number;

/** Draws service times from a stream of random numbers. */
export function workTimeOf(time: ServiceTime, random: Random): WorkTime {
  if (typeof time === "number") return (records) => records * time;
  const draw = drawerOf(time, random);
  return (records) => {
    let sum = 0;
    for (let i = 0; i < records; i++) sum += draw();
    return sum;
  };
}

function drawerOf(time: Exclude<ServiceTime, number>, random: Random): () => number {
  switch (time.kind) {
    case "uniform":
      return () => time.min + random.next() * (time.max - time.min);
    case "exponential":
      return () => timeToNext(time.mean, random);
    case "normal":
      return () => Math.max(0, time.mean + time.deviation * normalDraw(random));
    case "lognormal": {
      if (time.mean === 0) return () => 0;
      const variance = logarithm(1 + (time.deviation / time.mean) ** 2);
      const spread = Math.sqrt(variance);
      return () => time.mean * exponential(spread * normalDraw(random) - variance / 2);
    }
  }
}

/** Time until something happens that happens at random, once per `mean` on average. */
export function timeToNext(mean: number, random: Random): number {
  return mean * exponentialDraw(random);
}

/** Von Neumann's way to an exponential variable (1951): runs of falling uniform numbers, no logarithm. */
function exponentialDraw(random: Random): number {
  for (let whole = 0; ; whole++) {
    const first = random.next();
    let last = first;
    let length = 1;
    for (let next = random.next(); next < last; next = random.next()) {
      last = next;
      length++;
    }
    if (length % 2 === 1) return whole + first;
  }
}

/** The sum of twelve uniform numbers has variance 1 and is normal for any practical purpose. */
function normalDraw(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.next();
  return sum;
}
