import { expect, it } from "vitest";
import { placeBeside } from "./placeBeside.ts";

const window = { width: 1_000, height: 600 };
const own = { width: 100, height: 20 };

it.each([
  ["below, in the middle", { left: 400, top: 300 }, "bottom", { left: 370, top: 346 }],
  ["above", { left: 400, top: 300 }, "top", { left: 370, top: 274 }],
  ["to the left", { left: 400, top: 300 }, "left", { left: 294, top: 310 }],
  ["to the right", { left: 400, top: 300 }, "right", { left: 446, top: 310 }],
  ["above, where there is no room below", { left: 400, top: 555 }, "bottom", { left: 370, top: 529 }],
  [
    "to the right, where there is no room to the left",
    { left: 10, top: 300 },
    "left",
    { left: 56, top: 310 },
  ],
  ["moved along, at the edge of the window", { left: 960, top: 300 }, "bottom", { left: 892, top: 346 }],
] as const)("%s", (_, at, side, place) => {
  expect(placeBeside({ ...at, width: 40, height: 40 }, own, side, window)).toEqual(place);
});
