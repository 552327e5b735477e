/** What the keys of blueprints and configuration mean (CLOUDFLOW.md sections 2 and 3). */
import type { KeyRule } from "./key-rule.ts";

/** By the last keys of a path, `*` for any key: the longest that fits counts. */
const meanings: ReadonlyMap<string, string> = new Map([
  ["blueprint.streamlets", "The streamlet instances: a name and the class it runs."],
  ["blueprint.topics", "The topics that join outlets to inlets."],
  [
    "cloudflow.streamlets",
    "Configuration of single streamlet instances. It wins over that of their runtime.",
  ],
  ["cloudflow.runtimes", "Configuration of all streamlets of a runtime."],
  ["cloudflow.topics", "Configuration of topics. It wins over the blueprint."],
  ["checkpointing", "Whether Flink streamlets get Cloudflow's defaults for checkpoints."],
  ["checkpointing.default", "`false` leaves checkpointing to Flink's own defaults."],
  ["runner", "Settings of the process that runs a streamlet."],
  ["producers", "Outlets that write to the topic, as `streamlet.outlet`."],
  ["consumers", "Inlets that read from the topic, as `streamlet.inlet`."],
  ["cluster", "The name of the Kafka cluster that holds the topic. The default cluster when absent."],
  ["managed", "Whether the topic is created with the application. `true` when absent."],
  ["topic", "Settings of the Kafka topic: name, partitions, replicas and topic configuration."],
  ["connection-config", "Kafka settings for both producers and consumers."],
  ["producer-config", "Kafka settings for producers."],
  ["consumer-config", "Kafka settings for consumers."],
  ["topic.name", "The name of the topic in Kafka. The topic's id when absent."],
  ["partitions", "The number of partitions, a whole number."],
  ["replicas", "The number of copies of each partition, a whole number."],
  ["config-parameters", "Values of the configuration parameters that the streamlet declares."],
  ["streamlets.*.config", "Configuration that is passed to the streamlet's runtime."],
  ["runtimes.*.config", "Configuration that is passed to the runtime of all its streamlets."],
  ["streamlets.*.kubernetes", "Settings of the pods that run the streamlet."],
  ["runtimes.*.kubernetes", "Settings of the pods of all streamlets of the runtime."],
  ["pods", "Settings by kind of pod."],
  ["pod", "All pods of the streamlet."],
  ["job-manager", "Pods of Flink's job manager."],
  ["task-manager", "Pods of Flink's task managers."],
  ["driver", "The pod of Spark's driver."],
  ["executor", "Pods of Spark's executors."],
  ["labels", "Labels of the pods. Flink's job and task managers take those of `pod`."],
  ["annotations", "Annotations of the pods."],
  ["volumes", "Volumes by name, each a `secret`, a `config-map` or a `pvc`."],
  ["containers", "Settings of the streamlet's container."],
  ["secret", "The volume holds the files of a Secret, given by `name`."],
  ["secret.name", "The name of the Secret."],
  ["config-map", "The volume holds the files of a ConfigMap, given by `name`."],
  ["config-map.name", "The name of the ConfigMap."],
  ["optional", "Whether the pod may start without the ConfigMap."],
  ["items", "The keys of the ConfigMap to mount, each with the `path` of its file."],
  ["path", "The file in the volume that holds the key's value."],
  ["pvc", "The volume is a persistent volume claim, given by `name`."],
  ["pvc.name", "The name of the persistent volume claim."],
  ["pvc.read-only", "Whether the volume may only be read."],
  ["container", "The container that runs the streamlet."],
  ["env", "Environment variables: `[{ name = A, value = b }]`."],
  ["env.*.name", "The name of the environment variable."],
  ["env.*.value", "The value of the environment variable."],
  ["ports", "Ports of the container: `[{ container-port = 8080 }]`."],
  ["container-port", "The number of the port in the container."],
  ["protocol", "`TCP`, `UDP` or `SCTP`. `TCP` when absent."],
  ["ports.*.name", "A name for the port, at most 15 letters, digits and hyphens."],
  ["host-ip", "The address of the node to bind the port to."],
  ["host-port", "The number of the port on the node."],
  ["resources", "What the container requests and may use at most."],
  ["requests", "What the container is guaranteed."],
  ["limits", "What the container may use at most."],
  ["cpu", "Processors, as a Kubernetes quantity: `0.5` or `500m`."],
  ["memory", "Memory, as a Kubernetes quantity: `512Mi` or `2Gi`."],
  ["volume-mounts", "Where declared volumes are mounted, by volume name."],
  ["mount-path", "The absolute path in the container."],
  ["volume-mounts.*.read-only", "Whether the container may only read. `true` when absent."],
  ["subPath", "A path inside the volume to mount in place of its root."],
]);

/** What the key at a path means; empty for keys that nobody described. */
export function keyMeaning(path: readonly string[]): string {
  const last = path.slice(-3);
  const name = last.at(-1) ?? "";
  const tails = [[last[0], "*", name], last.slice(-2), [name]];
  for (const tail of tails) {
    const meaning = meanings.get(tail.join("."));
    if (meaning !== undefined) return meaning;
  }
  return "";
}

function passedOnKey(
  name: string,
  template: KeyRule["template"],
  documentation: string,
  values: readonly string[] = [],
): KeyRule {
  return { name, template, documentation, values };
}

/** Settings of topics that Kafka knows and Cloudflow passes on. */
export const kafkaTopicKeys: readonly KeyRule[] = [
  passedOnKey("cleanup.policy", "text", "What Kafka does with old records: `delete`, `compact` or both.", [
    "delete",
    "compact",
  ]),
  passedOnKey("retention.ms", "number", "How long Kafka keeps records, in milliseconds."),
];

/** Settings of Kafka's clients that Cloudflow passes on. */
export const clientKeys: readonly KeyRule[] = [
  passedOnKey("bootstrap.servers", "text", "Addresses of Kafka brokers, `host:port`, separated by commas."),
  passedOnKey("security.protocol", "text", "How to speak to the brokers.", [
    "PLAINTEXT",
    "SSL",
    "SASL_PLAINTEXT",
    "SASL_SSL",
  ]),
];
