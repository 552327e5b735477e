import { describe, expect, it } from "vitest";
import type { ProjectProblem } from "../../project/index.ts";
import { countProblems, filterProblems } from "./problemFilter.ts";

function problem(given: Partial<ProjectProblem>): ProjectProblem {
  return {
    code: "code",
    severity: "error",
    message: "message",
    details: [],
    file: "blueprint.conf",
    elements: [],
    ...given,
  };
}

const noFilter = { hidden: new Set<never>(), words: "" };

describe("filterProblems", () => {
  it("puts the gravest first, then orders by file and place", () => {
    const problems = [
      problem({ message: "hint", severity: "hint", file: "a.conf" }),
      problem({ message: "second in b", file: "b.conf", range: { start: 9, end: 10 } }),
      problem({ message: "first in b", file: "b.conf", range: { start: 1, end: 2 } }),
      problem({ message: "whole b", file: "b.conf" }),
      problem({ message: "in a", file: "a.conf", range: { start: 50, end: 51 } }),
      problem({ message: "warning", severity: "warning", file: "a.conf" }),
    ];
    expect(filterProblems(problems, noFilter).map((one) => one.message)).toEqual([
      "in a",
      "whole b",
      "first in b",
      "second in b",
      "warning",
      "hint",
    ]);
  });

  it.each([
    ["", 3],
    ["TIP", 1],
    ["logger", 1],
    ["local.conf", 1],
    ["field tip", 1],
    ["field logger", 0],
    ["IncompatibleSchema", 1],
  ])("%j finds %i in sentences, details, elements, files and codes", (words, count) => {
    const problems = [
      problem({ details: ["field `tip` has no default"], code: "IncompatibleSchema" }),
      problem({ elements: [{ kind: "port", streamlet: "logger", port: "in" }] }),
      problem({ file: "local.conf" }),
    ];
    expect(filterProblems(problems, { ...noFilter, words })).toHaveLength(count);
  });

  it("leaves out hidden severities and keeps the given list as it is", () => {
    const problems = [problem({ severity: "hint" }), problem({ severity: "error" })];
    const shown = filterProblems(problems, { hidden: new Set(["error"] as const), words: "" });
    expect(shown.map((one) => one.severity)).toEqual(["hint"]);
    expect(problems.map((one) => one.severity)).toEqual(["hint", "error"]);
  });
});

describe("countProblems", () => {
  it("counts each severity", () => {
    const problems = [problem({}), problem({}), problem({ severity: "hint" })];
    expect(countProblems(problems)).toEqual({ error: 2, warning: 0, hint: 1 });
  });
});
