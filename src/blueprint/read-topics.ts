/** Reads `blueprint.topics` (CLOUDFLOW.md section 2). */
import type { HoconObject, HoconValue } from "../hocon/index.ts";
import { asBoolean, asInt, asList, asString, getPath } from "../hocon/index.ts";
import type { PortReference, Topic } from "./blueprint.ts";
import { type FormatFault, present, sameRange, valuePlace } from "./format-fault.ts";
import { parsePortPath } from "./port-path.ts";

export function readTopics(
  value: HoconValue,
  faults: FormatFault[],
  earlier: readonly Topic[],
): readonly Topic[] {
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
  const topic: Topic = {
    id,
    idRange,
    topicName: topicName?.ok === true ? topicName.value : id,
    managed: managed?.ok === true ? managed.value : true,
    producers,
    consumers,
    config: { kind: "object", fields: settings, origin: entry.origin, overrode: entry.overrode },
  };
  const read = cluster === undefined ? topic : { ...topic, cluster };
  return earlier !== undefined && isUnchanged(earlier, read) ? earlier : read;
}

/** Whether a topic without settings says the same in the same place. */
function isUnchanged(earlier: Topic, topic: Topic): boolean {
  const [before, now] = [earlier.config, topic.config];
  return (
    earlier.id === topic.id &&
    earlier.producers === topic.producers &&
    earlier.consumers === topic.consumers &&
    earlier.cluster === topic.cluster &&
    sameRange(earlier.idRange, topic.idRange) &&
    before.fields.size + now.fields.size + before.overrode.length + now.overrode.length === 0 &&
    before.origin.file === now.origin.file &&
    sameRange(before.origin.range, now.origin.range)
  );
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
