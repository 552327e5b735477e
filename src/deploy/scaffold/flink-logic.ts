/** The frame of a Flink streamlet. */
import { recordLines } from "./record-lines.ts";
import type { RuntimeFrame } from "./runtime-frame.ts";

const hints = {
  transform: ", for example with map, keyBy, connect and process",
  ingress: "An ingress: make a stream with a source of context.env.",
};

/** Fields are transient because Flink sends the streamlet to its task managers with the functions that use it. */
export const flinkFrame: RuntimeFrame = {
  plugin: "CloudflowFlinkPlugin",
  superclass: () => "FlinkStreamlet",
  imports: () => ["cloudflow.flink._", "org.apache.flink.streaming.api.scala._"],
  declaration: "@transient val",
  logic({ inlets, outlets, take }) {
    const streams = inlets.map((port) => ({ port, name: take(`${port.stem}Stream`) }));
    const results = outlets.map((port) => ({ port, name: take(`${port.stem}Result`) }));
    const egress = [
      "  // An egress: let a sink take the records to where they belong.",
      ...streams.map(({ name }) => `  ${name}.print()`),
    ];
    return {
      opening: "new FlinkStreamletLogic {",
      body: [
        "override def buildExecutionGraph(): Unit = {",
        ...streams.map(
          ({ port, name }) => `  val ${name}: DataStream[${port.type}] = readStream(${port.name})`,
        ),
        ...(outlets.length === 0 ? egress : []),
        ...results.flatMap((result) => recordLines(streams, result, "DataStream", hints)),
        ...results.map(({ port, name }) => `  writeStream(${port.name}, ${name})`),
        "}",
      ],
    };
  },
};
