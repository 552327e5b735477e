/** Whether two blueprints say the same, wherever in their texts they say it. */
import type { HoconObject, HoconValue } from "../hocon/index.ts";
import type { Blueprint, PortReference, Topic } from "./blueprint.ts";

/** Compares everything but places. */
export function saysSame(a: Blueprint, b: Blueprint): boolean {
  if (a === b) return true;
  if (a.file !== b.file || a.streamlets.length !== b.streamlets.length) return false;
  for (let index = 0; index < a.streamlets.length; index++) {
    const one = a.streamlets[index];
    const other = b.streamlets[index];
    if (one?.name !== other?.name || one?.className !== other?.className) return false;
  }
  return (
    a.topics.length === b.topics.length && a.topics.every((topic, index) => sameTopic(topic, b.topics[index]))
  );
}

function sameTopic(a: Topic, b: Topic | undefined): boolean {
  return (
    b !== undefined &&
    a.id === b.id &&
    a.topicName === b.topicName &&
    a.managed === b.managed &&
    a.cluster === b.cluster &&
    sameReferences(a.producers, b.producers) &&
    sameReferences(a.consumers, b.consumers) &&
    sameFields(a.config.fields, b.config.fields)
  );
}

function sameReferences(a: readonly PortReference[], b: readonly PortReference[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) {
    if (a[index]?.text !== b[index]?.text || a[index]?.index !== b[index]?.index) return false;
  }
  return true;
}

function sameFields(a: HoconObject["fields"], b: HoconObject["fields"]): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !sameValue(value, other)) return false;
  }
  return true;
}

function sameValue(a: HoconValue, b: HoconValue): boolean {
  if (a.kind === "object") return b.kind === "object" && sameFields(a.fields, b.fields);
  if (a.kind === "list") {
    return (
      b.kind === "list" &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => sameValue(item, b.items[index] ?? item))
    );
  }
  if (a.kind === "number") return b.kind === "number" && a.text === b.text;
  if (a.kind === "null") return b.kind === "null";
  return a.kind === b.kind && a.value === b.value;
}
