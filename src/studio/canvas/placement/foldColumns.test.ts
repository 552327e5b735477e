import { describe, expect, it } from "vitest";
import { foldColumns } from "./foldColumns.ts";

const gap = { column: 50, band: 100 };
const columns = (count: number, height: number) =>
  Array.from({ length: count }, () => ({ width: 150, top: -height / 2, bottom: height / 2 }));

describe("foldColumns", () => {
  it("leaves a picture of ordinary shape in one piece", () => {
    expect(foldColumns(columns(4, 300), gap)).toEqual([0, 200, 400, 600].map((x) => ({ x, shift: 0 })));
  });
  it("folds a ribbon into bands about as wide as high", () => {
    const places = foldColumns(columns(900, 100), gap);
    const width = Math.max(...places.map((place) => place.x)) + 150;
    const height = Math.max(...places.map((place) => place.shift)) + 50;
    expect(places).toHaveLength(900);
    expect(width / height).toBeGreaterThan(1.3);
    expect(width / height).toBeLessThan(2.2);
  });
  it("keeps the order of columns, in lines from left to right", () => {
    const places = foldColumns(columns(900, 100), gap);
    const isForward = places.every((place, index) => {
      const before = places[index - 1];
      return before === undefined || place.x > before.x || (place.x === 0 && place.shift > before.shift);
    });
    expect(isForward).toBe(true);
  });
  it("takes no columns at all", () => {
    expect(foldColumns([], gap)).toEqual([]);
  });
});
