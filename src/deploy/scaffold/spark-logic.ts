/** The frame of a Spark streamlet. */
import { recordLines } from "./record-lines.ts";
import type { RuntimeFrame } from "./runtime-frame.ts";

const hints = { transform: "", ingress: "An ingress: make a dataset with session.readStream." };

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
    const datasets = inlets.map((port) => ({ port, name: take(`${port.stem}Dataset`) }));
    const results = outlets.map((port) => ({ port, name: take(`${port.stem}Result`) }));
    const queries =
      results.length === 0
        ? datasets.map(
            ({ name }) => `${name}.writeStream.format("console").outputMode(OutputMode.Append()).start()`,
          )
        : results.map(({ port, name }) => `writeStream(${name}, ${port.name}, OutputMode.Append())`);
    return {
      opening: "new SparkStreamletLogic {",
      body: [
        "override def buildStreamingQueries: StreamletQueryExecution = {",
        ...datasets.map(
          ({ port, name }) => `  val ${name}: Dataset[${port.type}] = readStream(${port.name})`,
        ),
        ...results.flatMap((result) => recordLines(datasets, result, "Dataset", hints)),
        ...(queries.length === 0 ? ["  ???"] : [`  StreamletQueryExecution(Vector(${queries.join(", ")}))`]),
        "}",
      ],
    };
  },
};
