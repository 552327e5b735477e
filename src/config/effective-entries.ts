/** Effective configuration of a streamlet, key by key, with where each value comes from. */
import type { StreamletDescriptor, Topic } from "../blueprint/index.ts";
import {
  fromPlain,
  getPath,
  type HoconObject,
  type HoconValue,
  type Origin,
  renderPath,
} from "../hocon/index.ts";
import { parameterValues } from "./check-parameters.ts";
import { cloudflowCheckpointDefaults, usesCheckpointDefaults } from "./checkpoint-defaults.ts";
import type { Configuration } from "./configuration.ts";
import { flinkOptionsOf } from "./flink-options.ts";
import { leavesOf, objectOf } from "./merge-objects.ts";
import { checkpointingSwitch, effectiveSection, scopesOf } from "./scopes.ts";
import { topicSettings } from "./topic-config.ts";

/** One effective key of a streamlet: its value, where it came from, what it overrode. */
export interface EffectiveEntry {
  /** e.g. `parallelism.default` below `scope`. Entries of topics start with the topic's id. */
  readonly path: readonly string[];
  readonly section: "config-parameters" | "config" | "kubernetes" | "topic";
  readonly value: HoconValue;
  readonly source: /** `scope` is empty for what stands at the root of the files. */
    | { readonly kind: "file"; readonly origin: Origin; readonly scope: string }
    | { readonly kind: "default"; readonly of: "descriptor" | "cloudflow" | "flink" };
  /** The most recent first; within one scope, then in the scopes below. */
  readonly overrode: readonly {
    readonly value: HoconValue;
    readonly origin: Origin;
    readonly scope: string;
  }[];
}

interface ConfiguredStreamlet {
  readonly name: string;
  readonly descriptor: StreamletDescriptor;
}

export function effectiveEntries(
  configuration: Configuration,
  streamlet: ConfiguredStreamlet,
): readonly EffectiveEntry[] {
  const { root } = configuration.resolution;
  const { name, descriptor } = streamlet;
  const config = entriesOfScopes("config", [
    ...scopesOf(root, name, descriptor.runtime, "config"),
    { scope: "", object: checkpointingSwitch(root) },
  ]);
  return [
    ...parameterEntries(root, streamlet),
    ...withCheckpointDefaults(config, root, streamlet),
    ...entriesOfScopes("kubernetes", scopesOf(root, name, descriptor.runtime, "kubernetes")),
    ...topicEntries(configuration, name),
  ];
}

function parameterEntries(
  root: HoconObject,
  { name, descriptor }: ConfiguredStreamlet,
): readonly EffectiveEntry[] {
  const scope = renderPath(["cloudflow", "streamlets", name]);
  const set = parameterValues(root, name);
  const declared = descriptor.configParameters.map((parameter) => parameter.key);
  const others = [...set.keys()].filter((key) => !declared.includes(key));
  const defaults = new Map(descriptor.configParameters.map((one) => [one.key, one.defaultValue]));
  return [...declared, ...others].flatMap((key): readonly EffectiveEntry[] => {
    const value = set.get(key);
    if (value !== undefined) return [fileEntry("config-parameters", [key], [{ scope, value }])];
    const text = defaults.get(key);
    if (text === undefined) return [];
    return [
      {
        path: [key],
        section: "config-parameters",
        value: fromPlain(text),
        source: { kind: "default", of: "descriptor" },
        overrode: [],
      },
    ];
  });
}

interface NamedObject {
  readonly scope: string;
  readonly object: HoconObject;
}

interface ScopedValue {
  readonly scope: string;
  readonly value: HoconValue;
}

/** An entry for every leaf of the merged scopes. */
function entriesOfScopes(
  section: EffectiveEntry["section"],
  scopes: readonly NamedObject[],
  prefix: readonly string[] = [],
): readonly EffectiveEntry[] {
  const found = new Map<string, { readonly path: readonly string[]; readonly values: ScopedValue[] }>();
  for (const { scope, object } of scopes) {
    for (const { path, value } of leavesOf(object)) {
      const key = JSON.stringify(path);
      const known = found.get(key);
      if (known !== undefined) known.values.push({ scope, value });
      else if (!isShadowed(scopes, scope, path)) found.set(key, { path, values: [{ scope, value }] });
    }
  }
  return [...found.values()].map(({ path, values }) => fileEntry(section, [...prefix, ...path], values));
}

/** A more specific scope may set a plain value where this one has an object, or the other way round. */
function isShadowed(scopes: readonly NamedObject[], scope: string, path: readonly string[]): boolean {
  for (const upper of scopes) {
    if (upper.scope === scope) return false;
    for (let length = 1; length <= path.length; length++) {
      const value = getPath(upper.object, path.slice(0, length));
      if (value === undefined) break;
      if (value.kind !== "object" || length === path.length) return true;
    }
  }
  return false;
}

function fileEntry(
  section: EffectiveEntry["section"],
  path: readonly string[],
  values: readonly ScopedValue[],
): EffectiveEntry {
  const [first, ...lower] = values as readonly [ScopedValue, ...ScopedValue[]];
  const written = ({ scope, value }: ScopedValue) => ({ value, origin: value.origin, scope });
  return {
    path,
    section,
    value: first.value,
    source: { kind: "file", origin: first.value.origin, scope: first.scope },
    overrode: [
      ...first.value.overrode.map((value) => written({ scope: first.scope, value })),
      ...lower.flatMap(({ scope, value }) =>
        [value, ...value.overrode].map((one) => written({ scope, value: one })),
      ),
    ],
  };
}

/** Cloudflow's defaults for checkpoints beside what is set, where they count. A null does not set anything. */
function withCheckpointDefaults(
  entries: readonly EffectiveEntry[],
  root: HoconObject,
  { name, descriptor }: ConfiguredStreamlet,
): readonly EffectiveEntry[] {
  if (descriptor.runtime !== "flink") return entries;
  const config = effectiveSection(root, name, descriptor.runtime, "config");
  if (!usesCheckpointDefaults(config)) return entries;
  const set = flinkOptionsOf(config);
  const defaults = [...cloudflowCheckpointDefaults].filter(([key]) => !set.has(key));
  const names = new Set(defaults.map(([key]) => `flink.${key}`));
  return [
    ...entries.filter(({ path }) => !names.has(path.join("."))),
    ...defaults.map(
      ([key, text]): EffectiveEntry => ({
        path: ["flink", ...key.split(".")],
        section: "config",
        value: fromPlain(text),
        source: { kind: "default", of: "cloudflow" },
        overrode: [],
      }),
    ),
  ];
}

/** The Kafka configuration of every topic that one of the streamlet's ports is on. */
function topicEntries(configuration: Configuration, streamlet: string): readonly EffectiveEntry[] {
  const isOn = (topic: Topic) =>
    [...topic.producers, ...topic.consumers].some(({ path }) => path?.streamlet === streamlet);
  return (configuration.blueprint?.topics ?? [])
    .filter(isOn)
    .flatMap((topic) => effectiveTopicEntries(configuration, topic));
}

/** The Kafka configuration of a topic; paths start with its id. */
export function effectiveTopicEntries(configuration: Configuration, topic: Topic): readonly EffectiveEntry[] {
  const override = getPath(configuration.resolution.root, ["cloudflow", "topics", topic.id]);
  return entriesOfScopes(
    "topic",
    [
      {
        scope: renderPath(["cloudflow", "topics", topic.id]),
        object: topicSettings(objectOf(override)),
      },
      {
        scope: renderPath(["blueprint", "topics", topic.id]),
        object: blueprintSettings(configuration, topic),
      },
    ],
    [topic.id],
  );
}

/** What the blueprint says of a topic; its cluster stands where the topic does. */
function blueprintSettings({ blueprint }: Configuration, { cluster, config, idRange }: Topic): HoconObject {
  if (cluster === undefined || blueprint === undefined) return config;
  const value = { ...fromPlain(cluster), origin: { file: blueprint.file, range: idRange } };
  return { ...config, fields: new Map([["cluster", value], ...config.fields]) };
}
