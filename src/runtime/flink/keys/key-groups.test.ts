import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { javaHash } from "./java-hash.ts";
import {
  defaultMaxParallelism,
  keyGroupOf,
  keyGroupRange,
  murmurHash,
  subtaskOfKeyGroup,
} from "./key-groups.ts";

describe("Java's hash codes", () => {
  it.each([
    ["", 0],
    ["hello", 99162322],
    ["polygenelubricants", -2147483648],
    [42, 42],
    [-1, -1],
    [2 ** 32, 1],
    [2013000001, 2013000001],
    [2n ** 63n - 1n, -2147483648],
    [-1n, 0],
    [1.5, 1073217536],
    [true, 1231],
    [false, 1237],
    [["a", 1], 31 * (31 * 1 + 97) + 1],
    [null, 0],
  ])("of %s", (value, hash) => {
    expect(javaHash(value)).toBe(hash);
  });
});

describe("key groups", () => {
  it("come from a hash that is never negative and depends on every key", () => {
    const groups = new Set(Array.from({ length: 1000 }, (_, key) => keyGroupOf(key, 128)));
    expect(groups.size).toBe(128);
    for (const code of [0, 1, -1, 0x7fffffff, -0x80000000])
      expect(murmurHash(code)).toBeGreaterThanOrEqual(0);
  });

  it("belong to exactly the subtask whose range holds them", () => {
    const sizes = fc
      .integer({ min: 1, max: 300 })
      .chain((max) => fc.tuple(fc.constant(max), fc.integer({ min: 1, max })));
    fc.assert(
      fc.property(sizes, ([max, parallelism]) => {
        for (let group = 0; group < max; group++) {
          const [first, last] = keyGroupRange(max, parallelism, subtaskOfKeyGroup(group, max, parallelism));
          expect(group >= first && group <= last).toBe(true);
        }
        expect(keyGroupRange(max, parallelism, 0)[0]).toBe(0);
        expect(keyGroupRange(max, parallelism, parallelism - 1)[1]).toBe(max - 1);
      }),
    );
  });

  it.each([
    [1, 128],
    [85, 128],
    [86, 256],
    [200, 512],
    [100_000, 32768],
  ])("number %i by default like Flink's: %i", (parallelism, expected) => {
    expect(defaultMaxParallelism(parallelism)).toBe(expected);
  });
});
