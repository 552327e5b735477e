import { expect, it } from "vitest";
import { flinkMemory, quantityNumber } from "./quantity.ts";

it.each([
  ["500m", 0.5],
  ["2", 2],
  ["2.5", 2.5],
  [".5", 0.5],
  ["1Gi", 2 ** 30],
  ["1024M", 1.024e9],
  ["1e3", undefined],
  ["-1", undefined],
  ["0", undefined],
  ["1Xi", undefined],
  ["", undefined],
])("%s is the number %s", (text, number) => {
  expect(quantityNumber(text)).toBe(number);
});

it.each([
  [2 ** 30, "1024m"],
  [1.024e9, "977m"],
  [1, "1m"],
])("%s bytes are %s for Flink", (bytes, text) => {
  expect(flinkMemory(bytes)).toBe(text);
});
