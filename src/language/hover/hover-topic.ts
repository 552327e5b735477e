import type { PortReference } from "../../blueprint/index.ts";
import { getPath } from "../../hocon/index.ts";
import type { LanguageContext } from "../language-context.ts";
import { code } from "./markdown.ts";
import { summaryOf } from "./summary.ts";

/** A topic: its name in Kafka, what it joins, and what configuration sets for it. */
export function hoverTopic(context: LanguageContext, id: string): readonly string[] {
  const topic = context.blueprint.topics.find((one) => one.id === id);
  if (topic === undefined) return [`There is no topic ${code(id)} in the blueprint.`];
  const lines = [`Topic ${code(id)}${topic.managed ? "" : ", not managed by the application"}`];
  if (topic.topicName !== id) lines.push(`Name in Kafka: ${code(topic.topicName)}`);
  if (topic.cluster !== undefined) lines.push(`Kafka cluster: ${code(topic.cluster)}`);
  lines.push(`Producers: ${ports(topic.producers)}`, `Consumers: ${ports(topic.consumers)}`);
  const configured = getPath(context.configuration.resolution.root, ["cloudflow", "topics", id]);
  const settings = [getPath(topic.config, ["topic"]), configured && getPath(configured, ["topic"])];
  for (const key of ["partitions", "replicas"]) {
    const value = settings
      .map((section) => section && getPath(section, [key]))
      .findLast((one) => one !== undefined);
    if (value !== undefined)
      lines.push(`${key === "partitions" ? "Partitions" : "Replicas"}: ${code(summaryOf(value))}`);
  }
  return [lines.join("\n\n")];
}

function ports(references: readonly PortReference[]): string {
  return references.length === 0 ? "none" : references.map((one) => code(one.text)).join(", ");
}
