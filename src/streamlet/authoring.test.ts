import { describe, expect, it } from "vitest";
import {
  AkkaStreamlet,
  AkkaStreamletLogic,
  AvroInlet,
  AvroOutlet,
  type Collector,
  FlinkStreamlet,
  type FlinkStreamletContext,
  FlinkStreamletLogic,
  IntegerConfigParameter,
  type KeyedContext,
  KeyedCoProcessFunction,
  OutputTag,
  ProcessFunction,
  StreamGraph,
  type StreamletConfig,
  StreamletShape,
  TumblingEventTimeWindows,
  type ValueState,
  ValueStateDescriptor,
} from "./index.ts";

interface Ride {
  readonly rideId: number;
  readonly isStart: boolean;
}
interface Fare {
  readonly rideId: number;
  readonly totalFare: number;
}

class Enrichment extends KeyedCoProcessFunction<number, Ride, Fare, Fare> {
  rides!: ValueState<Ride>;
  override open(): void {
    this.rides = this.getRuntimeContext().getState(new ValueStateDescriptor<Ride>("ride"));
  }
  override processElement1(ride: Ride, _context: KeyedContext<number>, _out: Collector<Fare>): void {
    this.rides.update(ride);
  }
  override processElement2(fare: Fare, _context: KeyedContext<number>, out: Collector<Fare>): void {
    if (this.rides.value() !== null) out.collect(fare);
  }
}

class Processor extends FlinkStreamlet {
  readonly rides = new AvroInlet<Ride>("in-taxiride", "taxi.Ride");
  readonly fares = new AvroInlet<Fare>("in-taxifare", "taxi.Fare");
  readonly out = new AvroOutlet<Fare>("out", "taxi.Fare", (fare) => String(fare.rideId));
  override shape() {
    return StreamletShape.withInlets(this.rides, this.fares).withOutlets(this.out);
  }
  override createLogic() {
    const { rides, fares, out } = this;
    return new (class extends FlinkStreamletLogic {
      override buildExecutionGraph() {
        const started = this.readStream(rides)
          .filter((ride) => ride.isStart)
          .keyBy((ride) => ride.rideId);
        const paid = this.readStream(fares).keyBy((fare) => fare.rideId);
        this.writeStream(out, started.connect(paid).process(new Enrichment()).uid("join").setParallelism(2));
      }
    })(this.context);
  }
}

const config: StreamletConfig = {
  hasPath: () => false,
  getString: () => "",
  getInt: () => 7,
  getDouble: () => 0,
  getBoolean: () => false,
  getDuration: () => 0,
  getMemorySize: () => 0,
};
const context = (environment: StreamGraph): FlinkStreamletContext => ({
  environment,
  streamletRef: "processor",
  config,
  streamletConfig: config,
  topicOf: (port) => port,
  getMountedPath: (mount) => mount.path,
  log: () => {},
});

describe("a Flink streamlet", () => {
  it("describes its data flow as nodes with exchanges, sides, names and uids", () => {
    const graph = new StreamGraph();
    new Processor().setContext(context(graph)).createLogic().executeStreamingQueries();
    expect(
      graph.nodes.map((node) => [
        node.operator.kind,
        node.uid,
        node.parallelism,
        node.inputs.map((input) => `${input.node}:${input.side}:${input.exchange.kind}`),
      ]),
    ).toEqual([
      ["source", undefined, undefined, []],
      ["filter", undefined, undefined, ["0:0:forward"]],
      ["source", undefined, undefined, []],
      ["keyed-co-process", "join", 2, ["1:0:hash", "2:1:hash"]],
      ["sink", undefined, undefined, ["3:0:forward"]],
    ]);
  });

  it("refuses to show its context before it runs", () => {
    expect(() => new Processor().context).toThrow(/only while it runs/);
  });

  it("has a shape that is not changed by extending it", () => {
    const one = StreamletShape.withInlets(new AvroInlet("a", "x.A"));
    const two = one.withInlets(new AvroInlet("b", "x.B")).withOutlets(new AvroOutlet("c", "x.C"));
    expect([one.inlets.length, one.outlets.length, two.inlets.length, two.outlets.length]).toEqual([
      1, 0, 2, 1,
    ]);
  });
});

describe("streams", () => {
  class Graph extends FlinkStreamletLogic {
    override buildExecutionGraph(): void {}
  }
  const build = () => {
    const graph = new StreamGraph();
    return { graph, stream: new Graph(context(graph)).readStream(new AvroInlet<Fare>("in", "taxi.Fare")) };
  };

  it("keep a union's inputs apart and read side outputs by tag", () => {
    const { graph, stream } = build();
    const tag = new OutputTag<string>("odd");
    const split = stream.process(
      new (class extends ProcessFunction<Fare, Fare> {
        override processElement(): void {}
      })(),
    );
    split
      .map(String)
      .union(split.getSideOutput(tag))
      .rebalance()
      .addSink(() => {});
    expect(graph.nodes.at(-1)?.inputs).toEqual([
      { node: 2, side: 0, exchange: { kind: "rebalance" } },
      { node: 1, tag: "odd", side: 0, exchange: { kind: "rebalance" } },
    ]);
  });

  it("carry window settings into the operator", () => {
    const { graph, stream } = build();
    stream
      .keyBy((fare) => fare.rideId)
      .window(TumblingEventTimeWindows.of(60_000))
      .allowedLateness(5_000)
      .reduce((a, b) => ({ rideId: a.rideId, totalFare: a.totalFare + b.totalFare }));
    expect(graph.nodes.at(-1)?.operator).toMatchObject({
      kind: "window",
      assigner: { kind: "time", domain: "event", size: 60_000, slide: 60_000 },
      allowedLateness: 5_000,
      collect: { kind: "reduce" },
    });
  });

  it.each([0, -1, 1.5, Number.NaN])("refuse a parallelism of %s", (parallelism) => {
    expect(() => build().stream.setParallelism(parallelism)).toThrow(/at least 1/);
  });
});

describe("an Akka streamlet", () => {
  it("describes flows from source to sink", () => {
    const invalid = new AvroOutlet<number>("invalid", "int");
    class Ingress extends AkkaStreamlet {
      readonly rate = new IntegerConfigParameter("rate", "Records per second.", 50);
      override shape() {
        return StreamletShape.withOutlets(invalid);
      }
      override configParameters() {
        return [this.rate];
      }
      override createLogic() {
        const rate = this.rate.value(this.context);
        return new (class extends AkkaStreamletLogic {
          override runnableGraph() {
            return this.generate((i) => i)
              .throttle(rate)
              .divertTo(this.sink(invalid), (n) => n % 2 === 1)
              .to(this.logSink());
          }
        })(this.context);
      }
    }
    const flow = new Ingress().setContext(context(new StreamGraph())).createLogic().runnableGraph();
    expect(flow.stages.map((stage) => stage.kind)).toEqual(["throttle", "divert"]);
    expect(flow.stages[0]).toMatchObject({ perSecond: 7 });
  });
});
