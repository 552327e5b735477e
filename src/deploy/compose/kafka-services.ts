/** Kafka on one machine, and the topics that it starts with. */
import type { Application } from "../../config/index.ts";
import { flatTexts } from "../kubernetes/pods-config.ts";
import { isSecretSetting } from "../secrets/secret-keys.ts";
import { field } from "../text/plain-reader.ts";
import { literal, shellWord } from "./escape.ts";

/** Where containers reach Kafka; programs on the machine itself use `localhost:9094`. */
export const composeBootstrap = "kafka:9092";

const image = "apache/kafka:3.9.1";
const tools = "/opt/kafka/bin";
/** Keys below `topic` that are no settings of Kafka. */
const notSettings: readonly string[] = ["name", "partitions", "replicas"];

/** One broker that is its own controller (KRaft). */
export function kafkaService(): object {
  return {
    image,
    ports: ["9094:9094"],
    environment: {
      KAFKA_NODE_ID: "1",
      KAFKA_PROCESS_ROLES: "broker,controller",
      KAFKA_LISTENERS: "PLAINTEXT://:9092,CONTROLLER://:9093,HOST://:9094",
      KAFKA_ADVERTISED_LISTENERS: "PLAINTEXT://kafka:9092,HOST://localhost:9094",
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,HOST:PLAINTEXT",
      KAFKA_INTER_BROKER_LISTENER_NAME: "PLAINTEXT",
      KAFKA_CONTROLLER_LISTENER_NAMES: "CONTROLLER",
      KAFKA_CONTROLLER_QUORUM_VOTERS: "1@kafka:9093",
      // One broker cannot keep the three copies that Kafka asks for by default.
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: "1",
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: "1",
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: "1",
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: "false",
    },
    healthcheck: {
      test: ["CMD", `${tools}/kafka-broker-api-versions.sh`, "--bootstrap-server", "localhost:9092"],
      interval: "5s",
      timeout: "10s",
      retries: 20,
    },
  };
}

/** A container that makes the managed topics and ends; the streamlets wait for it. */
export function topicsService(application: Application): object {
  const names = new Set<string>();
  const commands = application.topics.flatMap((topic) => {
    if (!topic.managed || names.has(topic.name)) return [];
    names.add(topic.name);
    const settings = [...flatTexts(field(topic.config, "topic"))]
      .filter(([key, value]) => !notSettings.includes(key) && !isSecretSetting(key, value))
      .flatMap(([key, value]) => ["--config", `${key}=${value}`]);
    const partitions = topic.partitions === undefined ? [] : ["--partitions", String(topic.partitions)];
    const words = [
      `${tools}/kafka-topics.sh`,
      ...["--bootstrap-server", composeBootstrap, "--create", "--if-not-exists", "--topic", topic.name],
      ...[...partitions, "--replication-factor", "1", ...settings],
    ];
    return [words.map(shellWord).join(" ")];
  });
  return {
    image,
    entrypoint: ["/bin/sh", "-ec"],
    command: [literal(commands.length === 0 ? "true" : commands.join("\n"))],
    depends_on: { kafka: { condition: "service_healthy" } },
    restart: "no",
  };
}
