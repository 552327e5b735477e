import { describe, expect, it } from "vitest";
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import { port, server, streamletClass } from "../testing/streamlet-class.ts";
import { javaFrames } from "./java-logic.ts";
import { canBeJava, javaSource } from "./java-source.ts";
import { isJavaName, javaIdentifier, javaString } from "./java-text.ts";

function sourceOf(changes: Partial<StreamletDescriptor>): string {
  const descriptor = streamletClass(changes);
  const frame = javaFrames.get(descriptor.runtime);
  if (frame === undefined) throw new Error(`no frame for ${descriptor.runtime}`);
  return javaSource(descriptor, frame);
}

it("writes a Flink streamlet as Cloudflow's documentation for Java does", () => {
  const source = sourceOf({
    inlets: [port("in-orders")],
    outlets: [port("out", "shop.data.Total")],
    configParameters: [
      { key: "rate", description: "Orders a second", validationType: "int32", defaultValue: "10" },
    ],
    volumeMounts: [{ name: "data", path: "/mnt/data", accessMode: "ReadOnlyMany" }],
  });
  expect(source).toBe(`package shop.flow;

import cloudflow.flink.FlinkStreamlet;
import cloudflow.flink.FlinkStreamletLogic;
import cloudflow.streamlets.*;
import cloudflow.streamlets.avro.*;
import org.apache.flink.streaming.api.datastream.DataStream;
import shop.data.Order;
import shop.data.Total;

public class Totals extends FlinkStreamlet {
  final AvroInlet<Order> inOrders = AvroInlet.create("in-orders", Order.class);
  final AvroOutlet<Total> out = AvroOutlet.create("out", Total.class);

  @Override
  public StreamletShape shape() {
    return StreamletShape.createWithInlets(inOrders).withOutlets(out);
  }

  private final IntegerConfigParameter rateParameter = IntegerConfigParameter.create("rate", "Orders a second").withDefaultValue(10);

  @Override
  public ConfigParameter[] defineConfigParameters() {
    return new ConfigParameter[] { rateParameter };
  }

  private final VolumeMount dataMount = VolumeMount.createReadOnlyMany("data", "/mnt/data");

  @Override
  public VolumeMount[] defineVolumeMounts() {
    return new VolumeMount[] { dataMount };
  }

  @Override
  public FlinkStreamletLogic createLogic() {
    return new FlinkStreamletLogic(getContext()) {
      final int rateValue = rateParameter.getValue(getContext());
      final java.nio.file.Path dataMountPath = getMountedPath(dataMount);

      @Override
      public void buildExecutionGraph() {
        DataStream<Order> inOrdersStream = readStream(inOrders, Order.class);
        DataStream<Total> outResult = toBeWritten("Make it of inOrdersStream, for example with map, keyBy, connect and process.");
        writeStream(out, outResult, Total.class);
      }
    };
  }

  /** Stands where something has yet to be written. */
  private static <T> T toBeWritten(String what) {
    throw new UnsupportedOperationException(what);
  }
}
`);
});

/** The whole sources of such streamlets compile with javac against Cloudflow's signatures. */
describe("the frame of the logic", () => {
  it.each<[string, Partial<StreamletDescriptor>, readonly string[]]>([
    ["a Flink egress", { inlets: [port("in")] }, ["inStream.print();", "createWithInlets(in)"]],
    ["a Flink streamlet without ports", {}, ["StreamletShape.createEmpty()"]],
    [
      "a Flink streamlet that keeps the type",
      { inlets: [port("in")], outlets: [port("out")] },
      ["DataStream<Order> outResult = inStream;"],
    ],
    ["a Flink server", { attributes: server }, ["new StreamletAttribute[] { ServerAttribute$.MODULE$ }"]],
    [
      "an Akka egress",
      { runtime: "akka", inlets: [port("in")] },
      ["return getSourceWithCommittableContext(in).to(getCommittableSink());"],
    ],
    [
      "an Akka processor",
      { runtime: "akka", inlets: [port("in")], outlets: [port("out", "shop.data.Total")] },
      ["import akka.japi.function.Function;", "Function<Order, Total> transform = toBeWritten("],
    ],
    [
      "an Akka server",
      { runtime: "akka", outlets: [port("out")], attributes: server },
      ["extends AkkaServerStreamlet", "final WritableSinkRef<Order> outWriter = getSinkRef(out);"],
    ],
    [
      "external and Protobuf ports",
      {
        inlets: [port("raw", "", "bytearray"), port("in", "shop.proto.Order", "proto")],
        outlets: [port("out", "", "bytearray"), port("more", "shop.proto.Order", "proto")],
      },
      [
        'final ExternalInlet raw = ExternalInlet.create("raw");',
        "DataStream<byte[]> rawStream = readStream(raw, byte[].class);",
        'new ExternalOutlet("out", RoundRobinPartitioner.getInstance())',
        'final ProtoInlet<Order> in = ProtoInlet.create("in", Order.class);',
        'new ProtoOutlet<>("more", RoundRobinPartitioner.getInstance(), Order.class)',
      ],
    ],
    [
      "labels and a description",
      { labels: ["a"], description: 'say "hi"' },
      ['return "say \\"hi\\"";', 'asScalaBufferConverter(java.util.Arrays.asList("a"))'],
    ],
  ])("of %s", (_, changes, expected) => {
    const source = sourceOf(changes);
    for (const text of expected) expect(source).toContain(text);
  });
});

describe("names", () => {
  it("are never Java's own words, and none stands twice", () => {
    const source = sourceOf({
      inlets: ["class", "class_", "int", "0in", "shape", "a-b", "a_b", "日本"].map((name) => port(name)),
      configParameters: ["int", "Int"].map((key) => ({ key, description: "", validationType: "bool" })),
    });
    const fields = [...source.matchAll(/^ {2}(?:private )?final \S+ (\S+) =/gm)].map(([, name]) => name);
    expect(fields).toEqual([
      "class_",
      "classInlet",
      "int_",
      "_0in",
      "shapeInlet",
      "aB",
      "aBInlet",
      "日本",
      "intParameter",
      "intParameter2",
    ]);
  });

  it.each([
    ["shop.Totals", true],
    ["shop.Log$", false],
    ["shop.class.Totals", false],
    ["shop.größe.Totals", true],
    ["my-app.Totals", false],
  ])("of the class %s can stand in Java: %s", (className, can) => {
    expect(canBeJava({ className } as StreamletDescriptor)).toBe(can);
  });

  it.each([
    ["a b", "a_b"],
    ["goto", "goto_"],
    ["1st", "_1st"],
    ["", "_"],
  ])("%j is %s", (name, identifier) => {
    const made = javaIdentifier(name);
    expect(made === identifier || made === `${identifier}_`).toBe(true);
    expect(isJavaName(made)).toBe(true);
  });

  it.each([
    ['"\\', '"\\"\\\\"'],
    ["a\nb\u0000", '"a\\nb\\000"'],
    ["\\u000a", '"\\\\u000a"'],
    ["é😀", '"\\u00e9\\ud83d\\ude00"'],
  ])("the text %j is %s", (text, literal) => {
    expect(javaString(text)).toBe(literal);
  });
});
