import { describe, expect, it } from "vitest";
import type { LayoutGraph } from "./layoutGraph.ts";
import { placeNodes } from "./placeNodes.ts";

const size = { width: 100, height: 50 };
const graph: LayoutGraph = {
  nodes: new Map(["a", "b", "c"].map((id) => [id, size])),
  edges: [{ source: "a", target: "b", sourceOffset: 25, targetOffset: 25 }],
};

describe("placeNodes", () => {
  it("lays a graph out as a whole when nothing has a place", () => {
    expect([...placeNodes(graph, new Map(), new Map()).keys()].sort()).toEqual(["a", "b", "c"]);
  });

  it("returns only what is not stored", () => {
    const stored = new Map(["a", "b", "c"].map((id) => [id, { x: 0, y: 0 }]));
    expect(placeNodes(graph, stored, new Map()).size).toBe(0);
  });

  it("keeps the places found before", () => {
    const before = new Map([["b", { x: 7, y: 9 }]]);
    expect(placeNodes(graph, new Map([["a", { x: 0, y: 0 }]]), before).get("b")).toEqual({ x: 7, y: 9 });
  });

  it("puts a new node right of what feeds it, and below what stands there", () => {
    const stored = new Map([
      ["a", { x: 0, y: 0 }],
      ["c", { x: 150, y: 10 }],
    ]);
    const at = placeNodes(graph, stored, new Map()).get("b");
    expect(at?.x).toBeGreaterThan(100);
    expect(at?.y).toBeGreaterThanOrEqual(60);
  });

  it("puts a node without wires below all others", () => {
    const stored = new Map([
      ["a", { x: 40, y: 0 }],
      ["b", { x: 300, y: 200 }],
    ]);
    expect(placeNodes(graph, stored, new Map()).get("c")).toEqual({ x: 40, y: 282 });
  });
});
