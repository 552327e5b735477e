import { describe, expect, it } from "vitest";
import { retainedSize } from "./retained-size.ts";

const MB = 1_000_000;

describe("what values hold", () => {
  it.each([
    ["an array of large arrays", [Array.from({ length: 50 }, () => new Array(100_000).fill(1))], 40 * MB],
    [
      "a large Map of texts",
      [new Map(Array.from({ length: 100_000 }, (_, i) => [i, "x".repeat(76)]))],
      10 * MB,
    ],
    ["buffers in a Set", [new Set([new Uint8Array(MB), new Uint8Array(2 * MB)])], 3 * MB],
    ["fields of objects", [{ a: { b: { c: new Float64Array(MB) } } }], 8 * MB],
    ["objects in a long array", [Array.from({ length: 50_000 }, (_, a) => ({ a, b: [a] }))], 50_000 * 96],
  ])("counts %s", (_what, roots, expected) => {
    expect(retainedSize(roots) / expected).toBeGreaterThan(0.7);
    expect(retainedSize(roots) / expected).toBeLessThan(1.4);
  });

  it("counts what is reached twice once, and ends in a ring", () => {
    const ring: { buffer: Uint8Array; self?: unknown } = { buffer: new Uint8Array(MB) };
    ring.self = ring;
    expect(retainedSize([ring, ring, ring.buffer])).toBeLessThan(1.1 * MB);
  });

  it("runs no getter and survives a proxy that throws", () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error("no");
        },
      },
    );
    const getter = {
      get all(): never {
        throw new Error("ran");
      },
    };
    expect(retainedSize([hostile, getter])).toBeLessThan(200);
  });
});
