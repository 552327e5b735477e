/** Managed topics as KafkaTopic resources. */
import type { Application, ApplicationTopic } from "../../config/index.ts";
import type { ExportFiles } from "../export-files.ts";
import { kafkaCluster, kafkaTopic } from "../kubernetes/kafka-topic.ts";
import { subdomainRule } from "../names/resource-names.ts";

export function topicFiles(application: Application, files: ExportFiles): void {
  const withoutCluster: ApplicationTopic[] = [];
  const written = new Map<string, string>();
  for (const topic of application.topics) {
    if (!topic.managed) continue;
    const key = JSON.stringify([kafkaCluster(topic), topic.name]);
    const first = written.get(key);
    if (first !== undefined) {
      files.note({
        severity: "warning",
        message: `Topics ${first} and ${topic.id} are the same Kafka topic ${topic.name}; it is made once, as ${first} says.`,
      });
      continue;
    }
    written.set(key, topic.id);
    const name = files.name("KafkaTopic", [topic.name], subdomainRule);
    files.add(`topics/${name}`, kafkaTopic(application, topic, name));
    if (topic.cluster === undefined) withoutCluster.push(topic);
  }
  const [first] = withoutCluster;
  if (first === undefined) return;
  files.note({
    severity: "info",
    message: `${withoutCluster.length === 1 ? `Topic ${first.id} names` : `${withoutCluster.length} topics name`} no cluster and will be made in the Kafka resource ${kafkaCluster(first)}; change the label strimzi.io/cluster if yours is called otherwise.`,
  });
}
