import { addTopic, connect, joinTopic } from "../../../blueprint/index.ts";
import { moveNodes, type Point } from "../../../project/index.ts";
import { type PortEnd, portText } from "../portEnd.ts";
import type { Studio } from "../studio.tsx";
import { editBlueprint } from "./editBlueprint.ts";

/** Joins two ports, whichever of them is the outlet. Ports of equal direction are left alone. */
export function connectPorts(studio: Studio, one: PortEnd, other: PortEnd): void {
  if (one.direction === other.direction) return;
  const [producer, consumer] = one.direction === "outlet" ? [one, other] : [other, one];
  editBlueprint(studio, `Connect ${portText(producer)} to ${portText(consumer)}`, [
    (document, blueprint) => connect(document, blueprint, pathOf(producer), pathOf(consumer)).edits,
  ]);
}

/** Puts a port on a topic: an outlet as producer, an inlet as consumer. */
export function connectToTopic(studio: Studio, port: PortEnd, topic: string): void {
  editBlueprint(studio, `Connect ${portText(port)} to topic ${topic}`, [
    (document, blueprint) => joinTopic(document, blueprint, topic, pathOf(port), directionOf(port)),
  ]);
}

/** Makes a new topic with a free id for the port, at the position if one is given, and selects it. */
export function connectToNewTopic(studio: Studio, port: PortEnd, position?: Point): void {
  const { analysis, project } = studio.workspace.getState();
  const { topic, edits } = addTopic(analysis.document, analysis.blueprint);
  const moves = position === undefined ? [] : moveNodes(project, { topics: new Map([[topic, position]]) });
  const made = editBlueprint(
    studio,
    `Add topic ${topic}`,
    [
      () => edits,
      (document, blueprint) => joinTopic(document, blueprint, topic, pathOf(port), directionOf(port)),
    ],
    moves,
  );
  if (made) studio.selection.getState().select([{ kind: "topic", topic }]);
}

/** Adds a topic with a free id and selects it. */
export function addTopicToBlueprint(studio: Studio, position?: Point): void {
  const { analysis, project } = studio.workspace.getState();
  const { topic, edits } = addTopic(analysis.document, analysis.blueprint);
  const moves = position === undefined ? [] : moveNodes(project, { topics: new Map([[topic, position]]) });
  if (editBlueprint(studio, `Add topic ${topic}`, [() => edits], moves)) {
    studio.selection.getState().select([{ kind: "topic", topic }]);
  }
}

function pathOf(port: PortEnd) {
  return { streamlet: port.streamlet, port: port.port };
}

function directionOf(port: PortEnd): "produce" | "consume" {
  return port.direction === "outlet" ? "produce" : "consume";
}
