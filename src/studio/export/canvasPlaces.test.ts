import { readFileSync } from "node:fs";
import { getBezierPath, Position } from "@xyflow/react";
import { describe, expect, it } from "vitest";
import { type DiagramOptions, targets } from "../../deploy/index.ts";
import { layoutGraphOf, type Positions } from "../canvas/placement/layoutGraph.ts";
import { placeNodes } from "../canvas/placement/placeNodes.ts";
import { graphViews, noViews } from "../canvas/views/graphViews.ts";
import { streamletNodeId, topicNodeId } from "../canvas/views/nodeId.ts";
import { smallStudio } from "../testing/smallStudio.ts";
import { canvasPlaces } from "./canvasPlaces.ts";
import { draftApplication } from "./draftApplication.ts";

const { analysis } = smallStudio().workspace.getState();
const application = draftApplication(analysis);
const graph = layoutGraphOf(graphViews(analysis.graph, new Map(), noViews));

function drawing(diagram: DiagramOptions): string {
  const { files = [] } =
    targets.find(({ id }) => id === "diagram")?.render(application ?? never(), { diagram }) ?? never();
  return files.find(({ path }) => path.endsWith(".svg"))?.text ?? "";
}
function never(): never {
  throw new Error("There is one.");
}

/** The boxes of a drawing by the node's id on the canvas. */
function drawnBoxes(svg: string): ReadonlyMap<string, string> {
  const box =
    /translate\(([-\d.]+) ([-\d.]+)\)">\s*<title>([^<]*)<\/title>\s*<rect x="0.5" y="0.5" width="(\d+)" height="(\d+)"/g;
  return new Map(
    [...svg.matchAll(box)].map(([, x, y, title = "", width, height]) => {
      const [name = "", detail] = title.split(" · ");
      const id = detail === undefined ? topicNodeId(name) : streamletNodeId(name);
      return [id, `${x} ${y} ${Number(width) + 1} ${Number(height) + 1}`];
    }),
  );
}

function shownOnCanvas(positions: Positions): ReadonlyMap<string, string> {
  return new Map(
    [...graph.nodes].map(([id, { width, height }]) => {
      const { x, y } = positions.get(id) ?? never();
      return [id, `${x} ${y} ${width} ${height}`];
    }),
  );
}

describe("the diagram of an export", () => {
  const found = placeNodes(graph, new Map(), new Map());
  const positions = new Map([...found, [streamletNodeId("till"), { x: -150, y: 310 }]]);
  const stored = { streamlets: new Map([["till", { x: -150, y: 310 }]]), topics: new Map() };
  const places = canvasPlaces(stored, found);

  it("has the boxes of the canvas, where they are stored and where the canvas found them", () => {
    expect(drawnBoxes(drawing({ places }))).toEqual(shownOnCanvas(positions));
  });

  it("has the wires of the canvas, but for the width of a border", () => {
    const numbersOf = (path: string) => (path.match(/-?[\d.]+/g) ?? []).map(Number);
    const drawn = [...drawing({ places }).matchAll(/<path d="([^"]*)"\/>/g)].map(([, d = ""]) =>
      numbersOf(d),
    );
    const wires = graph.edges.map((edge) => {
      const source = positions.get(edge.source) ?? never();
      const target = positions.get(edge.target) ?? never();
      const [path] = getBezierPath({
        sourceX: source.x + (graph.nodes.get(edge.source)?.width ?? 0),
        sourceY: source.y + edge.sourceOffset,
        sourcePosition: Position.Right,
        targetX: target.x,
        targetY: target.y + edge.targetOffset,
        targetPosition: Position.Left,
        curvature: 0.32,
      });
      return numbersOf(path);
    });
    const byStart = (a: readonly number[], b: readonly number[]) => (a[0] ?? 0) - (b[0] ?? 0);
    const expected = wires.toSorted(byStart).map((wire) => wire.map((number) => expect.closeTo(number, 0)));
    expect(drawn.toSorted(byStart)).toEqual(expected);
    expect(expected).toHaveLength(2);
  });

  it.each(["light", "dark"] as const)("has the colours of the studio's %s theme", (theme) => {
    const tokens = readFileSync(new URL("../ui/tokens.css", import.meta.url), "utf8");
    const start = tokens.indexOf(`:root[data-theme="${theme}"] {`);
    const ofTheme = tokens.slice(start, tokens.indexOf("}", start));
    const known = new Set(ofTheme.match(/#[0-9a-f]{6}/g));
    const used = new Set(drawing({ places, theme }).match(/#[0-9a-f]{6}/g));
    expect(used.size).toBeGreaterThan(8);
    expect([...used].filter((colour) => !known.has(colour))).toEqual([]);
    const canvas = /--canvas: (#\w+)/.exec(ofTheme)?.[1];
    expect(drawing({ theme })).toContain(`fill="${canvas}"`);
  });
});
