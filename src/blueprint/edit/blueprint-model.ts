/** What a blueprint says, without ranges, to compare what a gesture means with what its edits do. */
import { type HoconDocument, resolve, toPlain } from "../../hocon/index.ts";
import { readBlueprint } from "../read-blueprint.ts";

export interface TopicModel {
  producers: readonly string[];
  consumers: readonly string[];
  /** Everything else that the topic says, as JSON. */
  readonly rest: string;
}

export interface BlueprintModel {
  /** Class name by instance name. */
  readonly streamlets: Map<string, string>;
  readonly topics: Map<string, TopicModel>;
  /** All other sections of the file, as JSON. */
  readonly surroundings: string;
  /** Number of syntax and resolution problems. */
  readonly problemCount: number;
}

/** What a topic without settings of its own says. */
export const bareTopic = JSON.stringify([null, {}]);

/** Gestures ask for the model of one document several times. */
const known = new WeakMap<HoconDocument, BlueprintModel>();

/** What the document says; the same object for the same document, so copy it to change it. */
export function modelOf(document: HoconDocument): BlueprintModel {
  let model = known.get(document);
  if (model === undefined) {
    model = readModel(document);
    known.set(document, model);
  }
  return model;
}

function readModel(document: HoconDocument): BlueprintModel {
  const resolution = resolve([{ file: "", document }]);
  const { blueprint } = readBlueprint("", resolution);
  const surroundings = [...resolution.root.fields]
    .filter(([key]) => key !== "blueprint")
    .map(([key, value]) => [key, toPlain(value)]);
  return {
    streamlets: new Map(blueprint.streamlets.map(({ name, className }) => [name, className])),
    topics: new Map(
      blueprint.topics.map((topic) => [
        topic.id,
        {
          producers: topic.producers.map((reference) => reference.text),
          consumers: topic.consumers.map((reference) => reference.text),
          rest: JSON.stringify([topic.cluster ?? null, toPlain(topic.config)]),
        },
      ]),
    ),
    surroundings: JSON.stringify(surroundings),
    problemCount: resolution.problems.length,
  };
}

/** A copy to change; lists are replaced, never changed in place. */
export function copyOf(model: BlueprintModel): BlueprintModel {
  return {
    ...model,
    streamlets: new Map(model.streamlets),
    topics: new Map([...model.topics].map(([id, topic]) => [id, { ...topic }])),
  };
}

/** Whether both say the same. The order of keys means nothing, the order of ports in a list does. */
export function saysTheSame(a: BlueprintModel, b: BlueprintModel): boolean {
  return (
    a.surroundings === b.surroundings &&
    a.streamlets.size === b.streamlets.size &&
    a.topics.size === b.topics.size &&
    [...a.streamlets].every(([name, className]) => b.streamlets.get(name) === className) &&
    [...a.topics].every(([id, topic]) => {
      const other = b.topics.get(id);
      return other !== undefined && JSON.stringify(topicList(topic)) === JSON.stringify(topicList(other));
    })
  );
}

function topicList(topic: TopicModel) {
  return [topic.producers, topic.consumers, topic.rest];
}
