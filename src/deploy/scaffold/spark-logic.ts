/** The frame of a Spark streamlet. */
import type { RuntimeFrame } from "./runtime-frame.ts";

export const sparkFrame: RuntimeFrame = {
  plugin: "CloudflowSparkPlugin",
  superclass: () => "SparkStreamlet",
  imports: () => [
    "cloudflow.spark._",
    "cloudflow.spark.sql.SQLImplicits._",
    "org.apache.spark.sql.Dataset",
    "org.apache.spark.sql.streaming.OutputMode",
  ],
  declaration: "val",
  logic({ inlets, outlets, take }) {
    const datasets = inlets.map((inlet) => ({ inlet, name: take(`${inlet.stem}Dataset`) }));
    const results = outlets.map((outlet) => ({ outlet, name: take(`${outlet.stem}Result`) }));
    const only = datasets.length === 1 ? datasets[0] : undefined;
    const queries =
      results.length === 0
        ? datasets.map(
            ({ name }) => `${name}.writeStream.format("console").outputMode(OutputMode.Append()).start()`,
          )
        : results.map(({ outlet, name }) => `writeStream(${name}, ${outlet.name}, OutputMode.Append())`);
    return {
      opening: "new SparkStreamletLogic {",
      body: [
        "override def buildStreamingQueries: StreamletQueryExecution = {",
        ...datasets.map(
          ({ inlet, name }) => `  val ${name}: Dataset[${inlet.type}] = readStream(${inlet.name})`,
        ),
        ...results.flatMap(({ outlet, name }) =>
          only !== undefined && only.inlet.type === outlet.type
            ? [
                "  // The records pass through as they are: put the logic between the two.",
                `  val ${name}: Dataset[${outlet.type}] = ${only.name}`,
              ]
            : [
                datasets.length === 0
                  ? "  // An ingress: make a dataset with session.readStream."
                  : `  // Make it of ${datasets.map((one) => one.name).join(", ")}.`,
                `  val ${name}: Dataset[${outlet.type}] = ???`,
              ],
        ),
        ...(queries.length === 0 ? ["  ???"] : [`  StreamletQueryExecution(Vector(${queries.join(", ")}))`]),
        "}",
      ],
    };
  },
};
