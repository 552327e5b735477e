import { describe, expect, it } from "vitest";
import { Random } from "../host/random.ts";
import { CodeMeter } from "./budget/code-meter.ts";
import { ModuleLoader } from "./module-loader.ts";

/** What an expression gives in a project's code. */
function given(expression: string, seed = 1): unknown {
  const random = new Random(seed);
  const host = { now: () => 1234, random: () => random.next(), log: () => {}, meter: new CodeMeter() };
  const loader = new ModuleLoader(new Map([["a.ts", `export const value = ${expression};`]]), host);
  const value = loader.load("a.ts")?.["value"];
  expect(loader.problems).toEqual([]);
  return value;
}

describe("what surrounds a project's code", () => {
  it.each([
    ["Date.now()", 1234],
    ["new Date().getTime()", 1234],
    ["new Date(5).getTime()", 5],
    ["performance.now()", 1234],
    ["Math.max(1, 2)", 2],
  ])("has the run's time: %s", (expression, expected) => {
    expect(given(expression)).toBe(expected);
  });

  it.each(["Math.random()", "crypto.randomUUID()", "[...crypto.getRandomValues(new Uint32Array(2))].join()"])(
    "has the run's chance: %s",
    (expression) => {
      expect(given(expression, 7)).toBe(given(expression, 7));
      expect(given(expression, 7)).not.toBe(given(expression, 8));
    },
  );

  it("makes identifiers as a browser does", () => {
    expect(given("crypto.randomUUID()")).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it.each(["setTimeout(() => {}, 1)", "queueMicrotask(() => {})"])(
    "has no schedule of its own: %s",
    (call) => {
      const told = given(`(() => { try { return ${call}; } catch (error) { return String(error); } })()`);
      expect(told).toMatch(/register a processing-time timer instead/);
    },
  );
});
