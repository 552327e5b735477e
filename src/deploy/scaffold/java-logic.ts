/** The frames of Flink and Akka streamlets in Java; Spark streamlets are written in Scala only. */
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import { serverConfigPath } from "../cloudflow/server-attribute.ts";
import type { ClassMembers } from "./class-members.ts";
import { javaString } from "./java-text.ts";
import type { PortCode } from "./port-code.ts";

export interface JavaFrame {
  superclass(descriptor: StreamletDescriptor): string;
  imports(descriptor: StreamletDescriptor): readonly string[];
  readonly logicClass: string;
  /** The logic: how it begins, and the lines within. */
  logic(
    members: ClassMembers,
    descriptor: StreamletDescriptor,
  ): { readonly opening: string; readonly body: readonly string[] };
}

/** The method of a skeleton that stands where something has yet to be written. */
export const openMethod = "toBeWritten";

const open = (what: string) => `${openMethod}(${javaString(what)})`;

const flink: JavaFrame = {
  superclass: () => "FlinkStreamlet",
  imports: ({ inlets, outlets }) => [
    "cloudflow.flink.FlinkStreamlet",
    "cloudflow.flink.FlinkStreamletLogic",
    ...(inlets.length + outlets.length === 0 ? [] : ["org.apache.flink.streaming.api.datastream.DataStream"]),
  ],
  logicClass: "FlinkStreamletLogic",
  logic({ inlets, outlets, take }) {
    const streams = inlets.map((port) => ({ port, name: take(`${port.stem}Stream`) }));
    const results = outlets.map((port) => ({ port, name: take(`${port.stem}Result`) }));
    const only = streams.length === 1 ? streams[0] : undefined;
    const resultOf = (port: PortCode, name: string) => {
      const declared = `  DataStream<${port.type}> ${name}`;
      if (only?.port.type === port.type) {
        return [
          "  // The records pass through as they are: put the logic between the two.",
          `${declared} = ${only.name};`,
        ];
      }
      const what =
        streams.length === 0
          ? "An ingress: make a stream with a source of context().env()."
          : `Make it of ${streams.map((one) => one.name).join(", ")}, for example with map, keyBy, connect and process.`;
      return [`${declared} = ${open(what)};`];
    };
    return {
      opening: "new FlinkStreamletLogic(getContext()) {",
      body: [
        "@Override",
        "public void buildExecutionGraph() {",
        ...streams.map(
          ({ port, name }) =>
            `  DataStream<${port.type}> ${name} = readStream(${port.name}, ${port.type}.class);`,
        ),
        ...(outlets.length === 0
          ? [
              "  // An egress: let a sink take the records to where they belong.",
              ...streams.map(({ name }) => `  ${name}.print();`),
            ]
          : []),
        ...results.flatMap(({ port, name }) => resultOf(port, name)),
        ...results.map(({ port, name }) => `  writeStream(${port.name}, ${name}, ${port.type}.class);`),
        "}",
      ],
    };
  },
};

const akka: JavaFrame = {
  superclass: (descriptor) => (isServer(descriptor) ? "AkkaServerStreamlet" : "AkkaStreamlet"),
  imports: (descriptor) =>
    isServer(descriptor)
      ? [
          "akka.http.javadsl.server.Route",
          "cloudflow.akkastream.AkkaServerStreamlet",
          "cloudflow.akkastream.AkkaStreamletLogic",
          "cloudflow.akkastream.util.javadsl.HttpServerLogic",
          ...(descriptor.outlets.length === 0 ? [] : ["cloudflow.akkastream.WritableSinkRef"]),
        ]
      : [
          ...(transforms(descriptor) ? ["akka.japi.function.Function"] : []),
          "akka.stream.javadsl.RunnableGraph",
          "cloudflow.akkastream.AkkaStreamlet",
          "cloudflow.akkastream.AkkaStreamletLogic",
          "cloudflow.akkastream.javadsl.RunnableGraphStreamletLogic",
        ],
  logicClass: "AkkaStreamletLogic",
  logic: (members, descriptor) => (isServer(descriptor) ? serverLogic(members) : graphLogic(members)),
};

function serverLogic({ outlets, take }: ClassMembers) {
  return {
    opening: "new HttpServerLogic(this, getContext()) {",
    body: [
      ...outlets.map(
        (outlet) =>
          `final WritableSinkRef<${outlet.type}> ${take(`${outlet.stem}Writer`)} = getSinkRef(${outlet.name});`,
      ),
      "@Override",
      "public Route createRoute() {",
      `  return ${open("Answer requests; what they bring is written with the writers, and a response waits for that.")};`,
      "}",
    ],
  };
}

function graphLogic({ inlets, outlets }: ClassMembers) {
  const [inlet] = inlets;
  const [outlet] = outlets;
  return {
    opening: "new RunnableGraphStreamletLogic(getContext()) {",
    body: [
      "@Override",
      "public RunnableGraph<?> createRunnableGraph() {",
      ...graph().map((line) => `  ${line}`),
      "}",
    ],
  };

  function graph(): readonly string[] {
    if (inlet === undefined || inlets.length !== 1 || outlets.length > 1) {
      const what =
        inlets.length === 0
          ? "An ingress: make a source of records, and let it end in getPlainSink of an outlet."
          : "Connect getSourceWithCommittableContext of the inlets and getCommittableSink of the outlets to one graph.";
      return [`return ${open(what)};`];
    }
    if (outlet === undefined) {
      return [
        "// An egress: take each record to where it belongs; its offset is committed after that.",
        `return getSourceWithCommittableContext(${inlet.name}).to(getCommittableSink());`,
      ];
    }
    const source = `getSourceWithCommittableContext(${inlet.name})`;
    const sink = `to(getCommittableSink(${outlet.name}))`;
    if (inlet.type === outlet.type) {
      return [
        "// The records pass through as they are: put the logic between the two, for example map or mapAsync.",
        `return ${source}.${sink};`,
      ];
    }
    return [
      `Function<${inlet.type}, ${outlet.type}> transform = ${open("Make a record of the outlet of one of the inlet.")};`,
      `return ${source}.map(transform).${sink};`,
    ];
  }
}

/** From one inlet to one outlet of another type. */
function transforms({ inlets, outlets }: StreamletDescriptor): boolean {
  const [inlet, outlet] = [inlets[0]?.schema, outlets[0]?.schema];
  if (inlets.length !== 1 || outlets.length !== 1) return false;
  return inlet?.name !== outlet?.name || inlet?.format !== outlet?.format;
}

function isServer(descriptor: StreamletDescriptor): boolean {
  return serverConfigPath(descriptor) !== undefined;
}

export const javaFrames: ReadonlyMap<string, JavaFrame> = new Map([
  ["akka", akka],
  ["flink", flink],
]);
