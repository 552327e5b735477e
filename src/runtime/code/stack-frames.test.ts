import { expect, it } from "vitest";
import { sourceUrl, stackFrames } from "./stack-frames.ts";

function thrown(stack: string): Error {
  return Object.assign(new Error("no price"), { stack });
}

it("finds the calls in a project's files, innermost first, with their lines in the text", () => {
  const stack = `Error: no price
    at priceOf (project:///streamlets/shop/Prices.ts:7:11)
    at Object.map (project:///streamlets/shop/Shop.ts:14:20)
    at FunctionOperator.input (file:///app/function-operator.js:12:3)
    at project:///streamlets/shop/Shop.ts:3:1`;
  expect(stackFrames(thrown(stack))).toEqual([
    { function: "priceOf", file: "streamlets/shop/Prices.ts", line: 5 },
    { function: "Object.map", file: "streamlets/shop/Shop.ts", line: 12 },
    { function: "", file: "streamlets/shop/Shop.ts", line: 1 },
  ]);
});

it("reads the frames of other engines", () => {
  const stack = `priceOf@project:///streamlets/shop/Prices.ts:7:11
input@https://host/worker.js:1:3`;
  expect(stackFrames(thrown(stack))).toEqual([
    { function: "priceOf", file: "streamlets/shop/Prices.ts", line: 5 },
  ]);
});

it("gives a file with spaces its name back", () => {
  const stack = `Error: x\n    at f (${sourceUrl("streamlets/my shop/Preis ä.ts")}:9:1)`;
  expect(stackFrames(thrown(stack))).toEqual([
    { function: "f", file: "streamlets/my shop/Preis ä.ts", line: 7 },
  ]);
});

it("knows nothing of what is no error, or of an error whose stack was replaced", () => {
  expect(stackFrames("no price")).toEqual([]);
  expect(stackFrames(Object.assign(new Error("x"), { stack: 7 }))).toEqual([]);
});
