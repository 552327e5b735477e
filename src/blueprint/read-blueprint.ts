/** Reads the `blueprint` section of a resolved text (CLOUDFLOW.md section 2). */
import type { HoconObject, HoconValue, Resolution, TextRange } from "../hocon/index.ts";
import { asBoolean, asInt, asList, asString, getPath } from "../hocon/index.ts";
import type { Blueprint, PortReference, StreamletInstance, Topic } from "./blueprint.ts";
import { parsePortPath } from "./port-path.ts";
import { adviceOf, type BlueprintElement, type BlueprintProblem, errorOf } from "./problem.ts";

export interface BlueprintReading {
  readonly blueprint: Blueprint;
  readonly problems: readonly BlueprintProblem[];
}

/** A reason for `BlueprintFormatError` and where it stands. */
interface FormatFault {
  readonly reason: string;
  readonly file: string;
  readonly range: TextRange;
  readonly elements?: readonly BlueprintElement[];
}

/**
 * Reads what can be read, so that a canvas has something to draw, and reports what Cloudflow would stop at:
 * one `BlueprintFormatError` (further ones as warnings, since Cloudflow shows the first only), or
 * `MissingStreamletsSection`. Never throws.
 * @param earlier an earlier blueprint of the same file, whose elements are used again where nothing about them changed.
 */
export function readBlueprint(file: string, resolution: Resolution, earlier?: Blueprint): BlueprintReading {
  const faults: FormatFault[] = [];
  const { root } = resolution;
  const section = present(root.fields.get("blueprint"));
  const streamletsValue = section === undefined ? undefined : present(getPath(section, ["streamlets"]));
  const topicsValue = section === undefined ? undefined : present(getPath(section, ["topics"]));
  const streamlets =
    streamletsValue === undefined ? [] : readStreamlets(streamletsValue, faults, earlier?.streamlets ?? []);
  const topics = topicsValue === undefined ? [] : readTopics(topicsValue, faults, earlier?.topics ?? []);
  const connections = section === undefined ? undefined : present(getPath(section, ["connections"]));
  if (connections !== undefined) {
    faults.push({
      reason:
        "Please specify 'blueprint.topics' section instead of previously supported 'blueprint.connections' section.",
      ...keyPlace(connections),
    });
  }

  const blueprint: Blueprint = { file, streamlets, topics };
  const syntax = resolution.problems.map((one) => ({
    reason: one.message,
    file: one.file,
    range: one.range,
  }));
  if (syntax.length === 0 && streamletsValue === undefined) {
    const range = section?.origin.keyRange ?? { start: 0, end: 0 };
    return { blueprint, problems: [errorOf({ code: "MissingStreamletsSection" }, { file, range })] };
  }
  return { blueprint, problems: formatProblems([...syntax, ...faults]) };
}

function formatProblems(faults: readonly FormatFault[]): readonly BlueprintProblem[] {
  return faults.map((fault, index) => {
    const place = { file: fault.file, range: fault.range, elements: fault.elements ?? [] };
    return index === 0
      ? errorOf({ code: "BlueprintFormatError", reason: fault.reason }, place)
      : adviceOf("further-format-error", "warning", fault.reason, { reason: fault.reason }, place);
  });
}

/** Cloudflow treats null as absent. */
function present(value: HoconValue | undefined): HoconValue | undefined {
  return value === undefined || value.kind === "null" ? undefined : value;
}

function valuePlace(value: HoconValue): { readonly file: string; readonly range: TextRange } {
  return { file: value.origin.file, range: value.origin.range };
}

function keyPlace(value: HoconValue): { readonly file: string; readonly range: TextRange } {
  return { file: value.origin.file, range: value.origin.keyRange ?? value.origin.range };
}

function readStreamlets(
  value: HoconValue,
  faults: FormatFault[],
  earlier: readonly StreamletInstance[],
): readonly StreamletInstance[] {
  if (value.kind !== "object") {
    faults.push({
      reason:
        "blueprint.streamlets must be an object of names and class names, like { name = package.Class }.",
      ...valuePlace(value),
    });
    return [];
  }
  const instances: StreamletInstance[] = [];
  for (const [name, entry] of value.fields) {
    const className = asString(entry);
    if (!className.ok) {
      faults.push({
        reason: `blueprint.streamlets.${name} must be the class name of a streamlet. ${className.message}`,
        ...valuePlace(entry),
        elements: [{ kind: "streamlet", streamlet: name }],
      });
      continue;
    }
    const { keyRange, range: classRange } = entry.origin;
    const nameRange = keyRange ?? classRange;
    const known = earlier[instances.length];
    const isSame =
      known !== undefined &&
      known.name === name &&
      known.className === className.value &&
      sameRange(known.nameRange, nameRange) &&
      sameRange(known.classRange, classRange);
    instances.push(isSame ? known : { name, className: className.value, nameRange, classRange });
  }
  return instances;
}

function sameRange(a: TextRange, b: TextRange): boolean {
  return a.start === b.start && a.end === b.end;
}

function readTopics(value: HoconValue, faults: FormatFault[], earlier: readonly Topic[]): readonly Topic[] {
  if (value.kind !== "object") {
    faults.push({ reason: "blueprint.topics must be an object of topics.", ...valuePlace(value) });
    return [];
  }
  const topics: Topic[] = [];
  for (const [id, entry] of value.fields) {
    if (entry.kind === "object" || entry.kind === "null") {
      topics.push(readTopic(id, entry, faults, earlier[topics.length]));
    } else {
      faults.push({
        reason: `blueprint.topics.${id} must be an object with producers and consumers.`,
        ...valuePlace(entry),
        elements: [{ kind: "topic", topic: id }],
      });
    }
  }
  return topics;
}

const ownKeys: ReadonlySet<string> = new Set(["producers", "consumers", "cluster"]);

function readTopic(id: string, entry: HoconValue, faults: FormatFault[], earlier: Topic | undefined): Topic {
  const fields = entry.kind === "object" ? entry.fields : noFields;
  const place: TopicPlace = { id, faults };
  const producers = readPorts(fields, "producers", place, earlier?.producers ?? noPorts);
  const consumers = readPorts(fields, "consumers", place, earlier?.consumers ?? noPorts);
  const settings = settingsOf(fields);
  const section = present(settings.get("topic"));
  const cluster = readCluster(fields, place);
  if (settings.size > 0) checkSections(settings, section, place);

  const nameValue = section === undefined ? undefined : present(getPath(section, ["name"]));
  const topicName = nameValue === undefined ? undefined : asString(nameValue);
  const managedValue = present(settings.get("managed"));
  const managed = managedValue === undefined ? undefined : asBoolean(managedValue);
  const idRange = entry.origin.keyRange ?? entry.origin.range;
  const isSame =
    earlier !== undefined &&
    earlier.id === id &&
    earlier.producers === producers &&
    earlier.consumers === consumers &&
    earlier.cluster === cluster &&
    settings.size === 0 &&
    earlier.config.fields.size === 0 &&
    sameRange(earlier.idRange, idRange) &&
    earlier.config.origin.file === entry.origin.file &&
    sameRange(earlier.config.origin.range, entry.origin.range) &&
    earlier.config.overrode.length === 0 &&
    entry.overrode.length === 0;
  if (isSame) return earlier;
  const topic: Topic = {
    id,
    idRange,
    topicName: topicName?.ok === true ? topicName.value : id,
    managed: managed?.ok === true ? managed.value : true,
    producers,
    consumers,
    config: { kind: "object", fields: settings, origin: entry.origin, overrode: entry.overrode },
  };
  return cluster === undefined ? topic : { ...topic, cluster };
}

/** The topic being read, and where to say what is wrong with it. */
interface TopicPlace {
  readonly id: string;
  readonly faults: FormatFault[];
}

function fault({ id, faults }: TopicPlace, where: HoconValue, reason: string): void {
  faults.push({
    reason: `blueprint.topics.${id}.${reason}`,
    ...valuePlace(where),
    elements: [{ kind: "topic", topic: id }],
  });
}

const noFields: HoconObject["fields"] = new Map();

/** What a topic holds besides its ports and its cluster. */
function settingsOf(fields: HoconObject["fields"]): HoconObject["fields"] {
  let settings: Map<string, HoconValue> | undefined;
  for (const [key, value] of fields) {
    if (ownKeys.has(key)) continue;
    settings ??= new Map();
    settings.set(key, value);
  }
  return settings ?? noFields;
}

function readCluster(fields: HoconObject["fields"], place: TopicPlace): string | undefined {
  const value = present(fields.get("cluster"));
  if (value === undefined) return undefined;
  const cluster = asString(value);
  if (cluster.ok) return cluster.value;
  fault(place, value, `cluster: ${cluster.message}`);
  return undefined;
}

function checkSections(
  settings: HoconObject["fields"],
  topicSection: HoconValue | undefined,
  place: TopicPlace,
): void {
  for (const key of ["connection-config", "producer-config", "consumer-config", "topic"]) {
    const section = present(settings.get(key));
    if (section !== undefined && section.kind !== "object")
      fault(place, section, `${key} must be an object.`);
  }
  if (topicSection === undefined) return;
  for (const key of ["partitions", "replicas"]) {
    const count = present(getPath(topicSection, [key]));
    const reading = count === undefined ? undefined : asInt(count);
    if (count !== undefined && reading?.ok === false) fault(place, count, `topic.${key}: ${reading.message}`);
  }
}

const noPorts: readonly PortReference[] = [];

function readPorts(
  fields: HoconObject["fields"],
  key: "producers" | "consumers",
  place: TopicPlace,
  earlier: readonly PortReference[],
): readonly PortReference[] {
  const value = present(fields.get(key));
  if (value === undefined) return noPorts;
  const items = asList(value);
  if (!items.ok) {
    fault(place, value, `${key} must be a list of port paths, like [streamlet.port].`);
    return noPorts;
  }
  const faultsBefore = place.faults.length;
  const references = items.value.map((item, index) => readPort(item, index, key, place, earlier[index]));
  if (place.faults.length > faultsBefore) return references.filter((reference) => reference !== undefined);
  const isSame =
    references.length === earlier.length &&
    references.every((reference, index) => reference === earlier[index]);
  return isSame ? earlier : (references as readonly PortReference[]);
}

function readPort(
  item: HoconValue,
  index: number,
  key: "producers" | "consumers",
  place: TopicPlace,
  earlier: PortReference | undefined,
): PortReference | undefined {
  const reading = asString(item);
  if (!reading.ok) {
    fault(place, item, `${key}: a port path is expected. ${reading.message}`);
    return undefined;
  }
  const { range } = item.origin;
  if (earlier === undefined || earlier.text !== reading.value) {
    const text = reading.value;
    const path = parsePortPath(text);
    return path === undefined ? { text, range, index } : { text, path, range, index };
  }
  if (earlier.index === index && sameRange(earlier.range, range)) return earlier;
  const { text, path } = earlier;
  return path === undefined ? { text, range, index } : { text, path, range, index };
}
