import { expect, it } from "vitest";
import { pictureScale } from "./diagramPicture.ts";

it.each([
  [800, 600, 2],
  [16_000, 10, 1],
  [32_000, 10, 0.5],
  [4_000, 6_000, 1],
  [0, 0, 2],
])("a drawing of %d by %d is drawn at scale %d", (width, height, scale) => {
  expect(pictureScale(width, height)).toBeCloseTo(scale);
});
