import type { BlueprintElement, GraphEdge } from "../../../blueprint/index.ts";
import { isSamePort } from "../../workspace/portEnd.ts";
import { elementOfNode, nodesOfElement } from "./nodeId.ts";

/** Ids of the nodes that show as selected: a selected port marks its streamlet. */
export function selectedNodes(elements: readonly BlueprintElement[]): ReadonlySet<string> {
  return new Set(
    elements.flatMap((element) => (element.kind === "connection" ? [] : nodesOfElement(element))),
  );
}

/** Ids of the wires that show as selected: a selected connection marks both of its wires. */
export function selectedWires(
  elements: readonly BlueprintElement[],
  wires: readonly string[],
  edges: readonly GraphEdge[],
): ReadonlySet<string> {
  const selected = new Set(wires);
  for (const element of elements) {
    if (element.kind !== "connection") continue;
    for (const edge of edges) {
      const isEnd = isSamePort(edge.port, element.producer) || isSamePort(edge.port, element.consumer);
      if (edge.topic === element.topic && isEnd) selected.add(edge.id);
    }
  }
  return selected;
}

interface SelectChange {
  readonly id: string;
  readonly selected: boolean;
}

/** The selected elements after nodes were selected or left. */
export function withNodeChanges(
  elements: readonly BlueprintElement[],
  changes: readonly SelectChange[],
): readonly BlueprintElement[] {
  const left = new Set(changes.filter((change) => !change.selected).map((change) => change.id));
  const kept = elements.filter((element) => !nodesOfElement(element).some((node) => left.has(node)));
  const present = selectedNodes(kept);
  const added = changes.filter((change) => change.selected && !present.has(change.id));
  return [...kept, ...added.map((change) => elementOfNode(change.id))];
}

/** The selected wires after wires were selected or left. */
export function withWireChanges(
  wires: readonly string[],
  changes: readonly SelectChange[],
): readonly string[] {
  const selected = new Set(wires);
  for (const change of changes) {
    if (change.selected) selected.add(change.id);
    else selected.delete(change.id);
  }
  return [...selected];
}
