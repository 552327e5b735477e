/** Verification: every reason for which Cloudflow refuses a blueprint, then our own advice (CLOUDFLOW.md section 2). */
import { blueprintAdvice } from "./advice.ts";
import { descriptorAdvice } from "./advice-descriptors.ts";
import type { Blueprint } from "./blueprint.ts";
import type { DescriptorCatalog } from "./catalog.ts";
import { manyTopicsProblems, unconnectedProblems } from "./connection-problems.ts";
import { readInstances } from "./instances.ts";
import { movedProblems } from "./moved-problems.ts";
import { trimAsJava } from "./port-path.ts";
import { type BlueprintProblem, errorOf } from "./problem.ts";
import type { BlueprintReading } from "./read-blueprint.ts";
import { saysSame } from "./same-blueprint.ts";
import { type TopicReading, verifyTopic } from "./verify-topic.ts";

/** A blueprint without errors; later stages accept nothing else. */
export interface VerifiedBlueprint extends Blueprint {
  readonly verified: true;
  readonly catalog: DescriptorCatalog;
}

export interface Verification {
  readonly problems: readonly BlueprintProblem[];
  readonly verified?: VerifiedBlueprint;
}

/**
 * All problems at once, errors in Cloudflow's order. A blueprint whose format is broken has that problem only,
 * as in Cloudflow.
 */
export function verify(reading: BlueprintReading, catalog: DescriptorCatalog): Verification {
  const { blueprint } = reading;
  if (reading.problems.some((problem) => problem.severity === "error")) {
    return { problems: reading.problems };
  }
  const instances = readInstances(blueprint, catalog);
  const topics = blueprint.topics.map((topic) => verifyTopic(topic, blueprint.file, instances, catalog));
  const descriptorErrors = catalog.problems.filter((problem) => problem.severity === "error");
  const errors = [
    ...emptinessProblems(blueprint, catalog),
    ...duplicateNameProblems(blueprint),
    ...unconnectedProblems(blueprint, instances, topics, catalog),
    ...manyTopicsProblems(blueprint.file, instances, topics),
    ...descriptorErrors,
    ...instances.problems,
    ...topics.flatMap((topic: TopicReading) => topic.problems),
  ];
  const problems = [
    ...errors,
    ...descriptorAdvice(catalog, instances),
    ...reading.problems,
    ...blueprintAdvice(blueprint, instances, topics, catalog),
  ];
  return errors.length > 0 ? { problems } : { problems, verified: { ...blueprint, verified: true, catalog } };
}

/** A reading with the verdict on it. */
export interface VerifiedReading {
  readonly reading: BlueprintReading;
  readonly catalog: DescriptorCatalog;
  readonly verification: Verification;
}

/**
 * The verdict on a reading that says the same as an earlier one, at other places of its text: most keystrokes move
 * things only. Undefined where it has to be verified anew.
 */
export function verifyMoved(
  earlier: VerifiedReading,
  reading: BlueprintReading,
  catalog: DescriptorCatalog,
): Verification | undefined {
  if (earlier.catalog !== catalog || earlier.reading.problems.length > 0 || reading.problems.length > 0)
    return;
  const { blueprint } = reading;
  if (!saysSame(earlier.reading.blueprint, blueprint)) return undefined;
  const { problems: known, verified } = earlier.verification;
  const problems = movedProblems(known, earlier.reading.blueprint, blueprint);
  if (problems === undefined) return undefined;
  return verified === undefined
    ? { problems }
    : { problems, verified: { ...blueprint, verified: true, catalog } };
}

function emptinessProblems(blueprint: Blueprint, catalog: DescriptorCatalog): readonly BlueprintProblem[] {
  const place = { file: blueprint.file, range: { start: 0, end: 0 } };
  return [
    ...(blueprint.streamlets.length === 0 ? [errorOf({ code: "EmptyStreamlets" }, place)] : []),
    ...(catalog.all.length === 0
      ? [
          errorOf(
            { code: "EmptyStreamletDescriptors" },
            {
              ...place,
              details: ["Load a jar, a streamlet-descriptors.conf, or write a streamlet in TypeScript."],
            },
          ),
        ]
      : []),
  ];
}

function duplicateNameProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  // Keys are different, so that only those with white space around them can be names that are the same.
  if (blueprint.streamlets.every(({ name }) => trimAsJava(name) === name)) return [];
  const names = blueprint.streamlets.map((instance) => trimAsJava(instance.name));
  const byName = new Map<string, Blueprint["streamlets"][number][]>();
  for (const [index, instance] of blueprint.streamlets.entries()) {
    const name = names[index] ?? "";
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [instance]);
    else same.push(instance);
  }
  const duplicates = [...byName.values()].filter((same) => same.length > 1).flat();
  if (duplicates.length === 0) return [];
  return [
    errorOf(
      {
        code: "DuplicateStreamletNamesFound",
        streamlets: duplicates.map(({ name, className }) => ({ name, className })),
      },
      {
        file: blueprint.file,
        range: duplicates[0]?.nameRange,
        elements: duplicates.map(({ name }) => ({ kind: "streamlet", streamlet: name })),
        related: duplicates.slice(1).map(({ nameRange }) => ({ file: blueprint.file, range: nameRange })),
      },
    ),
  ];
}
