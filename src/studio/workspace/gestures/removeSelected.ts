import {
  type Blueprint,
  type BlueprintElement,
  type GraphEdge,
  leaveTopic,
  removeStreamlet,
  removeTopic,
} from "../../../blueprint/index.ts";
import { portText } from "../portEnd.ts";
import type { Studio } from "../studio.tsx";
import type { BlueprintStep } from "./blueprintSteps.ts";
import { editBlueprint } from "./editBlueprint.ts";

/** Whether there is something selected that can be removed. */
export function canRemoveSelected(studio: Studio): boolean {
  const { elements, wires } = studio.selection.getState();
  return wires.length > 0 || elements.some((element) => removalOf(element).length > 0);
}

/** Removes the selected streamlets, topics and wires in one step. */
export function removeSelected(studio: Studio): void {
  const { elements, wires } = studio.selection.getState();
  removeElements(studio, elements, wires);
}

/** Removes the given streamlets, topics and wires (ids of `GraphEdge`) in one step. */
export function removeElements(
  studio: Studio,
  elements: readonly BlueprintElement[],
  wires: readonly string[] = [],
): void {
  const { edges } = studio.workspace.getState().analysis.graph;
  const wireSteps = edges.filter((edge) => wires.includes(edge.id)).flatMap(removalOfWire);
  const steps = [...wireSteps, ...elements.flatMap(removalOf)];
  if (steps.length === 0) return;
  if (editBlueprint(studio, labelOf(elements, wires.length), steps)) studio.selection.getState().select([]);
}

function removalOf(element: BlueprintElement): readonly BlueprintStep[] {
  switch (element.kind) {
    case "streamlet":
      return [(document, blueprint) => removeStreamlet(document, blueprint, element.streamlet)];
    case "topic":
      return [(document, blueprint) => removeTopic(document, blueprint, element.topic)];
    case "connection":
      return [
        (document, blueprint) => leaveTopic(document, blueprint, element.topic, element.consumer),
        removeIfBare(element.topic),
      ];
    case "port":
    case "class":
      return [];
  }
}

function removalOfWire(edge: GraphEdge): readonly BlueprintStep[] {
  return [
    (document, blueprint) => leaveTopic(document, blueprint, edge.topic, edge.port),
    removeIfBare(edge.topic),
  ];
}

/** A topic that its last wire leaves goes too, unless the user gave it settings of its own. */
function removeIfBare(id: string): BlueprintStep {
  return (document, blueprint) => (isBare(blueprint, id) ? removeTopic(document, blueprint, id) : []);
}

function isBare(blueprint: Blueprint, id: string): boolean {
  const topic = blueprint.topics.find((one) => one.id === id);
  if (topic === undefined || topic.cluster !== undefined) return false;
  return topic.producers.length === 0 && topic.consumers.length === 0 && topic.config.fields.size === 0;
}

function labelOf(elements: readonly BlueprintElement[], wires: number): string {
  const [only] = elements;
  if (elements.length + wires !== 1 || only === undefined) {
    return elements.length === 0 && wires === 1
      ? "Remove a wire"
      : `Remove ${elements.length + wires} elements`;
  }
  switch (only.kind) {
    case "streamlet":
      return `Remove ${only.streamlet}`;
    case "topic":
      return `Remove topic ${only.topic}`;
    case "connection":
      return `Disconnect ${portText(only.consumer)}`;
    case "port":
    case "class":
      return "Remove";
  }
}
