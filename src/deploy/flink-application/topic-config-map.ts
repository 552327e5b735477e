/** What Cloudflow's operator notes down of each managed topic (CLOUDFLOW.md section 5). */
import type { IConfigMap } from "kubernetes-models/v1/ConfigMap";
import type { ApplicationTopic } from "../../config/index.ts";
import { strimziBootstrap } from "../kubernetes/kafka-topic.ts";
import type { Labels } from "../kubernetes/metadata.ts";
import { flatTexts } from "../kubernetes/pods-config.ts";

/** Counts that the topic does not set come from the Kafka cluster's settings and are not known here. */
export function topicConfigMap(topic: ApplicationTopic, name: string, labels: Labels): IConfigMap {
  const servers = flatTexts(topic.config).get("bootstrap.servers") ?? strimziBootstrap(topic);
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, labels },
    data: {
      id: topic.id,
      name: topic.name,
      ...(topic.partitions === undefined ? {} : { partitions: String(topic.partitions) }),
      ...(topic.replicas === undefined ? {} : { replicationFactor: String(topic.replicas) }),
      "bootstrap.servers": servers,
    },
  };
}
