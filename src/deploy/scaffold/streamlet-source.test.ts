import { describe, expect, it } from "vitest";
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import { declaredNames, scalaShape } from "../testing/scala-shape.ts";
import { port, server, streamletClass } from "../testing/streamlet-class.ts";
import { runtimeFrames } from "./runtime-frames.ts";
import { streamletSource } from "./streamlet-source.ts";

function sourceOf(changes: Partial<StreamletDescriptor>): string {
  const descriptor = streamletClass(changes);
  const frame = runtimeFrames.get(descriptor.runtime);
  if (frame === undefined) throw new Error(`no frame for ${descriptor.runtime}`);
  return streamletSource(descriptor, frame);
}

it("writes a Flink streamlet as Cloudflow's documentation describes it", () => {
  const source = sourceOf({
    inlets: [port("in-orders"), port("in-rates", "shop.data.Rate")],
    outlets: [port("out", "shop.data.Total")],
    configParameters: [
      { key: "rate", description: "Orders a second", validationType: "int32", defaultValue: "10" },
    ],
    volumeMounts: [{ name: "data", path: "/mnt/data", accessMode: "ReadOnlyMany" }],
  });
  expect(source).toBe(`package shop.flow

import cloudflow.flink._
import cloudflow.streamlets._
import cloudflow.streamlets.avro._
import org.apache.flink.streaming.api.scala._
import shop.data.Order
import shop.data.Rate
import shop.data.Total

class Totals extends FlinkStreamlet {
  @transient val inOrders = AvroInlet[Order]("in-orders")
  @transient val inRates = AvroInlet[Rate]("in-rates")
  @transient val out = AvroOutlet[Total]("out")
  @transient val shape: StreamletShape = StreamletShape.withInlets(inOrders, inRates).withOutlets(out)

  val rateParameter = IntegerConfigParameter("rate", "Orders a second", Some(10))
  override def configParameters = Vector(rateParameter)

  val dataMount = VolumeMount("data", "/mnt/data", ReadOnlyMany)
  override def volumeMounts = Vector(dataMount)

  override def createLogic() = new FlinkStreamletLogic {
    val rateValue = rateParameter.value
    val dataMountPath = getMountedPath(dataMount)

    override def buildExecutionGraph(): Unit = {
      val inOrdersStream: DataStream[Order] = readStream(inOrders)
      val inRatesStream: DataStream[Rate] = readStream(inRates)
      // Make it of inOrdersStream, inRatesStream, for example with map, keyBy, connect and process.
      val outResult: DataStream[Total] = ???
      writeStream(out, outResult)
    }
  }
}
`);
});

describe("the frame of the logic", () => {
  it.each<[string, Partial<StreamletDescriptor>, readonly string[]]>([
    [
      "a Flink streamlet that keeps the type",
      { inlets: [port("in")], outlets: [port("out")] },
      ["val outResult: DataStream[Order] = inStream"],
    ],
    ["a Flink egress", { inlets: [port("in")] }, ["inStream.print()", "StreamletShape.withInlets(in)"]],
    [
      "a Flink ingress",
      { outlets: [port("out")] },
      ["source of context.env", "StreamletShape.withOutlets(out)"],
    ],
    ["a Flink streamlet without ports", {}, ["StreamletShape.empty"]],
    [
      "a Flink server",
      { inlets: [port("in")], attributes: server },
      ["override def customAttributes: Set[StreamletAttribute] = Set(ServerAttribute)"],
    ],
    [
      "an Akka processor",
      { runtime: "akka", inlets: [port("in")], outlets: [port("out", "shop.data.Total")] },
      ["sourceWithCommittableContext(in).map[Total](_ => ???).to(committableSink(out))"],
    ],
    ["an Akka egress", { runtime: "akka", inlets: [port("in")] }, [".to(committableSink)"]],
    ["an Akka ingress", { runtime: "akka", outlets: [port("out")] }, ["outSource.to(plainSink(out))"]],
    [
      "an Akka ingress with several outlets",
      { runtime: "akka", outlets: [port("a"), port("b")] },
      ["val aSink = plainSink(a)", "import akka.stream.scaladsl.RunnableGraph\n"],
    ],
    [
      "an Akka server",
      { runtime: "akka", outlets: [port("out")], attributes: server },
      ["extends AkkaServerStreamlet", "new HttpServerLogic(this)", "val outWriter = sinkRef(out)"],
    ],
    [
      "an Akka cluster with several ports",
      {
        runtime: "akka",
        inlets: [port("a"), port("b")],
        outlets: [port("c")],
        attributes: [{ attributeName: "akka-cluster", configPath: "" }],
      },
      ["extends AkkaStreamlet with Clustering", "val cSink = committableSink(c)"],
    ],
    [
      "a Spark streamlet",
      { runtime: "spark", inlets: [port("in")], outlets: [port("a"), port("b", "shop.data.Total")] },
      [
        "val aResult: Dataset[Order] = inDataset",
        "StreamletQueryExecution(Vector(writeStream(aResult, a, OutputMode.Append()), writeStream(bResult, b, OutputMode.Append())))",
      ],
    ],
    [
      "a Scala object",
      { className: "shop.Log$", runtime: "akka", inlets: [port("in")] },
      ["object Log extends AkkaStreamlet"],
    ],
    [
      "external and Protobuf ports",
      { inlets: [port("raw", "", "bytearray")], outlets: [port("out", "shop.proto.Order", "proto")] },
      [
        'ExternalInlet("raw")',
        "DataStream[Array[Byte]]",
        'ProtoOutlet[Order]("out")',
        "import cloudflow.streamlets.bytearray._",
        "import cloudflow.streamlets.proto._",
      ],
    ],
    [
      "a streamlet written in TypeScript",
      { file: "streamlets/totals.ts" },
      ["// Its logic is written in streamlets/totals.ts"],
    ],
  ])("of %s", (_, changes, expected) => {
    const source = sourceOf(changes);
    for (const text of expected) expect(source).toContain(text);
    expect(scalaShape(source).fault).toBeUndefined();
  });
});

describe("names", () => {
  it("never meet, nor hide what streamlets inherit", () => {
    const source = sourceOf({
      className: "my-app.type.2nd Try",
      inlets: [port("shape"), port("in-a"), port("in_a"), port("type"), port("日本")],
      outlets: [port("context"), port("---")],
      configParameters: [
        { key: "type", description: "", validationType: "string" },
        { key: "Type", description: "", validationType: "string" },
      ],
    });
    expect(source).toContain("package `my-app`.`type`");
    expect(source).toContain("class `2nd-Try`");
    expect(source).toContain('shapeInlet = AvroInlet[Order]("shape")');
    expect(source).toContain('contextOutlet = AvroOutlet[Order]("context")');
    expect(source).toContain('`type` = AvroInlet[Order]("type")');
    const { code, fault } = scalaShape(source);
    expect(fault).toBeUndefined();
    const names = declaredNames(code).filter((name) => name !== "quoted");
    expect(new Set(names).size).toBe(names.length);
  });

  it("of types are written in full where the simple name is taken", () => {
    const source = sourceOf({
      inlets: [port("a", "one.Order"), port("b", "two.Order"), port("c", "x.Totals"), port("d", "Bare")],
    });
    expect(source).toContain("import one.Order");
    expect(source).toContain('AvroInlet[_root_.two.Order]("b")');
    expect(source).toContain('AvroInlet[_root_.x.Totals]("c")');
    expect(source).toContain('AvroInlet[Bare]("d")');
  });
});

describe("parameters", () => {
  it.each([
    ["int32", "10", undefined, 'IntegerConfigParameter("key", "", Some(10))'],
    ["int32", "99999999999", undefined, 'IntegerConfigParameter("key", "")'],
    ["double", "1", undefined, 'DoubleConfigParameter("key", "", Some(1.0))'],
    ["double", "1e-3", undefined, 'DoubleConfigParameter("key", "", Some(0.001))'],
    ["double", "NaN", undefined, 'DoubleConfigParameter("key", "")'],
    ["bool", "on", undefined, 'BooleanConfigParameter("key", "", Some(true))'],
    ["duration", "1 m", undefined, 'DurationConfigParameter("key", "", Some("1 m"))'],
    ["memorysize", "1 M", undefined, 'MemorySizeConfigParameter("key", "", Some("1 M"))'],
    ["string", "x", ".*", 'StringConfigParameter("key", "", Some("x"))'],
    ["string", undefined, "a|\\d", 'RegExpConfigParameter("key", "", "a|\\\\d")'],
  ])("%s with the default %j", (validationType, defaultValue, validationPattern, expected) => {
    const source = sourceOf({
      configParameters: [
        {
          key: "key",
          description: "",
          validationType,
          ...(defaultValue === undefined ? {} : { defaultValue }),
          ...(validationPattern === undefined ? {} : { validationPattern }),
        },
      ],
    });
    expect(source).toContain(`val keyParameter = ${expected}\n`);
  });
});
