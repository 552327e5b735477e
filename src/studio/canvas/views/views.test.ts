import { describe, expect, it } from "vitest";
import { smallStudio } from "../../testing/smallStudio.ts";
import { addStreamletToBlueprint } from "../../workspace/gestures/addStreamlet.ts";
import { problemIndex } from "../../workspace/problemIndex.ts";
import type { Studio } from "../../workspace/studio.tsx";
import { createEdgeMaker, createNodeMaker } from "./flowElements.ts";
import { type GraphViews, graphViews, noViews } from "./graphViews.ts";
import { selectedNodes, selectedWires, withNodeChanges, withWireChanges } from "./selectionSets.ts";

function viewsOf(studio: Studio, before: GraphViews): GraphViews {
  const { graph, problems } = studio.workspace.getState().analysis;
  return graphViews(graph, problemIndex(problems), before);
}

describe("graphViews", () => {
  it("keeps the views that show the same as before", () => {
    const studio = smallStudio();
    const before = viewsOf(studio, noViews);
    addStreamletToBlueprint(studio, "shop.Till");
    const after = viewsOf(studio, before);
    expect(after.streamlets).toHaveLength(3);
    expect(after.streamlets[0]).toBe(before.streamlets[0]);
    expect(after.streamlets[1]).toBe(before.streamlets[1]);
    expect(after.wires).toBe(before.wires);
  });
  it("marks a port that is not connected", () => {
    const till = viewsOf(smallStudio(), noViews).streamlets.find((view) => view.name === "till");
    expect(till?.severity).toBe("error");
    expect(till?.outlets[0]).toMatchObject({
      name: "bills",
      schema: "Bill",
      severity: "error",
      connected: false,
    });
    expect(till?.inlets[0]).toMatchObject({ name: "in", severity: undefined, connected: true });
  });
});

describe("nodes and edges for React Flow", () => {
  const views = viewsOf(smallStudio(), noViews);
  const at = new Map([["streamlet till", { x: 1, y: 2 }]]);

  it("are the same objects while nothing about them changes", () => {
    const nodesOf = createNodeMaker();
    const first = nodesOf(views, at, new Set());
    const moved = nodesOf(views, new Map([["streamlet till", { x: 5, y: 2 }]]), new Set());
    const same = first.filter((node, index) => node === moved[index]).map((node) => node.id);
    expect(same).toEqual(["streamlet source", "topic orders"]);
    const again = nodesOf(views, new Map([["streamlet till", { x: 5, y: 2 }]]), new Set());
    expect(again.every((node, index) => node === moved[index])).toBe(true);
  });
  it("join ports and topics", () => {
    const edges = createEdgeMaker()(views, new Set());
    expect(edges.map((edge) => [edge.source, edge.sourceHandle, edge.target, edge.targetHandle])).toEqual([
      ["streamlet source", "out", "topic orders", "in"],
      ["topic orders", "out", "streamlet till", "in"],
    ]);
  });
});

describe("the selection", () => {
  const till = { kind: "streamlet", streamlet: "till" } as const;
  it("of a port marks its streamlet", () => {
    expect([...selectedNodes([{ kind: "port", streamlet: "till", port: "in" }])]).toEqual(["streamlet till"]);
  });
  it("of a connection marks both wires and no node", () => {
    const { graph } = smallStudio().workspace.getState().analysis;
    const connection = {
      kind: "connection",
      topic: "orders",
      producer: { streamlet: "source", port: "out" },
      consumer: { streamlet: "till", port: "in" },
    } as const;
    expect(selectedWires([connection], [], graph.edges).size).toBe(2);
    expect(selectedNodes([connection]).size).toBe(0);
  });
  it("follows what React Flow selects and leaves", () => {
    const moved = withNodeChanges(
      [till],
      [
        { id: "streamlet till", selected: false },
        { id: "topic orders", selected: true },
      ],
    );
    expect(moved).toEqual([{ kind: "topic", topic: "orders" }]);
    expect(
      withWireChanges(
        ["a"],
        [
          { id: "a", selected: false },
          { id: "b", selected: true },
        ],
      ),
    ).toEqual(["b"]);
  });
});
