import { describe, expect, it } from "vitest";
import { formatBytes, formatClock, formatCount, formatRate } from "./figures.ts";

describe("figures", () => {
  it.each([
    [0, "0"],
    [9_999, "9,999"],
    [12_345, "12.3K"],
    [4_000_000, "4M"],
  ])("counts %d as %s", (count, text) => expect(formatCount(count)).toBe(text));

  it.each([
    [0, "0/s"],
    [2.25, "2.3/s"],
    [250, "250/s"],
  ])("rates %d as %s", (rate, text) => expect(formatRate(rate)).toBe(text));

  it.each([
    [0, "0:00.0"],
    [61_250, "1:01.2"],
    [3_725_900, "1:02:05.9"],
  ])("shows %d ms as %s", (ms, text) => expect(formatClock(ms)).toBe(text));

  it.each([
    [512, "512 B"],
    [2_048, "2.0 KiB"],
    [3_145_728, "3.0 MiB"],
  ])("shows %d bytes as %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});
