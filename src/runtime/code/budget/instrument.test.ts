import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { BudgetExceeded } from "./budget-exceeded.ts";
import { CodeMeter } from "./code-meter.ts";
import { BUDGET_NAME, instrument } from "./instrument.ts";

/** What an instrumented function body gives. */
function run(body: string, meter = new CodeMeter()): unknown {
  return new Function(BUDGET_NAME, `"use strict";${instrument(body)}`)(meter);
}

describe("instrumented code", () => {
  it.each([
    ["return [1, 2].map((x) => x * 2)", [2, 4]],
    ["return((x) => ({ x }))(1)", { x: 1 }],
    ["const f = (a, b = [3]) => a + b[0]; return f(1)", 4],
    ["let n = 0; for (let i = 0; i < 3; i++) n += i; for (const x of [1]) n += x; return n", 4],
    ["let n = 0; outer: for (;;) { for (;;) if (++n > 4) break outer; else continue outer } return n", 5],
    ["let n = 0; do n++; while (n < 3); return n", 3],
    ["let n = 9; while (n --> 3); return n", 2],
    ["const none = undefined; return none?.list.concat(1).length", undefined],
    ["const some = { list: [1] }; return some?.list.concat(2).length", 2],
    ["const { a = [1], ...rest } = { b: 2 }; return [a, rest]", [[1], { b: 2 }]],
    ["let [a, b] = [1, 2]; [a, b] = [b, a]; return [a, b]", [2, 1]],
    ["function* g() { yield[1]; yield* [2] } return[...g()]", [[1], 2]],
    ["try { throw 1 } catch { return 2 } finally { Math.max() }", 2],
    [
      "class A { static n = 1; #x = [4]; get x() { return this.#x } } class B extends A { constructor() { super() } } return new B().x[0] + B.n",
      5,
    ],
    ["const o = { f() { return this.g`a` }, g: (s) => s.length }; return o.f()", 1],
    ["const key = 'k'; return { [key]: new Map([[1, 2]]).get(1), async f() {} }.k", 2],
    ["return typeof[] + (1 in[1, 2])", "objecttrue"],
    ["switch (1) { case[1][0]: return 'one' }", "one"],
    ["a = 1\nvar a\nreturn [a].concat(2)\n", [1, 2]],
  ])("does what it did: %s", (body, expected) => {
    expect(run(body)).toEqual(expected);
  });

  it("does what it did: a parser", () => {
    const file = createRequire(import.meta.url).resolve("acorn");
    const text = readFileSync(file, "utf8");
    type Parse = (text: string, options: object) => unknown;
    const module = { exports: {} as { parse?: Parse } };
    new Function("exports", "module", "define", BUDGET_NAME, instrument(text))(
      module.exports,
      module,
      undefined,
      new CodeMeter(),
    );
    const options = { ecmaVersion: "latest" };
    const program = "class A { #x = [1, ...b]; f = async (x) => { for await (const y of x) yield_(y?.z); } }";
    const plain = (createRequire(import.meta.url)("acorn") as { parse: Parse }).parse(program, options);
    expect(JSON.stringify(module.exports.parse?.(program, options))).toBe(JSON.stringify(plain));
  });

  it("keeps lines", () => {
    const body = "\n\nfor (const x of [1]) {\n  throw new Error('here')\n}";
    expect(instrument(body).split("\n")).toHaveLength(5);
  });

  it.each([
    "for (;;);",
    "while (true) { try { for (;;); } catch { continue } finally { continue } }",
    "const f = () => { try { return f() } catch { return f() } }; f()",
    "for (const x of (function* () { for (let i = 0; ; i++) yield i })()) Math.max(x)",
    "const all = []; for (;;) all.push(1)",
    "const all = new Map(); for (let i = 0; ; i++) all.set(i % 100, i)",
  ])("is ended where it would go on for ever: %s", (body) => {
    expect(() => run(body)).toThrow(BudgetExceeded);
  });

  it.each([
    "let s = 'x'; for (;;) s = s.concat(s)",
    "let all = [1]; for (;;) all = [...all, ...all]",
    "return new Array(2 ** 30).fill(0)",
    "return Array(2 ** 30)",
    "return Array.from({ length: 2 ** 31 }, () => 1)",
    "return 'x'.repeat(2 ** 28).split('')",
    "const all = []; for (;;) all.push(new Float64Array(1e6))",
  ])("is ended where it would take all memory: %s", (body) => {
    expect(() => run(body)).toThrow(/allocated more than 256 MB/);
  });

  it("tells where it was", () => {
    const body = "function spin() {\n for (;;);\n}\nspin()";
    let stack = "";
    try {
      run(body);
    } catch (error) {
      stack = (error as Error).stack ?? "";
    }
    expect(stack).toContain("spin");
  });

  it("gives each record its own budget", () => {
    const meter = new CodeMeter();
    const body = "for (let i = 0; i < 40e6; i++);";
    run(body, meter);
    expect(() => run(body, meter)).toThrow(BudgetExceeded);
    meter.begin();
    run(body, meter);
  });
});
