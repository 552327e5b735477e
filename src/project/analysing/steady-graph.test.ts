import { describe, expect, it } from "vitest";
import type { BlueprintGraph } from "../../blueprint/index.ts";
import { steadyGraph } from "./steady-graph.ts";

const port = { streamlet: "s", port: "out" };

function graph(change: { topics?: readonly string[]; message?: string; ports?: readonly string[] } = {}) {
  const { topics = ["t", "u"], message = "", ports = ["out"] } = change;
  return {
    nodes: [
      { name: "s", className: "a.S", inlets: [], outlets: ports },
      { name: "r", className: "a.R", inlets: ["in"], outlets: [] },
    ],
    topics: topics.map((id) => ({ id, managed: true })),
    edges: topics.map((topic) => ({
      id: `produce ${topic} s.out`,
      topic,
      port,
      direction: "produce" as const,
      messages: topic === "t" && message !== "" ? [message] : [],
    })),
  } satisfies BlueprintGraph;
}

describe("steadyGraph", () => {
  it("is the earlier graph when nothing that is drawn has changed", () => {
    const earlier = graph();
    expect(steadyGraph(earlier, graph())).toBe(earlier);
    expect(steadyGraph(undefined, earlier)).toBe(earlier);
  });

  it.each([
    ["a message", graph({ message: "no" })],
    ["a topic less", graph({ topics: ["u"] })],
    ["a topic more, in front", graph({ topics: ["v", "t", "u"] })],
    ["another port", graph({ ports: ["out", "more"] })],
    ["nothing left", { nodes: [], topics: [], edges: [] }],
  ])("says what the later graph says after %s", (_, later) => {
    expect(steadyGraph(graph(), later)).toEqual(later);
  });

  it("keeps the objects that say the same", () => {
    const earlier = graph();
    const steady = steadyGraph(earlier, graph({ message: "no", topics: ["v", "t", "u"], ports: ["x"] }));
    expect(steady.topics[2]).toBe(earlier.topics[1]);
    expect(steady.edges[2]).toBe(earlier.edges[1]);
    expect(steady.edges[1]).not.toBe(earlier.edges[0]);
    expect(steady.nodes[0]).not.toBe(earlier.nodes[0]);
    expect(steady.nodes[1]).toBe(earlier.nodes[1]);
  });
});
