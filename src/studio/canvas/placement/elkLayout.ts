import ELK, { type ElkNode } from "elkjs/lib/elk-api.js";
import elkWorkerAddress from "elkjs/lib/elk-worker.min.js?url";
import type { Point } from "../../../project/index.ts";
import { layeredLayout } from "./layeredLayout.ts";
import type { LayoutGraph, Positions } from "./layoutGraph.ts";

/** Longest wait for the layout in ms; then the simple one is used. */
const patience = 10_000;

/** Layered layout from left to right by ELK in a worker; where no worker can run, or it takes too long, the simple one. */
export async function elkLayout(graph: LayoutGraph): Promise<Positions> {
  let elk: InstanceType<typeof ELK> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    elk = new ELK({ workerUrl: elkWorkerAddress });
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("The layout took too long.")), patience);
    });
    return positionsOf(await Promise.race([elk.layout(elkGraph(graph)), late]));
  } catch {
    return layeredLayout(graph);
  } finally {
    clearTimeout(timer);
    elk?.terminateWorker();
  }
}

function elkGraph(graph: LayoutGraph): ElkNode {
  const ports = new Map<string, Map<string, { id: string; y: number; side: "WEST" | "EAST" }>>();
  const portOf = (node: string, side: "WEST" | "EAST", y: number): string => {
    const id = `${node} ${side} ${y}`;
    const own = ports.get(node) ?? new Map();
    ports.set(node, own.set(id, { id, y, side }));
    return id;
  };
  const edges = graph.edges.map((edge, index) => ({
    id: `edge ${index}`,
    sources: [portOf(edge.source, "EAST", edge.sourceOffset)],
    targets: [portOf(edge.target, "WEST", edge.targetOffset)],
  }));
  return {
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.spacing.nodeNode": "28",
      "elk.layered.spacing.nodeNodeBetweenLayers": "36",
      "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
      "elk.separateConnectedComponents": "true",
      "elk.spacing.componentComponent": "48",
    },
    children: [...graph.nodes].map(([id, { width, height }]) => ({
      id,
      width,
      height,
      layoutOptions: { "elk.portConstraints": "FIXED_POS" },
      ports: [...(ports.get(id)?.values() ?? [])].map((port) => ({
        id: port.id,
        x: port.side === "WEST" ? 0 : width,
        y: port.y,
        width: 0,
        height: 0,
        layoutOptions: { "elk.port.side": port.side },
      })),
    })),
    edges,
  };
}

function positionsOf(root: ElkNode): Positions {
  const positions = new Map<string, Point>();
  for (const { id, x = 0, y = 0 } of root.children ?? []) {
    positions.set(id, { x: Math.round(x), y: Math.round(y) });
  }
  return positions;
}
