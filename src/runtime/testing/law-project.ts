import { fingerprint, readSchema } from "../../avro/index.ts";
import { Random } from "../host/random.ts";
import type { ProjectTexts } from "./application.ts";

const EVENT = JSON.stringify({
  type: "record",
  namespace: "law",
  name: "Event",
  fields: [
    { name: "id", type: "int" },
    { name: "key", type: "string" },
    { name: "count", type: "int" },
  ],
});

/** Bodies of `buildExecutionGraph` between `input` (and `other`) and `result`. All are blind to the order between keys. */
const TEMPLATES = {
  stateless: `const result = input.filter((e) => e.id % 3 !== 0).flatMap((e) => [e, { ...e, count: 1 }]).map((e) => ({ ...e, key: e.key + "!" }));`,
  rolling: `const result = input.keyBy((e) => e.key).reduce((a, b) => ({ id: 0, key: b.key, count: a.count + b.count }));`,
  join: `const result = input.keyBy((e) => e.id).connect(other.keyBy((e) => e.id)).process(new Join()).uid("join");`,
  union: `const result = input.union(other.map((e) => ({ ...e, key: "o" + e.key }))).keyBy((e) => e.key)
    .process(new Counting()).uid("counting");`,
  windows: `const result = input.keyBy((e) => e.key).countWindow(3).reduce((a, b) => ({ id: 0, key: a.key, count: a.count + b.count }));`,
  timers: `const result = input.keyBy((e) => e.id).process(new Delayed()).uid("delayed");`,
  repartitioned: `const result = input.rebalance().map((e) => e).keyBy((e) => e.id).process(new Once()).rebalance().filter(() => true);`,
} as const;

type Template = keyof typeof TEMPLATES;
const templates = Object.keys(TEMPLATES) as readonly Template[];

const processor = (className: string, template: Template) => `
import { AvroInlet, AvroOutlet, FlinkStreamlet, FlinkStreamletLogic, KeyedCoProcessFunction, KeyedProcessFunction, ListStateDescriptor, MapStateDescriptor, StreamletShape, ValueStateDescriptor } from "streamwright";
class Join extends KeyedCoProcessFunction {
  open() {
    this.left = this.getRuntimeContext().getState(new ValueStateDescriptor("left"));
    this.right = this.getRuntimeContext().getState(new ValueStateDescriptor("right"));
  }
  processElement1(e, context, out) {
    const other = this.right.value();
    if (other === null) { this.left.update(e); return; }
    this.right.clear();
    out.collect({ id: e.id, key: "joined", count: e.count + other.count });
  }
  processElement2(e, context, out) {
    const other = this.left.value();
    if (other === null) { this.right.update(e); return; }
    this.left.clear();
    out.collect({ id: e.id, key: "joined", count: e.count + other.count });
  }
}
class Counting extends KeyedProcessFunction {
  open() { this.seen = this.getRuntimeContext().getMapState(new MapStateDescriptor("seen")); }
  processElement(e, context, out) {
    const count = (this.seen.get("n") ?? 0) + 1;
    this.seen.put("n", count);
    out.collect({ id: 0, key: e.key, count });
  }
}
class Once extends KeyedProcessFunction {
  open() { this.seen = this.getRuntimeContext().getListState(new ListStateDescriptor("seen")); }
  processElement(e, context, out) {
    this.seen.add(e.id);
    out.collect({ id: e.id, key: "once", count: [...this.seen.get()].length });
  }
}
class Delayed extends KeyedProcessFunction {
  open() { this.event = this.getRuntimeContext().getState(new ValueStateDescriptor("event")); }
  processElement(e, context) {
    this.event.update(e);
    const timers = context.timerService();
    timers.registerProcessingTimeTimer(timers.currentProcessingTime() + 150);
  }
  onTimer(time, context, out) {
    const e = this.event.value();
    if (e !== null) out.collect(e);
    this.event.clear();
  }
}
export class ${className} extends FlinkStreamlet {
  static className = "law.${className}";
  a = new AvroInlet("a", "law.Event");
  b = new AvroInlet("b", "law.Event");
  out = new AvroOutlet("out", "law.Event", (e) => e.key);
  shape() { return StreamletShape.withInlets(this.a, this.b).withOutlets(this.out); }
  createLogic() {
    const { a, b, out } = this;
    return new (class extends FlinkStreamletLogic {
      buildExecutionGraph() {
        const input = this.readStream(a).uid("a");
        const other = this.readStream(b).uid("b");
        ${TEMPLATES[template]}
        this.writeStream(out, result).uid("out");
      }
    })(this.context);
  }
}
`;

const { schema } = readSchema(EVENT);
const port = (name: string) => ({
  name,
  schema: {
    name: "law.Event",
    schema: EVENT,
    fingerprint: schema === undefined ? "" : fingerprint(schema),
    format: "avro",
  },
});
const edge = (className: string, inlets: readonly string[], outlets: readonly string[]) => ({
  class_name: className,
  runtime: "akka",
  labels: [],
  description: "",
  inlets: inlets.map(port),
  outlets: outlets.map(port),
  config_parameters: [],
  attributes: [],
  volume_mounts: [],
});

/** A run drawn from a seed: pipeline, cluster, input and faults. */
export interface LawRun {
  readonly description: string;
  readonly texts: ProjectTexts;
  readonly data: ReadonlyMap<string, string>;
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly faults: readonly object[];
}

/** Draws a run. `checkpoints: false` switches them off but keeps restarts. */
export function drawRun(seed: number, checkpoints = true): LawRun {
  const random = Random.named(seed, "law");
  const pick = <T>(items: readonly T[]): T => items[random.below(items.length)] as T;
  const first = pick(templates);
  // What one streamlet writes has no order between subtasks, so the next must not depend on it.
  const second = pick<Template>(["stateless", "union", "repartitioned"]);
  const chained = random.below(3) === 0;
  const parallelism = 1 + random.below(4);
  const slots = 1 + random.below(2);
  const interval = 50 + random.below(600);
  const rate = pick([100, 400, 2000]);
  const count = 60 + random.below(60);
  const partitions = 1 + random.below(4);
  const events = (from: number) =>
    Array.from({ length: count }, (_, i) =>
      JSON.stringify({ id: from + i, key: `k${random.below(9)}`, count: 1 + random.below(5) }),
    ).join("\n");
  const faults = Array.from({ length: 1 + random.below(4) }, () => ({
    at: 2000 + random.below(Math.ceil((count * 1000) / rate) + 1500),
    kind: pick(["fail-task", "fail-task", "kill-task-manager"]),
    streamlet: chained ? pick(["one", "two"]) : "one",
    index: random.below(12),
  }));
  const chainedTexts = `two = law.Two`;
  return {
    description: `seed ${seed}: ${first}${chained ? ` -> ${second}` : ""}, parallelism ${parallelism}, ${partitions} partitions, ${faults.length} faults`,
    texts: {
      blueprint: `blueprint {
        streamlets { source = law.Source, one = law.One, sink = law.Sink ${chained ? `, ${chainedTexts}` : ""} }
        topics {
          left { producers = [source.left], consumers = [one.a ${chained ? ", two.b" : ""}] }
          right { producers = [source.right], consumers = [one.b] }
          ${chained ? "middle { producers = [one.out], consumers = [two.a] }" : ""}
          result { producers = [${chained ? "two" : "one"}.out], consumers = [sink.in] }
        }
      }`,
      schemas: new Map([["avro/event.avsc", EVENT]]),
      descriptors: JSON.stringify({
        "law.Source": edge("law.Source", [], ["left", "right"]),
        "law.Sink": edge("law.Sink", ["in"], []),
      }),
      code: new Map([
        ["streamlets/law/One.ts", processor("One", first)],
        ["streamlets/law/Two.ts", processor("Two", second)],
      ]),
      configuration: `cloudflow.runtimes.flink.config {
        flink {
          parallelism.default = ${parallelism}
          taskmanager.numberOfTaskSlots = ${slots}
          heartbeat { interval = 100 ms, timeout = 1 s }
          restart-strategy { type = fixed-delay, fixed-delay { attempts = 100, delay = ${100 + random.below(900)} ms } }
          ${checkpoints ? `execution.checkpointing { interval = ${interval} ms, min-pause = 0, timeout = 1 min, mode = EXACTLY_ONCE }` : ""}
        }
        ${checkpoints ? "" : "cloudflow.checkpointing.default = off"}
      }`,
    },
    data: new Map([
      ["data/left.jsonl", events(0)],
      ["data/right.jsonl", events(0)],
    ]),
    scenario: {
      seed,
      partitions,
      inputs: ["left", "right"].map((outlet) => ({
        streamlet: "source",
        outlet,
        file: `data/${outlet}.jsonl`,
        mode: "once",
        rate,
        key: "key",
      })),
      serviceTimes: { one: pick([0, 0.05, 3]) },
    },
    faults,
  };
}
