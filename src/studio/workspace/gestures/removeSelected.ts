import {
  type Blueprint,
  type BlueprintElement,
  type GraphEdge,
  leaveTopic,
  readBlueprint,
  removeStreamlet,
  removeTopic,
} from "../../../blueprint/index.ts";
import { applyEdits, parse, removeValue, resolve } from "../../../hocon/index.ts";
import { type Analysis, type FileChange, removeElementSettings } from "../../../project/index.ts";
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
  const isMade = editBlueprint(studio, labelOf(elements, wires.length), steps, (changes) => {
    const { analysis, project } = studio.workspace.getState();
    const removed = removedNames(analysis, changes);
    return [...configurationRemovals(analysis, removed), ...removeElementSettings(project, removed)];
  });
  if (isMade) studio.selection.getState().select([]);
}

/** Streamlet instances by name and topics by id. */
interface ElementNames {
  readonly streamlets: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
}

/** What changes take out of the blueprint: what was asked for, and topics that went with their last wires. */
function removedNames(analysis: Analysis, changes: readonly FileChange[]): ElementNames {
  const file = analysis.blueprintFile;
  let { text } = analysis.document;
  for (const change of changes) if (change.kind === "edit") text = applyEdits(text, change.edits);
  const { blueprint } = readBlueprint(file, resolve([{ file, document: parse(text) }]));
  const streamlets = new Set(analysis.blueprint.streamlets.map((one) => one.name));
  const topics = new Set(analysis.blueprint.topics.map((one) => one.id));
  for (const { name } of blueprint.streamlets) streamlets.delete(name);
  for (const { id } of blueprint.topics) topics.delete(id);
  return { streamlets, topics };
}

/** Settings of an element go with it: Cloudflow refuses configuration of what the blueprint does not have. */
function configurationRemovals(analysis: Analysis, removed: ElementNames): readonly FileChange[] {
  const paths = (["streamlets", "topics"] as const).flatMap((section) =>
    [...removed[section]].map((name) => ["cloudflow", section, name]),
  );
  return [...analysis.configurationDocuments].flatMap(([file, document]): readonly FileChange[] => {
    let text = document.text;
    for (const path of paths) text = applyEdits(text, removeValue(parse(text), path));
    return text === document.text ? [] : [{ kind: "write", path: file, content: text }];
  });
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
