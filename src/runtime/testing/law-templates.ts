/** A data flow that laws are tried on. What it writes must not depend on the order between keys or on timing. */
export interface LawTemplate {
  /** Body of `buildExecutionGraph` between `input`, `other` and `result`. */
  readonly graph: string;
  /** It needs event time to go on: one partition per subtask, and records with late times at the end. */
  readonly eventTime?: boolean;
  /** Only sums per key are the same in each run: windows by arrival. */
  readonly sumsOnly?: boolean;
}

const eventTime =
  "api.WatermarkStrategy.forBoundedOutOfOrderness(40).withTimestampAssigner((e) => e.id * 10 + (e.count % 3) * 12)";
const sum = "(a, b) => ({ id: 0, key: a.key, count: a.count + b.count })";

export const TEMPLATES = {
  stateless: {
    graph: `const result = input.filter((e) => (e.id + e.count) % 3 !== 0).flatMap((e) => [e, { ...e, count: 1 }]).map((e) => ({ ...e, key: e.key + "!" }));`,
  },
  "fan-out": {
    graph: `const odd = new api.OutputTag("odd");
      const split = input.process(new Split(odd));
      const result = split.union(split.getSideOutput(odd).rebalance().map((e) => ({ ...e, key: "odd" })));`,
  },
  rolling: {
    graph: `const result = input.keyBy((e) => e.key).reduce((a, b) => ({ id: 0, key: b.key, count: a.count + b.count }));`,
  },
  join: {
    graph: `const result = input.keyBy((e) => e.id).connect(other.keyBy((e) => e.id)).process(new Join()).uid("join");`,
  },
  "fan-in": {
    graph: `const result = input.union(other.map((e) => ({ ...e, key: "o" + e.key }))).keyBy((e) => e.key)
      .process(new Counting()).uid("counting");`,
  },
  "count windows": {
    graph: `const result = input.keyBy((e) => e.key).countWindow(3).reduce(${sum});`,
  },
  "event-time windows": {
    graph: `const result = input.assignTimestampsAndWatermarks(${eventTime}).keyBy((e) => e.key)
      .window(api.TumblingEventTimeWindows.of(100)).reduce(${sum}).filter((e) => !e.key.startsWith("end"));`,
    eventTime: true,
  },
  "sliding windows": {
    graph: `const result = input.assignTimestampsAndWatermarks(${eventTime}).keyBy((e) => e.key)
      .window(api.SlidingEventTimeWindows.of(120, 40)).process(new Summing()).filter((e) => !e.key.startsWith("end"));`,
    eventTime: true,
  },
  sessions: {
    graph: `const result = input.assignTimestampsAndWatermarks(${eventTime}).keyBy((e) => e.key)
      .window(api.EventTimeSessionWindows.withGap(60)).reduce(${sum}).filter((e) => !e.key.startsWith("end"));`,
    eventTime: true,
  },
  "processing-time windows": {
    graph: `const result = input.keyBy((e) => e.key).window(api.TumblingProcessingTimeWindows.of(250)).reduce(${sum});`,
    sumsOnly: true,
  },
  timers: {
    graph: `const result = input.keyBy((e) => e.id).process(new Delayed()).uid("delayed");`,
  },
  broadcast: {
    graph: `const rules = new api.MapStateDescriptor("rules");
      const result = input.keyBy((e) => e.id).connect(other.filter((e) => e.id % 40 === 0).broadcast(rules))
        .process(new Pairs(rules)).uid("pairs");`,
  },
  /** One pipelined region per subtask. */
  "one to one": {
    graph: `const result = input.map((e) => ({ ...e, key: e.key + "1" })).startNewChain().flatMap((e) => [e, { ...e, count: 1 }]);`,
  },
  /** Pipelines that share nothing but the outlet. */
  disjoint: {
    graph: `this.writeStream(out, other.map((e) => ({ ...e, key: "o" + e.key })));
      const result = input.keyBy((e) => e.key).reduce(${sum});`,
  },
  repartitioned: {
    graph: `const result = input.rebalance().map((e) => e).keyBy((e) => e.id).process(new Once()).rebalance().filter(() => true);`,
  },
} as const satisfies Readonly<Record<string, LawTemplate>>;

export type TemplateName = keyof typeof TEMPLATES;

/** A Flink streamlet `law.<className>` with inlets `a` and `b` and outlet `out`. */
export const processor = (className: string, template: TemplateName) => `
import * as api from "streamwright";
const { AvroInlet, AvroOutlet, FlinkStreamlet, FlinkStreamletLogic, StreamletShape } = api;
class Split extends api.ProcessFunction {
  constructor(tag) { super(); this.tag = tag; }
  processElement(e, context, out) { if (e.id % 2) context.output(this.tag, e); else out.collect(e); }
}
class Join extends api.KeyedCoProcessFunction {
  open() {
    this.left = this.getRuntimeContext().getState(new api.ValueStateDescriptor("left"));
    this.right = this.getRuntimeContext().getState(new api.ValueStateDescriptor("right"));
  }
  join(e, own, others, out) {
    const other = others.value();
    if (other === null) { own.update(e); return; }
    others.clear();
    out.collect({ id: e.id, key: "joined", count: e.count + other.count });
  }
  processElement1(e, context, out) { this.join(e, this.left, this.right, out); }
  processElement2(e, context, out) { this.join(e, this.right, this.left, out); }
}
class Counting extends api.KeyedProcessFunction {
  open() { this.seen = this.getRuntimeContext().getMapState(new api.MapStateDescriptor("seen")); }
  processElement(e, context, out) {
    const count = (this.seen.get("n") ?? 0) + 1;
    this.seen.put("n", count);
    out.collect({ id: 0, key: e.key, count });
  }
}
class Once extends api.KeyedProcessFunction {
  open() { this.seen = this.getRuntimeContext().getListState(new api.ListStateDescriptor("seen")); }
  processElement(e, context, out) {
    this.seen.add(e.id);
    out.collect({ id: e.id, key: "once", count: [...this.seen.get()].length });
  }
}
class Delayed extends api.KeyedProcessFunction {
  open() { this.event = this.getRuntimeContext().getState(new api.ValueStateDescriptor("event")); }
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
class Summing extends api.ProcessWindowFunction {
  process(key, window, context, elements, out) {
    let count = 0;
    for (const e of elements) count += e.count;
    out.collect({ id: window.start, key, count });
  }
}
class Pairs extends api.KeyedBroadcastProcessFunction {
  constructor(rules) { super(); this.rules = rules; this.seen = new api.ValueStateDescriptor("seen"); }
  processElement(e, context, out) {
    this.getRuntimeContext().getState(this.seen).update(e);
    for (const [id, rule] of context.getBroadcastState(this.rules).immutableEntries())
      out.collect({ id: e.id * 1000 + id, key: "pair", count: e.count + rule.count });
  }
  processBroadcastElement(rule, context, out) {
    context.getBroadcastState(this.rules).put(rule.id, rule);
    context.applyToKeyedState(this.seen, (key, state) => {
      const e = state.value();
      out.collect({ id: e.id * 1000 + rule.id, key: "pair", count: e.count + rule.count });
    });
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
        const input = this.readStream(a);
        const other = this.readStream(b);
        ${TEMPLATES[template].graph}
        this.writeStream(out, result);
      }
    })(this.context);
  }
}
`;
