import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layeredLayout } from "./layeredLayout.ts";
import type { LayoutGraph } from "./layoutGraph.ts";

const size = { width: 100, height: 50 };

function graph(nodes: readonly string[], edges: readonly (readonly [string, string])[]): LayoutGraph {
  return {
    nodes: new Map(nodes.map((id) => [id, size])),
    edges: edges.map(([source, target]) => ({ source, target, sourceOffset: 25, targetOffset: 25 })),
  };
}

describe("layeredLayout", () => {
  it("puts each node behind all that feed it", () => {
    const at = layeredLayout(
      graph(
        ["c", "a", "b"],
        [
          ["a", "b"],
          ["b", "c"],
          ["a", "c"],
        ],
      ),
    );
    const x = (id: string) => at.get(id)?.x ?? Number.NaN;
    expect(x("a")).toBeLessThan(x("b"));
    expect(x("b")).toBeLessThan(x("c"));
  });

  it("draws a chain as a straight line", () => {
    const at = layeredLayout(
      graph(
        ["a", "b", "c"],
        [
          ["a", "b"],
          ["b", "c"],
        ],
      ),
    );
    expect(new Set([...at.values()].map((point) => point.y)).size).toBe(1);
  });

  it("places every node of a cycle", () => {
    const at = layeredLayout(
      graph(
        ["a", "b"],
        [
          ["a", "b"],
          ["b", "a"],
          ["a", "a"],
        ],
      ),
    );
    expect([...at.keys()].sort()).toEqual(["a", "b"]);
  });

  it("walks a chain of 20,000 nodes without running out of stack", () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
    const chain = ids.slice(1).map((id, index) => [`n${index}`, id] as const);
    expect(layeredLayout(graph(ids, chain)).size).toBe(20_000);
  });

  it("lets no two nodes overlap, whatever the graph", () => {
    const index = fc.nat({ max: 14 });
    fc.assert(
      fc.property(fc.array(fc.tuple(index, index), { maxLength: 40 }), (pairs) => {
        const ids = Array.from({ length: 15 }, (_, number) => `n${number}`);
        const at = [
          ...layeredLayout(
            graph(
              ids,
              pairs.map(([a, b]) => [`n${a}`, `n${b}`] as const),
            ),
          ).values(),
        ];
        expect(at.length).toBe(15);
        for (const [position, one] of at.entries()) {
          for (const other of at.slice(position + 1)) {
            const apart = Math.abs(one.x - other.x) >= size.width || Math.abs(one.y - other.y) >= size.height;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });
});
