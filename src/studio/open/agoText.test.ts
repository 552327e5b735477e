import { expect, it } from "vitest";
import { agoText } from "./agoText.ts";

it.each([
  [-5, "just now"],
  [59_999, "just now"],
  [60_000, "1 minute ago"],
  [3_599_999, "59 minutes ago"],
  [2 * 3_600_000, "2 hours ago"],
  [86_400_000, "yesterday"],
  [40 * 86_400_000, "40 days ago"],
])("%i ms later it was %s", (age, text) => {
  expect(agoText(1_000_000, 1_000_000 + age)).toBe(text);
});
