/** Topics as the port mappings of an application resource tell them. */
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import type { PlainValue } from "../../hocon/index.ts";
import { entriesOf, field, isPlainObject, type PlainObject, scalarText } from "../text/plain-reader.ts";
import { plainObject, sortedKeys } from "../text/sorted-keys.ts";
import type { BlueprintTopic } from "./blueprint-text.ts";

type Port = BlueprintTopic["producers"][number];
interface GatheredTopic {
  readonly id: string;
  readonly producers: Port[];
  readonly consumers: Port[];
  readonly cluster: string | undefined;
  readonly config: PlainObject;
}

/** Gathers topics over the deployments of an application; of settings that disagree the first stays. */
export function createTopicCollector(problems: string[]) {
  const topics = new Map<string, GatheredTopic>();

  function topicOf(id: string, where: string, mapping: PlainValue): GatheredTopic {
    const config = field(mapping, "config");
    const cluster = scalarText(field(mapping, "cluster"));
    if (config !== undefined && config !== null && !isPlainObject(config)) {
      problems.push(`${where}.config should be an object with the topic's configuration; it is left out.`);
    }
    const read = isPlainObject(config) ? config : plainObject<PlainValue>([]);
    const known = topics.get(id);
    if (known === undefined) {
      const topic = { id, producers: [], consumers: [], cluster, config: read };
      topics.set(id, topic);
      return topic;
    }
    if (known.cluster !== cluster || !isSame(known.config, read)) {
      problems.push(
        `${where} configures topic ${id} otherwise than a port before it; the first configuration is kept.`,
      );
    }
    return known;
  }

  /** Takes the `port_mappings` of one deployment. */
  function take(
    where: string,
    streamlet: string,
    descriptor: StreamletDescriptor | undefined,
    mappings: PlainValue | undefined,
  ): void {
    for (const [port, mapping] of entriesOf(mappings)) {
      const place = `${where}.port_mappings.${port}`;
      // Resources of the first releases give the topic's id as a plain string.
      const id = typeof mapping === "string" ? mapping : scalarText(field(mapping, "id"));
      if (id === undefined || id === "") {
        problems.push(`${place}.id is missing, so the port is left unconnected; give it the id of a topic.`);
        continue;
      }
      const isOutlet = descriptor?.outlets.some(({ name }) => name === port) ?? false;
      const isInlet = descriptor?.inlets.some(({ name }) => name === port) ?? false;
      if (!isOutlet && !isInlet) {
        problems.push(`${place} names a port that the streamlet's descriptor does not have; it is left out.`);
        continue;
      }
      const topic = topicOf(id, place, mapping);
      (isOutlet ? topic.producers : topic.consumers).push({ streamlet, port });
    }
  }

  return {
    take,
    topics: (): readonly BlueprintTopic[] =>
      [...topics.values()].map(({ cluster, ...topic }) => ({
        ...topic,
        ...(cluster === undefined ? {} : { cluster }),
      })),
  };
}

function isSame(a: PlainValue, b: PlainValue): boolean {
  return JSON.stringify(sortedKeys(a)) === JSON.stringify(sortedKeys(b));
}
