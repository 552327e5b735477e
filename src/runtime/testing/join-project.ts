import type { ProjectTexts } from "./application.ts";
import { edgeDescriptor } from "./edge-descriptor.ts";

const record = (name: string, fields: Readonly<Record<string, string>>) =>
  JSON.stringify({
    type: "record",
    namespace: "bench",
    name,
    fields: Object.entries(fields).map(([field, type]) => ({ name: field, type })),
  });

const types = {
  left: record("Left", { id: "long", name: "string", amount: "double" }),
  right: record("Right", { id: "long", price: "double" }),
  in: record("Joined", { id: "long", total: "double" }),
};

/** A generator, a keyed join in Flink and an egress: as small as a pipeline with a job can be. */
export const JOIN: ProjectTexts = {
  blueprint: `blueprint {
    streamlets { generator = bench.Generator, processor = bench.Processor, sink = bench.Sink }
    topics {
      left { producers = [generator.left], consumers = [processor.left] }
      right { producers = [generator.right], consumers = [processor.right] }
      joined { producers = [processor.out], consumers = [sink.in] }
    }
  }`,
  schemas: new Map([
    ["avro/left.avsc", types.left],
    ["avro/right.avsc", types.right],
    ["avro/joined.avsc", types.in],
  ]),
  descriptors: JSON.stringify({
    "bench.Generator": edgeDescriptor("bench.Generator", {}, { left: types.left, right: types.right }),
    "bench.Sink": edgeDescriptor("bench.Sink", { in: types.in }, {}),
  }),
  code: new Map([
    [
      "streamlets/bench/Processor.ts",
      `import { AvroInlet, AvroOutlet, FlinkStreamlet, FlinkStreamletLogic, KeyedCoProcessFunction, StreamletShape, ValueStateDescriptor } from "streamwright";
interface Left { id: number; amount: number }
interface Right { id: number; price: number }
interface Joined { id: number; total: number }
class Join extends KeyedCoProcessFunction<number, Left, Right, Joined> {
  override open() {
    this.left = this.getRuntimeContext().getState(new ValueStateDescriptor<Left>("left"));
    this.right = this.getRuntimeContext().getState(new ValueStateDescriptor<Right>("right"));
  }
  override processElement1(left, _context, out) {
    const right = this.right.value();
    if (right === null) { this.left.update(left); return; }
    this.right.clear();
    out.collect({ id: left.id, total: left.amount + right.price });
  }
  override processElement2(right, _context, out) {
    const left = this.left.value();
    if (left === null) { this.right.update(right); return; }
    this.left.clear();
    out.collect({ id: right.id, total: left.amount + right.price });
  }
}
export class Processor extends FlinkStreamlet {
  readonly left = new AvroInlet<Left>("left", "bench.Left");
  readonly right = new AvroInlet<Right>("right", "bench.Right");
  readonly out = new AvroOutlet<Joined>("out", "bench.Joined", (joined) => String(joined.id));
  override shape() {
    return StreamletShape.withInlets(this.left, this.right).withOutlets(this.out);
  }
  override createLogic() {
    const { left, right, out } = this;
    return new (class extends FlinkStreamletLogic {
      override buildExecutionGraph() {
        const joined = this.readStream(left).keyBy((record) => record.id)
          .connect(this.readStream(right).keyBy((record) => record.id)).process(new Join()).uid("join");
        this.writeStream(out, joined);
      }
    })(this.context);
  }
}
`,
    ],
  ]),
};
