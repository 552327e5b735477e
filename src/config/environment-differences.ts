/**
 * Environments: named sets of configuration files over one blueprint, such as local, staging and production, and
 * what differs between two of them.
 */
import type { BlueprintElement, VerifiedBlueprint } from "../blueprint/index.ts";
import { toPlain } from "../hocon/index.ts";
import type { Configuration } from "./configuration.ts";
import { type EffectiveEntry, effectiveEntries, effectiveTopicEntries } from "./effective-entries.ts";

/** One key that is not the same in two environments. */
export interface EnvironmentDifference {
  /** Whose key it is: a streamlet instance or a topic. */
  readonly element: Extract<BlueprintElement, { readonly kind: "streamlet" | "topic" }>;
  readonly section: EffectiveEntry["section"];
  readonly path: EffectiveEntry["path"];
  /** The entry in the first and in the second environment; one of them may have none. At least one is there. */
  readonly left?: EffectiveEntry;
  readonly right?: EffectiveEntry;
}

/**
 * Every key whose effective value differs, streamlets first, each in the order of the blueprint. Where a value was
 * set does not matter, only what it is: a default and the same value in a file are no difference.
 */
export function environmentDifferences(
  blueprint: VerifiedBlueprint,
  left: Configuration,
  right: Configuration,
): readonly EnvironmentDifference[] {
  const withBlueprint = (configuration: Configuration): Configuration => ({ ...configuration, blueprint });
  const both = [withBlueprint(left), withBlueprint(right)] as const;
  const streamlets = blueprint.streamlets.flatMap(({ name, className }) => {
    const descriptor = blueprint.catalog.find(className);
    if (descriptor === undefined) return [];
    const [before, after] = both.map((configuration) =>
      effectiveEntries(configuration, { name, descriptor }).filter(({ section }) => section !== "topic"),
    );
    return differences({ kind: "streamlet", streamlet: name }, before, after);
  });
  const topics = blueprint.topics.flatMap((topic) => {
    const [before, after] = both.map((configuration) => effectiveTopicEntries(configuration, topic));
    return differences({ kind: "topic", topic: topic.id }, before, after);
  });
  return [...streamlets, ...topics];
}

function differences(
  element: EnvironmentDifference["element"],
  left: readonly EffectiveEntry[] = [],
  right: readonly EffectiveEntry[] = [],
): readonly EnvironmentDifference[] {
  const keyOf = ({ section, path }: EffectiveEntry) => JSON.stringify([section, path]);
  const others = new Map(right.map((entry) => [keyOf(entry), entry]));
  const changed = left.flatMap((entry): readonly EnvironmentDifference[] => {
    const other = others.get(keyOf(entry));
    others.delete(keyOf(entry));
    if (other !== undefined && isSame(entry, other)) return [];
    const { section, path } = entry;
    return [{ element, section, path, left: entry, ...(other === undefined ? {} : { right: other }) }];
  });
  const added = [...others.values()].map((entry) => ({
    element,
    section: entry.section,
    path: entry.path,
    right: entry,
  }));
  return [...changed, ...added];
}

/** A number and the text of it are the same to every reader of configuration. */
function isSame(a: EffectiveEntry, b: EffectiveEntry): boolean {
  return comparable(a) === comparable(b);
}

function comparable({ value }: EffectiveEntry): string {
  const plain = toPlain(value);
  if (plain === null || typeof plain === "object") return JSON.stringify(plain);
  return JSON.stringify(String(plain));
}
