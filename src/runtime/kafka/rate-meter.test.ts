import { expect, it } from "vitest";
import { RateMeter } from "./rate-meter.ts";

it("counts per second over the last five whole seconds and the current one", () => {
  const meter = new RateMeter();
  expect(meter.rate(0)).toBe(0);
  meter.add(10, 500);
  expect(meter.rate(500)).toBe(20);
  for (let second = 1; second <= 6; second++) meter.add(second, second * 1000);
  // Seconds 1 to 6: that of 0 is out of sight.
  expect(meter.rate(6000)).toBe(21 / 5);
  expect(meter.rate(6500)).toBe((21 * 1000) / 5500);
  expect(meter.rate(8000)).toBe((3 + 4 + 5 + 6) / 5);
  expect(meter.rate(60_000)).toBe(0);
  expect(meter.total).toBe(31);
});
