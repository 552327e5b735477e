/** Our own advice: what Cloudflow accepts and what would still surprise a user. */

import { keyOrderAdvice } from "./advice-key-order.ts";
import { topicAdvice } from "./advice-topics.ts";
import type { Blueprint, Topic } from "./blueprint.ts";
import type { DescriptorCatalog } from "./catalog.ts";
import { cyclesOf } from "./cycles.ts";
import type { InstanceReading } from "./instances.ts";
import { adviceOf, type BlueprintProblem } from "./problem.ts";
import type { TopicReading } from "./verify-topic.ts";

export function blueprintAdvice(
  blueprint: Blueprint,
  instances: InstanceReading,
  topics: readonly TopicReading[],
  catalog: DescriptorCatalog,
): readonly BlueprintProblem[] {
  return [
    ...topicAdvice(blueprint),
    ...sharedTopicNames(blueprint),
    ...fingerprintOnly(blueprint, instances, catalog),
    ...cycles(blueprint, instances, topics),
    ...keyOrderAdvice(blueprint, instances),
    ...unusedClasses(blueprint, instances, catalog),
  ];
}

/** Two topics of one cluster with one Kafka name are one topic in truth, past all schema checks. */
function sharedTopicNames(blueprint: Blueprint): readonly BlueprintProblem[] {
  // Ids are different.
  if (blueprint.topics.every((topic) => topic.topicName === topic.id)) return [];
  const first = new Map<string, Topic>();
  return blueprint.topics.flatMap((topic) => {
    const key = `${topic.cluster ?? ""}/${topic.topicName}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, topic);
      return [];
    }
    return [
      adviceOf(
        "shared-topic-name",
        "warning",
        `Topics ${earlier.id} and ${topic.id} are the same Kafka topic ${topic.topicName}.`,
        { topic: topic.id, otherTopic: earlier.id, topicName: topic.topicName },
        {
          file: blueprint.file,
          range: topic.idRange,
          related: [{ file: blueprint.file, range: earlier.idRange }],
          elements: [
            { kind: "topic", topic: topic.id },
            { kind: "topic", topic: earlier.id },
          ],
          details: ["Schemas are compared per topic id, so that a mismatch between the two is not found."],
        },
      ),
    ];
  });
}

function fingerprintOnly(
  blueprint: Blueprint,
  instances: InstanceReading,
  catalog: DescriptorCatalog,
): readonly BlueprintProblem[] {
  const bare = [...instances.used].filter((descriptor) =>
    [...descriptor.inlets, ...descriptor.outlets].some(
      (port) =>
        port.schema.format === "avro" &&
        port.schema.schema === "" &&
        catalog.schemaOf(descriptor, port.name) === undefined,
    ),
  );
  if (bare.length === 0) return [];
  const names = bare.map((descriptor) => descriptor.className);
  return [
    adviceOf(
      "fingerprint-only",
      "hint",
      `The schemas of ${listed(names)} are known by fingerprint only: ports fit only where fingerprints are equal.`,
      { classNames: names },
      {
        file: blueprint.file,
        elements: names.map((className) => ({ kind: "class", className })),
        details: ["Load descriptors with schema texts, or the .avsc files, to compare field by field."],
      },
    ),
  ];
}

function cycles(
  blueprint: Blueprint,
  instances: InstanceReading,
  topics: readonly TopicReading[],
): readonly BlueprintProblem[] {
  return cyclesOf([...instances.known.keys()], topics).map((cycle) => {
    const first = instances.known.get(cycle[0] ?? "")?.instance;
    return adviceOf(
      "cycle",
      "hint",
      `Data can run in a circle through ${listed(cycle)}.`,
      { streamlets: cycle },
      {
        file: blueprint.file,
        range: first?.nameRange,
        elements: cycle.map((streamlet) => ({ kind: "streamlet", streamlet })),
        details: ["Make sure that records leave the circle, or its topics grow without end."],
      },
    );
  });
}

function unusedClasses(
  blueprint: Blueprint,
  instances: InstanceReading,
  catalog: DescriptorCatalog,
): readonly BlueprintProblem[] {
  if (blueprint.streamlets.length === 0) return [];
  const used = new Set([...instances.used].map((descriptor) => descriptor.className));
  const unused = catalog.all.map((one) => one.className).filter((className) => !used.has(className));
  if (unused.length === 0) return [];
  return [
    adviceOf(
      "unused-class",
      "hint",
      unused.length === 1
        ? `The streamlet class ${unused[0]} is not used.`
        : `${unused.length} streamlet classes are not used: ${listed(unused)}.`,
      { classNames: unused },
      { file: blueprint.file, elements: unused.map((className) => ({ kind: "class", className })) },
    ),
  ];
}

const mostListed = 8;

function listed(names: readonly string[]): string {
  if (names.length <= mostListed) return names.join(", ");
  return `${names.slice(0, mostListed).join(", ")} and ${names.length - mostListed} more`;
}
