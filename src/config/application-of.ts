/** Makes the Application of a verified blueprint, its configuration and the designer's settings. */
import type { Schema } from "../avro/index.ts";
import type {
  PortPath,
  StreamletDescriptor,
  StreamletInstance,
  Topic,
  VerifiedBlueprint,
} from "../blueprint/index.ts";
import { asInt, asString, getPath, type HoconObject, type HoconValue, toPlain } from "../hocon/index.ts";
import type {
  Application,
  ApplicationSettings,
  ApplicationStreamlet,
  ApplicationTopic,
} from "./application.ts";
import { parameterValues } from "./check-parameters.ts";
import type { Configuration } from "./configuration.ts";
import { effectiveSection } from "./scopes.ts";
import { effectiveTopic, isManaged } from "./topic-config.ts";

export function applicationOf(
  blueprint: VerifiedBlueprint,
  configuration: Configuration,
  settings: ApplicationSettings,
): Application {
  const { root } = configuration.resolution;
  const mappings = portMappingsOf(blueprint);
  return {
    id: settings.id,
    version: settings.version,
    flinkVersion: settings.flinkVersion,
    ...(settings.libraryVersion === undefined ? {} : { libraryVersion: settings.libraryVersion }),
    streamlets: blueprint.streamlets.flatMap((instance) => {
      const descriptor = blueprint.catalog.find(instance.className);
      if (descriptor === undefined) return [];
      return streamletOf(instance, descriptor, blueprint, root, settings, mappings);
    }),
    topics: blueprint.topics.map((topic) => topicOf(topic, root)),
  };
}

function portMappingsOf(blueprint: VerifiedBlueprint): ReadonlyMap<string, Map<string, string>> {
  const byStreamlet = new Map<string, Map<string, string>>();
  for (const topic of blueprint.topics) {
    for (const { path } of [...topic.producers, ...topic.consumers]) {
      if (path === undefined) continue;
      const ports = byStreamlet.get(path.streamlet) ?? new Map<string, string>();
      ports.set(path.port, topic.id);
      byStreamlet.set(path.streamlet, ports);
    }
  }
  return byStreamlet;
}

function streamletOf(
  { name }: StreamletInstance,
  descriptor: StreamletDescriptor,
  { catalog }: VerifiedBlueprint,
  root: HoconObject,
  settings: ApplicationSettings,
  mappings: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ApplicationStreamlet {
  const { runtime, className, projectId } = descriptor;
  const values = parameterValues(root, name);
  const parameters = new Map<string, string>();
  const parametersSet = new Set<string>();
  for (const { key, defaultValue } of descriptor.configParameters) {
    const set = textOf(values.get(key));
    if (set !== undefined) parametersSet.add(key);
    const value = set ?? defaultValue;
    if (value !== undefined) parameters.set(key, value);
  }
  const schemas = new Map<string, Schema>();
  for (const port of [...descriptor.inlets, ...descriptor.outlets]) {
    const schema = catalog.schemaOf(descriptor, port.name);
    if (schema !== undefined) schemas.set(port.name, schema);
  }
  const replicas = settings.replicas.get(name);
  return {
    name,
    descriptor,
    image:
      settings.images.get(className) ??
      (projectId === undefined ? undefined : settings.images.get(projectId)) ??
      descriptor.image ??
      "",
    ...(replicas === undefined ? {} : { replicas }),
    parameters,
    parametersSet,
    config: effectiveSection(root, name, runtime, "config"),
    kubernetes: effectiveSection(root, name, runtime, "kubernetes"),
    portMappings: mappings.get(name) ?? new Map(),
    schemas,
  };
}

function topicOf(topic: Topic, root: HoconObject): ApplicationTopic {
  const { config, cluster } = effectiveTopic(topic, root);
  const partitions = countOf(getPath(config, ["topic", "partitions"]));
  const replicas = countOf(getPath(config, ["topic", "replicas"]));
  return {
    id: topic.id,
    name: textOf(getPath(config, ["topic", "name"])) ?? topic.id,
    managed: isManaged(config),
    ...(cluster === undefined ? {} : { cluster }),
    ...(partitions === undefined ? {} : { partitions }),
    ...(replicas === undefined ? {} : { replicas }),
    config: toPlain(config),
    producers: pathsOf(topic.producers),
    consumers: pathsOf(topic.consumers),
  };
}

/** Each port once. */
function pathsOf(references: Topic["producers"]): readonly PortPath[] {
  const paths = new Map<string, PortPath>();
  for (const { path } of references) {
    if (path !== undefined) paths.set(JSON.stringify([path.streamlet, path.port]), path);
  }
  return [...paths.values()];
}

function textOf(value: HoconValue | undefined): string | undefined {
  const reading = value === undefined ? undefined : asString(value);
  return reading?.ok === true ? reading.value : undefined;
}

function countOf(value: HoconValue | undefined): number | undefined {
  const reading = value === undefined ? undefined : asInt(value);
  return reading?.ok === true ? reading.value : undefined;
}
