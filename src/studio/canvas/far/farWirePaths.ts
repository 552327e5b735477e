import type { CanvasEdge, CanvasNode } from "../views/flowElements.ts";

/** SVG path data of all wires as straight lines: those without problems, and those with errors. */
export function farWirePaths(
  nodes: readonly CanvasNode[],
  edges: readonly CanvasEdge[],
): { readonly plain: string; readonly bad: string } {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const plain: string[] = [];
  const bad: string[] = [];
  for (const edge of edges) {
    const from = anchorOf(byId.get(edge.source), edge.sourceHandle);
    const to = anchorOf(byId.get(edge.target), edge.targetHandle);
    if (from === undefined || to === undefined) continue;
    const line = `M${from.x} ${from.y}L${to.x} ${to.y}`;
    (edge.data?.view.severity === "error" ? bad : plain).push(line);
  }
  return { plain: plain.join(""), bad: bad.join("") };
}

function anchorOf(node: CanvasNode | undefined, handleId: string | null | undefined) {
  const handle = node?.handles?.find((one) => one.id === handleId);
  if (node === undefined || handle === undefined) return undefined;
  return { x: node.position.x + handle.x, y: node.position.y + handle.y };
}
