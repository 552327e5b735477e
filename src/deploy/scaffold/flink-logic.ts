/** The frame of a Flink streamlet. */
import type { RuntimeFrame } from "./runtime-frame.ts";

/** Fields are transient because Flink sends the streamlet to its task managers with the functions that use it. */
export const flinkFrame: RuntimeFrame = {
  plugin: "CloudflowFlinkPlugin",
  superclass: () => "FlinkStreamlet",
  imports: () => ["cloudflow.flink._", "org.apache.flink.streaming.api.scala._"],
  declaration: "@transient val",
  logic({ inlets, outlets, take }) {
    const streams = inlets.map((inlet) => ({ inlet, name: take(`${inlet.stem}Stream`) }));
    const results = outlets.map((outlet) => ({ outlet, name: take(`${outlet.stem}Result`) }));
    const only = streams.length === 1 ? streams[0] : undefined;
    return {
      opening: "new FlinkStreamletLogic {",
      body: [
        "override def buildExecutionGraph(): Unit = {",
        ...streams.map(
          ({ inlet, name }) => `  val ${name}: DataStream[${inlet.type}] = readStream(${inlet.name})`,
        ),
        ...(outlets.length === 0
          ? [
              "  // An egress: let a sink take the records to where they belong.",
              ...streams.map(({ name }) => `  ${name}.print()`),
            ]
          : []),
        ...results.flatMap(({ outlet, name }) =>
          only !== undefined && only.inlet.type === outlet.type
            ? [
                "  // The records pass through as they are: put the logic between the two.",
                `  val ${name}: DataStream[${outlet.type}] = ${only.name}`,
              ]
            : [
                streams.length === 0
                  ? "  // An ingress: make a stream with a source of context.env."
                  : `  // Make it of ${streams.map((one) => one.name).join(", ")}, for example with map, keyBy, connect and process.`,
                `  val ${name}: DataStream[${outlet.type}] = ???`,
              ],
        ),
        ...results.map(({ outlet, name }) => `  writeStream(${outlet.name}, ${name})`),
        "}",
      ],
    };
  },
};
