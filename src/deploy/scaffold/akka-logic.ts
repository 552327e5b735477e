/** The frame of an Akka streamlet: a server where it has the attribute `server`, else one graph of streams. */
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import { serverConfigPath } from "../cloudflow/server-attribute.ts";
import type { ClassMembers } from "./class-members.ts";
import type { RuntimeFrame } from "./runtime-frame.ts";

export const akkaFrame: RuntimeFrame = {
  plugin: "CloudflowAkkaPlugin",
  superclass: (descriptor) => {
    const base = isServer(descriptor) ? "AkkaServerStreamlet" : "AkkaStreamlet";
    return isClustered(descriptor) ? `${base} with Clustering` : base;
  },
  imports: (descriptor) =>
    isServer(descriptor)
      ? [
          "akka.http.scaladsl.model.StatusCodes",
          "akka.http.scaladsl.server.Directives._",
          "akka.http.scaladsl.server.Route",
          "cloudflow.akkastream._",
          "cloudflow.akkastream.util.scaladsl._",
        ]
      : [
          ...(isIngress(descriptor)
            ? ["akka.NotUsed", "akka.stream.scaladsl.{ RunnableGraph, Source }"]
            : ["akka.stream.scaladsl.RunnableGraph"]),
          "cloudflow.akkastream._",
          "cloudflow.akkastream.scaladsl._",
        ],
  declaration: "val",
  logic: (members, descriptor) => (isServer(descriptor) ? serverLogic(members) : graphLogic(members)),
};

function isServer(descriptor: StreamletDescriptor): boolean {
  return serverConfigPath(descriptor) !== undefined;
}

/** One source of records that leads to one outlet. */
function isIngress({ inlets, outlets }: Pick<StreamletDescriptor, "inlets" | "outlets">): boolean {
  return inlets.length === 0 && outlets.length === 1;
}

function isClustered({ attributes }: StreamletDescriptor): boolean {
  return attributes.some(({ attributeName }) => attributeName === "akka-cluster");
}

function serverLogic({ inlets, outlets, take }: ClassMembers) {
  return {
    opening: "new HttpServerLogic(this) {",
    body: [
      ...outlets.map((outlet) => `val ${take(`${outlet.stem}Writer`)} = sinkRef(${outlet.name})`),
      ...inlets.map(
        (inlet) => `val ${take(`${inlet.stem}Source`)} = sourceWithCommittableContext(${inlet.name})`,
      ),
      "// Answer requests; what they bring is written with the writers, and a response waits for that.",
      "override def route(): Route = complete(StatusCodes.NotImplemented)",
    ],
  };
}

function graphLogic({ inlets, outlets, take }: ClassMembers) {
  const [inlet] = inlets;
  const [outlet] = outlets;
  const graph = (lines: readonly string[]) => ({
    opening: "new RunnableGraphStreamletLogic() {",
    body: ["override def runnableGraph(): RunnableGraph[_] = {", ...lines.map((line) => `  ${line}`), "}"],
  });
  if (inlet !== undefined && inlets.length === 1 && outlets.length <= 1) {
    const source = `sourceWithCommittableContext(${inlet.name})`;
    if (outlet === undefined) {
      return graph([
        "// An egress: take each record to where it belongs; its offset is committed after that.",
        `${source}.map { record => log.info("{}", record); record }.to(committableSink)`,
      ]);
    }
    if (inlet.type === outlet.type) {
      return graph([
        "// The records pass through as they are: put the logic between the two, for example map or mapAsync.",
        `${source}.to(committableSink(${outlet.name}))`,
      ]);
    }
    return graph([`${source}.map[${outlet.type}](_ => ???).to(committableSink(${outlet.name}))`]);
  }
  if (outlet !== undefined && inlets.length === 0 && outlets.length === 1) {
    const source = take(`${outlet.stem}Source`);
    return graph([
      "// An ingress: where the records come from.",
      `val ${source}: Source[${outlet.type}, NotUsed] = ???`,
      `${source}.to(plainSink(${outlet.name}))`,
    ]);
  }
  // Without an inlet there is no offset to commit.
  const sink = inlets.length === 0 ? "plainSink" : "committableSink";
  return graph([
    "// Connect them to one graph, for example with GraphDSL, Merger and Splitter.",
    ...inlets.map((one) => `val ${take(`${one.stem}Source`)} = sourceWithCommittableContext(${one.name})`),
    ...outlets.map((one) => `val ${take(`${one.stem}Sink`)} = ${sink}(${one.name})`),
    "???",
  ]);
}
