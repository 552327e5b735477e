/** Topics as Strimzi's KafkaTopic. */
import type { Application, ApplicationTopic } from "../../config/index.ts";
import { isSecretSetting } from "../secrets/secret-keys.ts";
import { field } from "../text/plain-reader.ts";
import { plainObject } from "../text/sorted-keys.ts";
import { applicationLabels } from "./metadata.ts";
import { flatTexts } from "./pods-config.ts";

/** The Kafka cluster of topics that name none, as in Cloudflow's installation guide. */
const defaultCluster = "cloudflow-strimzi";

/** Keys below `topic` that have a field of their own. */
const fields: readonly string[] = ["name", "partitions", "replicas"];

/** The name of the Kafka resource that runs a topic. */
export function kafkaCluster(topic: ApplicationTopic): string {
  return topic.cluster ?? defaultCluster;
}

/** Where Strimzi lets clients connect to the cluster of a topic, without encryption. */
export function strimziBootstrap(topic: ApplicationTopic): string {
  return `${kafkaCluster(topic)}-kafka-bootstrap:9092`;
}

/** The resource of a managed topic; `resourceName` may differ from the topic's own name. */
export function kafkaTopic(application: Application, topic: ApplicationTopic, resourceName: string) {
  const settings = [...flatTexts(field(topic.config, "topic"))].filter(
    ([key, value]) => !fields.includes(key) && !isSecretSetting(key, value),
  );
  return {
    apiVersion: "kafka.strimzi.io/v1",
    kind: "KafkaTopic",
    metadata: {
      name: resourceName,
      labels: { "strimzi.io/cluster": kafkaCluster(topic), ...applicationLabels(application) },
    },
    spec: {
      ...(topic.name === resourceName ? {} : { topicName: topic.name }),
      ...(topic.partitions === undefined ? {} : { partitions: topic.partitions }),
      ...(topic.replicas === undefined ? {} : { replicas: topic.replicas }),
      ...(settings.length === 0 ? {} : { config: plainObject(settings) }),
    },
  };
}
