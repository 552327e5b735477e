/** The effective Kafka configuration of a topic: `cloudflow.topics.<id>` over the blueprint's. */
import type { Topic } from "../blueprint/index.ts";
import { asBoolean, asString, getPath, type HoconObject } from "../hocon/index.ts";
import { mergeObjects, objectOf } from "./merge-objects.ts";

/** Keys that say who uses the topic and where it is; they are no Kafka configuration. */
const connectionKeys: ReadonlySet<string> = new Set(["producers", "consumers", "cluster"]);

export interface EffectiveTopic {
  /** Without producers, consumers and cluster. */
  readonly config: HoconObject;
  readonly cluster?: string;
}

export function effectiveTopic(topic: Topic, root: HoconObject): EffectiveTopic {
  const override = objectOf(getPath(root, ["cloudflow", "topics", topic.id]));
  const clusterValue = override.fields.get("cluster");
  const reading = clusterValue === undefined ? undefined : asString(clusterValue);
  const cluster = reading?.ok === true ? reading.value : topic.cluster;
  return {
    config: mergeObjects(withoutConnections(override), topic.config),
    ...(cluster === undefined ? {} : { cluster }),
  };
}

function withoutConnections(object: HoconObject): HoconObject {
  return { ...object, fields: new Map([...object.fields].filter(([key]) => !connectionKeys.has(key))) };
}

/** What a `cloudflow.topics` section sets; who uses a topic is the blueprint's to say. */
export function topicSettings(object: HoconObject): HoconObject {
  const isSetting = (key: string) => key === "cluster" || !connectionKeys.has(key);
  return { ...object, fields: new Map([...object.fields].filter(([key]) => isSetting(key))) };
}

/** Topics are managed unless they say otherwise. */
export function isManaged(config: HoconObject): boolean {
  const value = config.fields.get("managed");
  const reading = value === undefined ? undefined : asBoolean(value);
  return reading?.ok === true ? reading.value : true;
}
