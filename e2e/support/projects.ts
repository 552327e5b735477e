/** Small projects of the tests' own: no more than a test needs. */

const tick = JSON.stringify({
  type: "record",
  name: "Tick",
  namespace: "tiny.model",
  fields: [{ name: "count", type: "int" }],
});

export const tinyBlueprint = `blueprint {
  streamlets {
    ticker = tiny.Ticker
    watcher = tiny.Watcher
  }
  topics {
    ticks {
      producers = [ticker.out]
      consumers = [watcher.in]
    }
  }
}
`;

const port = { name: "", schema: { name: "tiny.model.Tick", schema: tick, fingerprint: "", format: "avro" } };
const common = {
  runtime: "akka",
  labels: [],
  description: "",
  config_parameters: [],
  attributes: [],
  volume_mounts: [],
};

export const tinyDescriptors = JSON.stringify(
  {
    "tiny.Ticker": { ...common, class_name: "tiny.Ticker", inlets: [], outlets: [{ ...port, name: "out" }] },
    "tiny.Watcher": { ...common, class_name: "tiny.Watcher", inlets: [{ ...port, name: "in" }], outlets: [] },
  },
  undefined,
  2,
);

/** The files of a project with a source and a sink; `watch` is the body of what the sink does with each tick. */
export function tinyProject(watch: string): Readonly<Record<string, string>> {
  return {
    "blueprint.conf": tinyBlueprint,
    "avro/Tick.avsc": tick,
    "streamlet-descriptors.conf": tinyDescriptors,
    "streamlets/tiny/Ticker.ts": tickerCode,
    "streamlets/tiny/Watcher.ts": watcherCode(watch),
  };
}

const tickerCode = `import type { Tick } from "avro/tiny.model";
import { AkkaStreamlet, AkkaStreamletLogic, AvroOutlet, StreamletShape } from "streamwright";

export class Ticker extends AkkaStreamlet {
  readonly out = new AvroOutlet<Tick>("out", "tiny.model.Tick");
  override shape() {
    return StreamletShape.withOutlets(this.out);
  }
  override createLogic() {
    const { out } = this;
    return new (class extends AkkaStreamletLogic {
      override runnableGraph() {
        return this.generate<Tick>((count) => ({ count })).throttle(20).to(this.sink(out));
      }
    })(this.context);
  }
}
`;

function watcherCode(watch: string): string {
  return `import type { Tick } from "avro/tiny.model";
import { AkkaStreamlet, AkkaStreamletLogic, AvroInlet, StreamletShape } from "streamwright";

export class Watcher extends AkkaStreamlet {
  readonly in = new AvroInlet<Tick>("in", "tiny.model.Tick");
  override shape() {
    return StreamletShape.withInlets(this.in);
  }
  override createLogic() {
    const inlet = this.in;
    return new (class extends AkkaStreamletLogic {
      override runnableGraph() {
        const { log } = console;
        return this.source(inlet)
          .map((tick) => {
            ${watch}
          })
          .to(this.logSink());
      }
    })(this.context);
  }
}
`;
}
