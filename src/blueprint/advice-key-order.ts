/** Advice on the order of keys, from what the code of both ends of a connection says. */
import { asInt, getPath } from "../hocon/index.ts";
import type { Blueprint, PortReference, Topic } from "./blueprint.ts";
import type { CodeTraits } from "./descriptor.ts";
import type { InstanceReading } from "./instances.ts";
import { portPathText } from "./port-path.ts";
import { adviceOf, type BlueprintProblem } from "./problem.ts";

/** Nobody reads more of them. */
const mostHints = 100;

/** An outlet that writes round robin into an inlet that a Flink job keys: records of one key may change their order. */
export function keyOrderAdvice(
  blueprint: Blueprint,
  instances: InstanceReading,
): readonly BlueprintProblem[] {
  if (![...instances.used].some(({ traits }) => traits !== undefined && traits.keyedInlets.length > 0)) {
    return [];
  }
  const having = (references: readonly PortReference[], trait: keyof CodeTraits) =>
    references.flatMap((reference) => {
      const { path } = reference;
      const traits = path && instances.known.get(path.streamlet)?.descriptor.traits;
      return path !== undefined && traits?.[trait].includes(path.port) ? [{ ...reference, path }] : [];
    });
  const hints = blueprint.topics.flatMap((topic) => {
    if (hasOnePartition(topic)) return [];
    const keyed = having(topic.consumers, "keyedInlets");
    if (keyed.length === 0) return [];
    return having(topic.producers, "roundRobinOutlets").flatMap((producer) =>
      keyed.map((consumer) => hint(blueprint.file, topic, producer, consumer)),
    );
  });
  return hints.slice(0, mostHints);
}

type KnownReference = PortReference & { readonly path: NonNullable<PortReference["path"]> };

function hint(
  file: string,
  topic: Topic,
  producer: KnownReference,
  consumer: KnownReference,
): BlueprintProblem {
  const [from, to] = [portPathText(producer.path), portPathText(consumer.path)];
  return adviceOf(
    "round-robin-into-keyed",
    "hint",
    `${from} spreads its records over all partitions of ${topic.id}, and ${to} groups them by key.`,
    { topic: topic.id, path: from, otherPath: to },
    {
      file,
      range: producer.range,
      related: [{ file, range: consumer.range }],
      elements: [{ kind: "connection", topic: topic.id, producer: producer.path, consumer: consumer.path }],
      details: [
        "Records of one key lie in several partitions, which are read independently. Flink brings equal keys together again, but not in the order in which they were written.",
        `Where that order counts, give the outlet ${producer.path.port} a partitioner by the key that ${consumer.path.streamlet} groups by.`,
      ],
    },
  );
}

/** One partition keeps the order of everything. */
function hasOnePartition(topic: Topic): boolean {
  const partitions = getPath(topic.config, ["topic", "partitions"]);
  const reading = partitions && asInt(partitions);
  return reading?.ok === true && reading.value === 1;
}
