import { describe, expect, it } from "vitest";
import { bestMatches, matchRank } from "./commandMatch.ts";

const titles = ["Show problems", "Undo", "Fit view", "Go to streamlet view-counter", "Redo", "Preview"];
const entries = titles.map((title) => ({ title }));
const found = (query: string, limit = 10) => bestMatches(query, entries, limit).map((entry) => entry.title);

describe("bestMatches", () => {
  it("puts word starts before other places", () => {
    expect(found("view")).toEqual(["Fit view", "Go to streamlet view-counter", "Preview"]);
  });
  it("needs every word, in any order and case", () => {
    expect(found("VIEW fit")).toEqual(["Fit view"]);
    expect(found("fit nothing")).toEqual([]);
  });
  it("keeps the order for an empty query, up to the limit", () => {
    expect(found("  ", 2)).toEqual(["Show problems", "Undo"]);
  });
});

describe("matchRank", () => {
  it("does not read the query as a pattern", () => {
    expect(matchRank(".*", "Undo")).toBeUndefined();
    expect(matchRank("(", "a (b)")).toBeDefined();
  });
});
