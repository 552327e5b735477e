/** Applications for tests, built by hand: everything that a test does not say has a plain default. */
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import type { Application, ApplicationStreamlet, ApplicationTopic } from "../../config/index.ts";
import { fromPlain, type HoconObject, type PlainValue } from "../../hocon/index.ts";

function object(value: PlainValue): HoconObject {
  const read = fromPlain(value);
  if (read.kind !== "object") throw new Error("an object is expected");
  return read;
}

export interface StreamletSketch {
  readonly name: string;
  readonly runtime?: string;
  readonly className?: string;
  readonly image?: string;
  readonly replicas?: number;
  /** Ports as `port: topic`. */
  readonly in?: Readonly<Record<string, string>>;
  readonly out?: Readonly<Record<string, string>>;
  readonly config?: PlainValue;
  readonly kubernetes?: PlainValue;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly descriptor?: Partial<StreamletDescriptor>;
}

interface TopicSketch {
  readonly id: string;
  readonly name?: string;
  readonly managed?: boolean;
  readonly cluster?: string;
  readonly partitions?: number;
  readonly replicas?: number;
  readonly config?: PlainValue;
}

export interface ApplicationSketch {
  readonly id?: string;
  readonly version?: string;
  readonly flinkVersion?: string;
  readonly streamlets: readonly StreamletSketch[];
  readonly topics?: readonly TopicSketch[];
}

/** An application whose topics are those of the ports, configured where `topics` says so. */
export function application(sketch: ApplicationSketch): Application {
  const streamlets = sketch.streamlets.map(streamletOf);
  const ids = new Set([
    ...(sketch.topics ?? []).map(({ id }) => id),
    ...streamlets.flatMap(({ portMappings }) => [...portMappings.values()]),
  ]);
  return {
    id: sketch.id ?? "shop",
    version: sketch.version ?? "1.2.3",
    flinkVersion: sketch.flinkVersion ?? "1.20",
    streamlets,
    topics: [...ids].map((id) => topicOf(id, sketch)),
  };
}

function streamletOf(sketch: StreamletSketch): ApplicationStreamlet {
  const port = (name: string) => ({
    name,
    schema: { name: "shop.Order", schema: '"string"', fingerprint: "abc=", format: "avro" },
  });
  const descriptor: StreamletDescriptor = {
    className: sketch.className ?? "shop.Streamlet",
    runtime: sketch.runtime ?? "flink",
    labels: [],
    description: "",
    inlets: Object.keys(sketch.in ?? {}).map(port),
    outlets: Object.keys(sketch.out ?? {}).map(port),
    configParameters: [],
    attributes: [],
    volumeMounts: [],
    file: "streamlet-descriptors.conf",
    ...sketch.descriptor,
  };
  return {
    name: sketch.name,
    descriptor,
    image: sketch.image ?? "example/shop:1",
    ...(sketch.replicas === undefined ? {} : { replicas: sketch.replicas }),
    parameters: new Map(Object.entries(sketch.parameters ?? {})),
    parametersSet: new Set(Object.keys(sketch.parameters ?? {})),
    config: object(sketch.config ?? {}),
    kubernetes: object(sketch.kubernetes ?? {}),
    portMappings: new Map([...Object.entries(sketch.in ?? {}), ...Object.entries(sketch.out ?? {})]),
    schemas: new Map(),
  };
}

function topicOf(id: string, sketch: ApplicationSketch): ApplicationTopic {
  const given = sketch.topics?.find((topic) => topic.id === id);
  const portsOn = (direction: "in" | "out") =>
    sketch.streamlets.flatMap((streamlet) =>
      Object.entries(streamlet[direction] ?? {})
        .filter(([, topic]) => topic === id)
        .map(([port]) => ({ streamlet: streamlet.name, port })),
    );
  return {
    id,
    name: given?.name ?? id,
    managed: given?.managed ?? true,
    ...(given?.cluster === undefined ? {} : { cluster: given.cluster }),
    ...(given?.partitions === undefined ? {} : { partitions: given.partitions }),
    ...(given?.replicas === undefined ? {} : { replicas: given.replicas }),
    config: given?.config ?? {},
    producers: portsOn("out"),
    consumers: portsOn("in"),
  };
}

/** Small application with a server, a Flink streamlet in the middle and an egress. */
export function shop(changes: Partial<ApplicationSketch> = {}): Application {
  return application({
    streamlets: [
      {
        name: "ingress",
        runtime: "akka",
        className: "shop.Ingress",
        out: { out: "orders" },
        descriptor: {
          attributes: [{ attributeName: "server", configPath: "cloudflow.internal.server.container-port" }],
        },
      },
      {
        name: "totals",
        className: "shop.Totals",
        in: { in: "orders" },
        out: { out: "totals", late: "late" },
      },
      { name: "log", runtime: "akka", className: "shop.Log", in: { in: "totals", late: "late" } },
    ],
    ...changes,
  });
}
