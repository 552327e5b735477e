import type { FlinkStreamletContext } from "./context.ts";
import type { SingleOutputStream } from "./data-stream.ts";
import { append, type DataStream, inputsOf } from "./data-stream.ts";
import type { AvroInlet, AvroOutlet } from "./ports.ts";
import type { StreamGraph } from "./stream-graph.ts";
import { Streamlet } from "./streamlet.ts";
import { StreamletLogic } from "./streamlet-logic.ts";

/** The stream processing of a Flink streamlet. It is constructed only where the streamlet runs and may hold values. */
export abstract class FlinkStreamletLogic extends StreamletLogic<FlinkStreamletContext> {
  /** Describes the data flow: read inlets, transform, write outlets. */
  abstract buildExecutionGraph(): void;

  /** Builds the graph and hands it over to be run. */
  executeStreamingQueries(): StreamGraph {
    this.buildExecutionGraph();
    return this.context.environment;
  }

  readStream<T>(inlet: AvroInlet<T>): SingleOutputStream<T> {
    return append<T>(this.context.environment, `Source: ${inlet.name}`, { kind: "source", inlet }, []);
  }

  writeStream<T>(outlet: AvroOutlet<T>, stream: DataStream<T>): SingleOutputStream<never> {
    const operator = { kind: "sink", outlet } as const;
    return append<never>(this.context.environment, `Sink: ${outlet.name}`, operator, inputsOf(stream, 0));
  }
}

/** A streamlet that runs as a Flink job. */
export abstract class FlinkStreamlet extends Streamlet<FlinkStreamletContext, FlinkStreamletLogic> {
  readonly runtime = "flink";
}
