import type { StreamletContext } from "./context.ts";
import { Flow, type FlowSink, type RunnableFlow } from "./flow.ts";
import type { AvroInlet, AvroOutlet } from "./ports.ts";
import { Streamlet } from "./streamlet.ts";
import { StreamletLogic } from "./streamlet-logic.ts";

/** The logic of a streamlet that runs as a plain process: flows from sources to sinks, at least once. */
export abstract class AkkaStreamletLogic extends StreamletLogic<StreamletContext> {
  /** The flow of the streamlet, or several of them. */
  abstract runnableGraph(): RunnableFlow | readonly RunnableFlow[];

  /** Records of an inlet; its offset is committed once they have been written onwards. */
  source<T>(inlet: AvroInlet<T>): Flow<T> {
    return new Flow<T>({ kind: "inlet", inlet });
  }

  /** Records of a data file of the project (JSON lines, or a JSON list), once or over and over. */
  fromData<T>(file: string, options: { readonly cycle?: boolean } = {}): Flow<T> {
    return new Flow<T>({ kind: "data", file, cycle: options.cycle ?? false });
  }

  /** Records made by a function of their index; `undefined` ends the flow. Combine with `throttle`. */
  generate<T>(next: (index: number) => T | undefined): Flow<T> {
    return new Flow<T>({ kind: "generate", next });
  }

  sink<T>(outlet: AvroOutlet<T>): FlowSink {
    return { kind: "outlet", outlet };
  }

  foreach<T>(fn: (record: T) => void): FlowSink {
    return { kind: "foreach", fn };
  }

  /** Writes each record as a line of the streamlet's log. */
  logSink(): FlowSink {
    return { kind: "log" };
  }

  ignore(): FlowSink {
    return { kind: "ignore" };
  }
}

/** A streamlet that runs as a plain process: ingresses, egresses, stateless steps. */
export abstract class AkkaStreamlet extends Streamlet<StreamletContext, AkkaStreamletLogic> {
  readonly runtime = "akka";
}
