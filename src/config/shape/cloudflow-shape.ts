/** The structure of everything below `cloudflow` in a configuration file (CLOUDFLOW.md section 3). */
import type { HoconObject } from "../../hocon/index.ts";
import { flag, integer, labelKeyFault, labelValue, portName, quantity, text } from "./scalars.ts";
import { objectShape, type Shape, type ShapeFault } from "./shape.ts";

const openObject: Shape = { kind: "open-object" };

const requirement = objectShape({ cpu: quantity, memory: quantity });

const container = objectShape({
  env: { kind: "list", item: objectShape({ name: text, value: text }, { required: ["name", "value"] }) },
  ports: {
    kind: "list",
    item: objectShape(
      {
        "container-port": integer,
        protocol: text,
        name: portName,
        "host-ip": text,
        "host-port": integer,
      },
      { required: ["container-port"] },
    ),
  },
  resources: objectShape({ requests: requirement, limits: requirement }),
  "volume-mounts": {
    kind: "map",
    value: objectShape({ "mount-path": text, "read-only": flag, subPath: text }),
  },
});

const volume = objectShape(
  {
    secret: objectShape({ name: text }, { required: ["name"] }),
    "config-map": objectShape(
      {
        name: text,
        optional: flag,
        items: { kind: "map", value: objectShape({ path: text }, { required: ["path"] }) },
      },
      { required: ["name"] },
    ),
    pvc: objectShape({ name: text, "read-only": flag }, { required: ["name"] }),
  },
  { rule: oneVolumeKind },
);

function oneVolumeKind(object: HoconObject): readonly ShapeFault[] {
  const kinds = [...object.fields.values()].filter((value) => value.kind !== "null");
  if (kinds.length === 1) return [];
  return [
    {
      code: "volume-kind",
      message:
        kinds.length === 0
          ? "says of no kind: give it one of secret, config-map and pvc."
          : "has several definitions: give it exactly one of secret, config-map and pvc.",
    },
  ];
}

const podFields = {
  annotations: { kind: "map", value: text, key: labelKeyFault },
  volumes: { kind: "map", value: volume },
  containers: objectShape({ container }),
} satisfies Readonly<Record<string, Shape>>;

const labels: Shape = { kind: "map", value: labelValue, key: labelKeyFault };
const pod = objectShape({ labels, ...podFields });

function podWithoutLabels(name: string): Shape {
  return objectShape(
    { labels, ...podFields },
    {
      rule: (object) => {
        const set = object.fields.get("labels");
        if (set?.kind !== "object" || set.fields.size === 0) return [];
        return [
          {
            code: "labels-not-allowed",
            message: `cannot have labels of its own: labels are not allowed on ${name}.`,
            details: ["Put the labels under pods.pod, which is for all pods."],
            at: set,
          },
        ];
      },
    },
  );
}

const kubernetes = objectShape({
  pods: objectShape({
    pod,
    "job-manager": podWithoutLabels("job-manager"),
    "task-manager": podWithoutLabels("task-manager"),
    driver: pod,
    executor: pod,
  }),
});

const streamlet = objectShape(
  { "config-parameters": openObject, config: openObject, kubernetes },
  { rule: oneSection },
);

function oneSection(object: HoconObject): readonly ShapeFault[] {
  const hasContent = ["config-parameters", "config", "kubernetes"].some((key) => {
    const section = object.fields.get(key);
    return section !== undefined && (section.kind !== "object" || section.fields.size > 0);
  });
  if (hasContent) return [];
  return [
    {
      code: "empty-streamlet-section",
      message: "says nothing: give it at least one of config-parameters, config and kubernetes.",
    },
  ];
}

const runtime = objectShape({ config: openObject, kubernetes });

const topic = objectShape(
  {
    producers: { kind: "list", item: text },
    consumers: { kind: "list", item: text },
    cluster: text,
    managed: flag,
    "connection-config": openObject,
    "producer-config": openObject,
    "consumer-config": openObject,
    topic: objectShape({ name: text, partitions: integer, replicas: integer }, { open: true }),
  },
  { open: true },
);

/** The shape of the value of `cloudflow`. */
export const configurationShape: Shape = objectShape({
  streamlets: { kind: "map", value: streamlet },
  runtimes: { kind: "map", value: runtime },
  topics: { kind: "map", value: topic },
  checkpointing: objectShape({ default: flag }),
  runner: openObject,
});
