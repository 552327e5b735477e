import { fingerprint, type Schema } from "../../avro/index.ts";
import type { Application, ApplicationStreamlet, ApplicationTopic } from "../../config/index.ts";
import { type Inlet, type Outlet, RoundRobinPartitioner } from "../../streamlet/index.ts";
import type { RunLogs } from "../host/logs.ts";
import type { TopicSettings } from "../kafka/broker.ts";
import type { Membership } from "../kafka/group-consumer.ts";
import type { OffsetReset } from "../kafka/messages.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { externalFormat } from "./external-format.ts";
import { InletPort, type InletPortSettings } from "./inlet-port.ts";
import { membershipOf } from "./membership.ts";
import { OutletPort } from "./outlet-port.ts";
import { plainNumber, plainSetting } from "./plain-setting.ts";
import { RAW_BYTES } from "./port-codec.ts";
import type { PortCounter } from "./port-counter.ts";

/** Partitions of one topic that the simulated cluster has room for. */
const MOST_PARTITIONS = 1000;

/** The ports of a running application, each made once, with the topics behind them. */
export class ApplicationPorts {
  readonly #application: Application;
  readonly #scenario: Scenario;
  readonly #logs: RunLogs;
  readonly #topics: ReadonlyMap<string, ApplicationTopic>;
  readonly #streamlets: Map<string, ApplicationStreamlet>;
  readonly #inlets = new Map<string, InletPort>();
  readonly #outlets = new Map<string, OutletPort>();
  /** What has gone through a port, by its id: goes on when the port is made anew. */
  readonly #counters = new Map<string, PortCounter>();
  /** Ports that are to be made anew. */
  readonly #stale = new Set<string>();

  constructor(application: Application, scenario: Scenario, logs: RunLogs) {
    this.#application = application;
    this.#scenario = scenario;
    this.#logs = logs;
    this.#topics = new Map(application.topics.map((topic) => [topic.id, topic]));
    this.#streamlets = new Map(application.streamlets.map((streamlet) => [streamlet.name, streamlet]));
  }

  get inlets(): Iterable<InletPort> {
    return this.#inlets.values();
  }

  get outlets(): Iterable<OutletPort> {
    return this.#outlets.values();
  }

  /** A streamlet has another version: its ports are made anew for it. */
  renew(streamlet: ApplicationStreamlet): void {
    this.#streamlets.set(streamlet.name, streamlet);
    for (const [id, { settings, counter }] of [...this.#inlets, ...this.#outlets]) {
      if (settings.streamlet !== streamlet.name) continue;
      this.#counters.set(id, counter);
      this.#stale.add(id);
    }
  }

  groupOf(streamlet: string, inlet: string): string {
    return `${this.#application.id}.${streamlet}.${inlet}`;
  }

  topicSettings(topic: ApplicationTopic): TopicSettings {
    const retentionBytes = plainNumber(topic.config, "topic.retention.bytes");
    const retentionMs = plainNumber(topic.config, "topic.retention.ms");
    return {
      id: topic.id,
      partitions: this.#partitions(topic),
      keepBytes: this.#scenario.retentionBytes,
      groups: topic.consumers.map(({ streamlet, port }) => this.groupOf(streamlet, port)),
      ...(retentionBytes === undefined || retentionBytes < 0 ? {} : { retentionBytes }),
      ...(retentionMs === undefined || retentionMs < 0 ? {} : { retentionMs }),
    };
  }

  /** Schemas of a topic's writers, in the order of its producers. */
  writersOf(topic: ApplicationTopic): readonly Schema[] {
    return topic.producers.flatMap(({ streamlet, port }) => this.#schema(streamlet, port) ?? []);
  }

  /** Any schema that tells what a topic's records look like. */
  schemaOf(topic: ApplicationTopic): Schema | undefined {
    const readers = topic.consumers.map(({ streamlet, port }) => this.#schema(streamlet, port));
    return this.writersOf(topic)[0] ?? readers.find((schema) => schema !== undefined);
  }

  /** How consumers of an inlet take part in their group. Throws as `inlet` does. */
  membership(streamlet: string, port: string): Membership {
    return membershipOf(
      this.#streamlets.get(streamlet) as ApplicationStreamlet,
      this.#connection(streamlet, port).topic,
    );
  }

  /** An inlet's port. Throws an Error with a sentence where it cannot be used. */
  inlet(streamlet: string, port: string, declared?: Inlet): InletPort {
    const id = `${streamlet}.${port}`;
    const known = this.#inlets.get(id);
    if (known !== undefined && !this.#stale.delete(id)) return known;
    const { topic, schema } = this.#connection(streamlet, port);
    const handler = declared?.format === "avro" ? declared.errorHandler : undefined;
    const isolation = plainSetting(topic.config, "consumer-config.isolation.level");
    const transactional = this.#scenario.delivery === "exactly-once";
    let skipped = 0;
    const settings: InletPortSettings = {
      streamlet,
      port,
      topic: topic.id,
      partitions: this.#partitions(topic),
      group: this.groupOf(streamlet, port),
      hasUniqueGroupId: declared?.hasUniqueGroupId ?? false,
      isolation:
        isolation === "read_committed" || (isolation !== "read_uncommitted" && transactional)
          ? "read_committed"
          : "read_uncommitted",
      offsetReset: offsetResetOf(topic),
      membership: this.membership(streamlet, port),
      schema,
      writers: new Map(this.#differentWriters(topic).map((writer) => [fingerprint(writer), writer])),
      errorHandler: handler,
      onSkipped: (record, message) => {
        // The first few say what is wrong; a line for each of many thousands would hide everything else.
        if (++skipped > 10) return;
        const where = `offset ${record.offset} of topic ${topic.id}`;
        this.#logs.event(
          streamlet,
          "warning",
          `Inlet ${port} skipped bytes that do not decode: ${message}`,
          where,
        );
      },
    };
    const inlet = new InletPort(settings, this.#counters.get(id));
    this.#inlets.set(id, inlet);
    return inlet;
  }

  /** An outlet's port. Throws an Error with a sentence where it cannot be used. */
  outlet(streamlet: string, port: string, keyOf?: (value: unknown) => unknown): OutletPort {
    const id = `${streamlet}.${port}`;
    const known = this.#outlets.get(id);
    if (known !== undefined && !this.#stale.delete(id)) return known;
    const { topic, schema } = this.#connection(streamlet, port);
    const settings = {
      streamlet,
      port,
      topic: topic.id,
      partitions: this.#partitions(topic),
      schema,
      markWriter: this.#differentWriters(topic).length > 0,
      keyOf,
    };
    const outlet = new OutletPort(settings, this.#counters.get(id));
    this.#outlets.set(id, outlet);
    return outlet;
  }

  /** A port by which something outside of the application writes to the topic of an inlet. Throws as `inlet` does. */
  outside(streamlet: string, inlet: string, keyOf: ((value: unknown) => unknown) | undefined): OutletPort {
    const { topic, schema } = this.#connection(streamlet, inlet);
    return new OutletPort({
      streamlet,
      port: inlet,
      topic: topic.id,
      partitions: this.#partitions(topic),
      schema,
      markWriter: false,
      keyOf,
    });
  }

  /** Schema of a port's records; undefined where it has none. */
  recordSchema(streamlet: string, port: string): Schema | undefined {
    return this.#schema(streamlet, port);
  }

  /** Kafka name of a port's topic. */
  topicName(streamlet: string, port: string): string {
    const topic = this.#topics.get(this.#streamlets.get(streamlet)?.portMappings.get(port) ?? "");
    if (topic === undefined) throw new Error(`Port "${port}" of ${streamlet} is on no topic.`);
    return topic.name;
  }

  /** Whether a port is connected and has an Avro schema, so that records can flow. */
  isUsable(streamlet: string, port: string): boolean {
    const found = this.#streamlets.get(streamlet);
    return (
      this.#topics.has(found?.portMappings.get(port) ?? "") && this.#schema(streamlet, port) !== undefined
    );
  }

  #connection(streamlet: string, port: string): { topic: ApplicationTopic; schema: Schema } {
    const found = this.#streamlets.get(streamlet);
    const topic = this.#topics.get(found?.portMappings.get(port) ?? "");
    if (topic === undefined)
      throw new Error(`Port "${port}" of ${streamlet} is on no topic: connect it in the blueprint.`);
    const schema = this.#schema(streamlet, port);
    if (schema === undefined) {
      throw new Error(
        `Port "${port}" of ${streamlet} has no Avro schema text: add its .avsc file to the project.`,
      );
    }
    return { topic, schema };
  }

  #schema(streamlet: string, port: string): Schema | undefined {
    const found = this.#streamlets.get(streamlet);
    if (found === undefined) return undefined;
    return externalFormat(found, port) === undefined ? found.schemas.get(port) : RAW_BYTES;
  }

  #partitions(topic: ApplicationTopic): number {
    return Math.min(MOST_PARTITIONS, Math.max(1, topic.partitions ?? this.#scenario.partitions));
  }

  /** The writers' schemas, if the ports of the topic do not all have the same one. */
  #differentWriters(topic: ApplicationTopic): readonly Schema[] {
    const readers = topic.consumers.flatMap(({ streamlet, port }) => this.#schema(streamlet, port) ?? []);
    const writers = this.writersOf(topic);
    const fingerprints = new Set([...writers, ...readers].map(fingerprint));
    return fingerprints.size > 1 ? writers : [];
  }
}

/** The key function of a declared outlet; undefined for round robin. */
export function keyFunctionOf(outlet: Outlet): ((value: unknown) => unknown) | undefined {
  const { partitioner } = outlet;
  return partitioner === RoundRobinPartitioner ? undefined : (value) => partitioner(value);
}

/** Cloudflow asks for `earliest` where the topic's `consumer-config` does not say. */
function offsetResetOf({ config }: ApplicationTopic): OffsetReset {
  const text = String(plainSetting(config, "consumer-config.auto.offset.reset")).toLowerCase();
  return text === "latest" || text === "none" ? text : "earliest";
}
