/** Gestures on topics and connections as text edits that keep comments, order and layout. */
import { type HoconDocument, removeValue, renameKey, setValue, type TextEdit } from "../../hocon/index.ts";
import type { Blueprint } from "../blueprint.ts";
import { isTopicName, maximumTopicNameLength } from "../names.ts";
import { type PortPath, parsePortPath, portPathText } from "../port-path.ts";
import { bareTopic, modelOf } from "./blueprint-model.ts";
import { firstFree, freshTopicId } from "./fresh-names.ts";
import { runGesture } from "./gesture.ts";
import { appendPort, portLists, removePorts, topicPath } from "./list-steps.ts";

/**
 * Connects an outlet to an inlet: the inlet joins the outlet's topic; an outlet on no topic joins the inlet's;
 * where both are free a new topic with a free id joins them. An inlet that is on another topic stays there too:
 * the problem that this makes is shown to the user, who may mean to move it.
 */
export function connect(
  document: HoconDocument,
  blueprint: Blueprint,
  producer: PortPath,
  consumer: PortPath,
): { readonly topic: string; readonly edits: readonly TextEdit[] } {
  const { topics } = modelOf(document);
  const of = [...topics].filter(([, topic]) => lists(topic.producers, producer)).map(([id]) => id);
  const both = of.find((id) => lists(topics.get(id)?.consumers ?? [], consumer));
  if (both !== undefined) return { topic: both, edits: [] };
  const [outletTopic] = of;
  if (outletTopic !== undefined) {
    return { topic: outletTopic, edits: joinTopic(document, blueprint, outletTopic, consumer, "consume") };
  }
  const inletTopic = [...topics].find(([, topic]) => lists(topic.consumers, consumer))?.[0];
  if (inletTopic !== undefined) {
    return { topic: inletTopic, edits: joinTopic(document, blueprint, inletTopic, producer, "produce") };
  }
  const topic = freshTopicId(producer, (id) => topics.has(id) || hasTopic(blueprint, id));
  const ports = { producers: [portPathText(producer)], consumers: [portPathText(consumer)] };
  return { topic, edits: writeTopic(document, topic, ports) };
}

/** Puts a port on a topic, which is made where it does not exist. */
export function joinTopic(
  document: HoconDocument,
  _blueprint: Blueprint,
  topic: string,
  port: PortPath,
  direction: "produce" | "consume",
): readonly TextEdit[] {
  const list = direction === "produce" ? "producers" : "consumers";
  const text = portPathText(port);
  if (!modelOf(document).topics.has(topic)) {
    return writeTopic(document, topic, { producers: [], consumers: [], [list]: [text] });
  }
  return runGesture(document, {
    change: ({ topics }) => {
      const model = topics.get(topic);
      if (model === undefined || lists(model[list], port)) return false;
      model[list] = [...model[list], text];
      return true;
    },
    steps: [appendPort(topic, list, text)],
  });
}

/** Takes a port off a topic, which stays even when it is empty then. */
export function leaveTopic(
  document: HoconDocument,
  _blueprint: Blueprint,
  topic: string,
  port: PortPath,
): readonly TextEdit[] {
  const isMeant = (text: string) => isPath(text, port);
  return runGesture(document, {
    change: ({ topics }) => {
      const model = topics.get(topic);
      if (model === undefined || ![...model.producers, ...model.consumers].some(isMeant)) return false;
      for (const list of portLists) model[list] = model[list].filter((text) => !isMeant(text));
      return true;
    },
    steps: portLists.map((list) => removePorts(topic, list, isMeant)),
  });
}

/** Adds a topic without ports. */
export function addTopic(
  document: HoconDocument,
  blueprint: Blueprint,
  id?: string,
): { readonly topic: string; readonly edits: readonly TextEdit[] } {
  const { topics } = modelOf(document);
  const isTaken = (one: string) => topics.has(one) || hasTopic(blueprint, one);
  const topic = id === undefined || id === "" ? firstFree("topic", isTaken) : id;
  return { topic, edits: writeTopic(document, topic, { producers: [], consumers: [] }) };
}

export function removeTopic(document: HoconDocument, _blueprint: Blueprint, id: string): readonly TextEdit[] {
  return runGesture(document, {
    change: ({ topics }) => topics.delete(id),
    steps: [{ edit: (text) => removeValue(text, topicPath(id)) }],
  });
}

export function renameTopic(
  document: HoconDocument,
  blueprint: Blueprint,
  id: string,
  newId: string,
): readonly TextEdit[] {
  if (newId === "" || newId === id || hasTopic(blueprint, newId)) return [];
  return runGesture(document, {
    change: ({ topics }) => {
      const topic = topics.get(id);
      if (topic === undefined || topics.has(newId)) return false;
      topics.delete(id);
      topics.set(newId, topic);
      return true;
    },
    steps: [{ edit: (text) => renameKey(text, topicPath(id), newId) }],
  });
}

/** A problem of a would-be topic id as a sentence, or undefined when it is fine. */
export function topicIdProblem(blueprint: Blueprint, id: string): string | undefined {
  if (id === "") return "Give the topic a name.";
  if (!isTopicName(id)) {
    return `Use letters, digits, dots, underscores and hyphens, at most ${maximumTopicNameLength}.`;
  }
  return hasTopic(blueprint, id) ? `A topic named ${id} exists already.` : undefined;
}

function writeTopic(
  document: HoconDocument,
  id: string,
  ports: { readonly producers: readonly string[]; readonly consumers: readonly string[] },
): readonly TextEdit[] {
  return runGesture(document, {
    change: ({ topics }) => {
      if (topics.has(id)) return false;
      topics.set(id, { ...ports, rest: bareTopic });
      return true;
    },
    steps: [{ edit: (text) => setValue(text, topicPath(id), { ...ports }) }],
  });
}

function hasTopic(blueprint: Blueprint, id: string): boolean {
  return blueprint.topics.some((topic) => topic.id === id);
}

function lists(ports: readonly string[], port: PortPath): boolean {
  return ports.some((text) => isPath(text, port));
}

function isPath(text: string, port: PortPath): boolean {
  const path = parsePortPath(text);
  return path?.streamlet === port.streamlet && path.port === port.port;
}
