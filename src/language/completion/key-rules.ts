/**
 * The keys of blueprints and configuration that the rules know by name (CLOUDFLOW.md sections 2 and 3).
 * `*` in a pattern stands for any one key.
 */
export interface KeyRule {
  readonly name: string;
  /** What the key means, in one or two sentences. */
  readonly documentation: string;
  /** What usually follows the key. */
  readonly template: "object" | "list" | "text" | "number" | "true" | "false";
}

interface Scope {
  readonly pattern: readonly string[];
  readonly keys: readonly KeyRule[];
}

function rule(name: string, template: KeyRule["template"], documentation: string): KeyRule {
  return { name, template, documentation };
}

const topicKeys: readonly KeyRule[] = [
  rule("producers", "list", "Outlets that write to the topic, as `streamlet.outlet`."),
  rule("consumers", "list", "Inlets that read from the topic, as `streamlet.inlet`."),
  rule(
    "cluster",
    "text",
    "The name of the Kafka cluster that holds the topic. The default cluster when absent.",
  ),
  rule("managed", "false", "Whether the topic is created with the application. `true` when absent."),
  rule("topic", "object", "Settings of the Kafka topic: name, partitions, replicas and topic configuration."),
  rule("connection-config", "object", "Kafka settings for both producers and consumers."),
  rule("producer-config", "object", "Kafka settings for producers."),
  rule("consumer-config", "object", "Kafka settings for consumers."),
];

const topicSettings: readonly KeyRule[] = [
  rule("name", "text", "The name of the topic in Kafka. The topic's id when absent."),
  rule("partitions", "number", "The number of partitions, a whole number."),
  rule("replicas", "number", "The number of copies of each partition, a whole number."),
  rule("cleanup.policy", "text", "What Kafka does with old records: `delete`, `compact` or both."),
  rule("retention.ms", "number", "How long Kafka keeps records, in milliseconds."),
];

const clients: readonly KeyRule[] = [
  rule("bootstrap.servers", "text", "Addresses of Kafka brokers, `host:port`, separated by commas."),
  rule(
    "security.protocol",
    "text",
    "How to speak to the brokers: `PLAINTEXT`, `SSL`, `SASL_PLAINTEXT` or `SASL_SSL`.",
  ),
];

const podKeys: readonly KeyRule[] = [
  rule("labels", "object", "Labels of the pods. Only allowed on `pod`."),
  rule("annotations", "object", "Annotations of the pods."),
  rule("volumes", "object", "Volumes by name, each a `secret`, a `config-map` or a `pvc`."),
  rule("containers", "object", "Settings of the streamlet's container."),
];

const scopes: readonly Scope[] = [
  {
    pattern: ["blueprint"],
    keys: [
      rule("streamlets", "object", "The streamlet instances: a name and the class it runs."),
      rule("topics", "object", "The topics that join outlets to inlets."),
    ],
  },
  { pattern: ["blueprint", "topics", "*"], keys: topicKeys },
  { pattern: ["blueprint", "topics", "*", "topic"], keys: topicSettings },
  { pattern: ["cloudflow", "topics", "*"], keys: topicKeys },
  { pattern: ["cloudflow", "topics", "*", "topic"], keys: topicSettings },
  ...["connection-config", "producer-config", "consumer-config"].flatMap((section) => [
    { pattern: ["blueprint", "topics", "*", section], keys: clients },
    { pattern: ["cloudflow", "topics", "*", section], keys: clients },
  ]),
  {
    pattern: ["cloudflow"],
    keys: [
      rule(
        "streamlets",
        "object",
        "Configuration of single streamlet instances. It wins over that of their runtime.",
      ),
      rule("runtimes", "object", "Configuration of all streamlets of a runtime."),
      rule("topics", "object", "Configuration of topics. It wins over the blueprint."),
    ],
  },
  {
    pattern: ["cloudflow", "streamlets", "*"],
    keys: [
      rule(
        "config-parameters",
        "object",
        "Values of the configuration parameters that the streamlet declares.",
      ),
      rule("config", "object", "Configuration that is passed to the streamlet's runtime."),
      rule("kubernetes", "object", "Settings of the pods that run the streamlet."),
    ],
  },
  {
    pattern: ["cloudflow", "runtimes", "*"],
    keys: [
      rule("config", "object", "Configuration that is passed to the runtime of all its streamlets."),
      rule("kubernetes", "object", "Settings of the pods of all streamlets of the runtime."),
    ],
  },
  ...["streamlets", "runtimes"].flatMap((section): readonly Scope[] => {
    const kubernetes = ["cloudflow", section, "*", "kubernetes"];
    const container = [...kubernetes, "pods", "*", "containers", "container"];
    return [
      { pattern: kubernetes, keys: [rule("pods", "object", "Settings by kind of pod.")] },
      {
        pattern: [...kubernetes, "pods"],
        keys: [
          rule("pod", "object", "All pods of the streamlet."),
          rule("job-manager", "object", "Pods of Flink's job manager."),
          rule("task-manager", "object", "Pods of Flink's task managers."),
        ],
      },
      { pattern: [...kubernetes, "pods", "*"], keys: podKeys },
      {
        pattern: [...kubernetes, "pods", "*", "volumes", "*"],
        keys: [
          rule("secret", "object", "The volume holds the files of a Secret, given by `name`."),
          rule("config-map", "object", "The volume holds the files of a ConfigMap, given by `name`."),
          rule("pvc", "object", "The volume is a persistent volume claim, given by `name`."),
        ],
      },
      {
        pattern: [...kubernetes, "pods", "*", "containers"],
        keys: [rule("container", "object", "The container that runs the streamlet.")],
      },
      {
        pattern: container,
        keys: [
          rule("env", "list", "Environment variables: `[{ name = A, value = b }]`."),
          rule("ports", "list", "Ports of the container: `[{ container-port = 8080 }]`."),
          rule("resources", "object", "What the container requests and may use at most."),
          rule("volume-mounts", "object", "Where declared volumes are mounted, by volume name."),
        ],
      },
      {
        pattern: [...container, "resources"],
        keys: [
          rule("requests", "object", "What the container is guaranteed."),
          rule("limits", "object", "What the container may use at most."),
        ],
      },
      ...["requests", "limits"].map((kind) => ({
        pattern: [...container, "resources", kind],
        keys: [
          rule("cpu", "text", "Processors, as a Kubernetes quantity: `0.5` or `500m`."),
          rule("memory", "text", "Memory, as a Kubernetes quantity: `512Mi` or `2Gi`."),
        ],
      })),
      {
        pattern: [...container, "volume-mounts", "*"],
        keys: [
          rule("mount-path", "text", "The absolute path in the container."),
          rule("read-only", "true", "Whether the container may only read. `true` when absent."),
          rule("subPath", "text", "A path inside the volume to mount in place of its root."),
        ],
      },
    ];
  }),
];

/** The known keys directly below a path; none where the rules leave the keys to the user. */
export function knownKeys(path: readonly string[]): readonly KeyRule[] {
  return scopes.find(({ pattern }) => matches(pattern, path))?.keys ?? [];
}

/** What the rules say of the key that a path leads to. */
export function knownKey(path: readonly string[]): KeyRule | undefined {
  return knownKeys(path.slice(0, -1)).find((key) => key.name === path.at(-1));
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return (
    pattern.length === path.length && pattern.every((part, index) => part === "*" || part === path[index])
  );
}
