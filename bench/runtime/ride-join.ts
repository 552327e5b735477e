import { codecOf, readSchemas, type Schema } from "../../src/avro/index.ts";
import type { ProjectTexts } from "../../src/runtime/testing/application.ts";
import { edgeDescriptor } from "../../src/runtime/testing/edge-descriptor.ts";
import { type Rate, rateOf, stopwatch } from "./stopwatch.ts";

const record = (name: string, fields: Readonly<Record<string, string>>) =>
  JSON.stringify({
    type: "record",
    namespace: "rides",
    name,
    fields: Object.entries(fields).map(([field, type]) => ({ name: field, type })),
  });

const ride = record("Ride", {
  rideId: "long",
  isStart: "boolean",
  taxiId: "long",
  passengerCnt: "int",
  driverId: "long",
  startLon: "float",
  startLat: "float",
  endLon: "float",
  endLat: "float",
  startTime: "long",
  endTime: "long",
});
const fare = record("Fare", {
  rideId: "long",
  taxiId: "long",
  paymentType: "string",
  driverId: "long",
  startTime: "long",
  tip: "float",
  tolls: "float",
  totalFare: "float",
});
const rideFare = record("RideFare", { rideId: "long", totalFare: "float" });

const PROCESSOR = `import { AvroInlet, AvroOutlet, FlinkStreamlet, FlinkStreamletLogic, KeyedCoProcessFunction, StreamletShape, ValueStateDescriptor } from "streamwright";
class Enrichment extends KeyedCoProcessFunction {
  open() {
    this.ride = this.getRuntimeContext().getState(new ValueStateDescriptor("ride"));
    this.fare = this.getRuntimeContext().getState(new ValueStateDescriptor("fare"));
  }
  processElement1(ride, _context, out) {
    const fare = this.fare.value();
    if (fare === null) { this.ride.update(ride); return; }
    this.fare.clear();
    out.collect({ rideId: ride.rideId, totalFare: fare.totalFare });
  }
  processElement2(fare, _context, out) {
    const ride = this.ride.value();
    if (ride === null) { this.fare.update(fare); return; }
    this.ride.clear();
    out.collect({ rideId: ride.rideId, totalFare: fare.totalFare });
  }
}
export class Processor extends FlinkStreamlet {
  rides = new AvroInlet("rides", "rides.Ride");
  fares = new AvroInlet("fares", "rides.Fare");
  out = new AvroOutlet("out", "rides.RideFare", (joined) => String(joined.rideId));
  shape() { return StreamletShape.withInlets(this.rides, this.fares).withOutlets(this.out); }
  createLogic() {
    const { rides, fares, out } = this;
    return new (class extends FlinkStreamletLogic {
      buildExecutionGraph() {
        const starts = this.readStream(rides).filter((ride) => ride.isStart).keyBy((ride) => ride.rideId);
        const joined = starts.connect(this.readStream(fares).keyBy((fare) => fare.rideId)).process(new Enrichment());
        this.writeStream(out, joined.uid("join"));
      }
    })(this.context);
  }
}
`;

/** The join of the taxi-ride example, as a project: two streams into a keyed join in Flink, and what reads its result. */
export function rideJoin(parallelism = 1): ProjectTexts {
  return {
    blueprint: `blueprint {
      streamlets { generator = rides.Generator, processor = rides.Processor, sink = rides.Sink }
      topics {
        rides { producers = [generator.rides], consumers = [processor.rides] }
        fares { producers = [generator.fares], consumers = [processor.fares] }
        joined { producers = [processor.out], consumers = [sink.in] }
      }
    }`,
    schemas: new Map([
      ["avro/ride.avsc", ride],
      ["avro/fare.avsc", fare],
      ["avro/ride-fare.avsc", rideFare],
    ]),
    descriptors: JSON.stringify({
      "rides.Generator": edgeDescriptor("rides.Generator", {}, { rides: ride, fares: fare }),
      "rides.Sink": edgeDescriptor("rides.Sink", { in: rideFare }, {}),
    }),
    code: new Map([["streamlets/rides/Processor.ts", PROCESSOR]]),
    // Nothing to restore from: a restarted job reads its topics from the start.
    configuration: `cloudflow.runtimes.flink.config {
      flink.parallelism.default = ${parallelism}
      cloudflow.checkpointing.default = off
    }`,
  };
}

/** Starts of rides and their fares, the fares in another order. */
function rides(count: number): {
  readonly rides: readonly object[];
  readonly fares: readonly object[];
} {
  const time = 1_356_998_400_000;
  return {
    rides: Array.from({ length: count }, (_, rideId) => ({
      rideId,
      isStart: true,
      taxiId: 2_013_000_000 + (rideId % 10_000),
      passengerCnt: 1 + (rideId % 4),
      driverId: 2_013_000_000 + (rideId % 9_000),
      startLon: -73.5 - rideId / 1e7,
      startLat: 40.5,
      endLon: -73.9,
      endLat: 40.7 + rideId / 1e7,
      startTime: time + rideId * 10,
      endTime: 0,
    })),
    fares: Array.from({ length: count }, (_, i) => ({
      rideId: (i * 7) % count,
      taxiId: 2_013_000_000 + (i % 10_000),
      paymentType: i % 3 === 0 ? "CSH" : "CRD",
      driverId: 2_013_000_000 + (i % 9_000),
      startTime: time + i * 10,
      tip: 1.5,
      tolls: 0,
      totalFare: (i % 500) / 4,
    })),
  };
}

/** The generator's inputs, a file per outlet. */
export function rideInputs(count: number, rate: number) {
  const files = Object.entries(rides(count)).map(
    ([outlet, records]) =>
      [`data/${outlet}.jsonl`, records.map((each) => JSON.stringify(each)).join("\n")] as const,
  );
  return {
    data: new Map(files),
    inputs: ["rides", "fares"].map((outlet) => ({
      streamlet: "generator",
      outlet,
      file: `data/${outlet}.jsonl`,
      mode: "once",
      rate,
    })),
  };
}

/**
 * Records per second of a plain loop that decodes both streams, joins them in a map, encodes the result and decodes it
 * as its reader does. A record counts once per topic that it is read from, as in the cluster.
 */
export function plainLoop(count: number): Rate {
  const { named } = readSchemas([...rideJoin().schemas].map(([file, text]) => ({ file, text })));
  const [a, b, joined] = ["Ride", "Fare", "RideFare"].map((name) =>
    codecOf(named.get(`rides.${name}`) as Schema),
  );
  if (a === undefined || b === undefined || joined === undefined) throw new Error("The schemas do not read.");
  const input = rides(count);
  const first = input.rides.map((each) => a.encode(each));
  const second = input.fares.map((each) => b.encode(each));
  const elapsed = stopwatch();
  const waiting = new Map<number, { rideId: number; isStart: boolean }>();
  const out: Uint8Array[] = [];
  for (const bytes of first) {
    const each = a.decode(bytes) as { rideId: number; isStart: boolean };
    if (each.isStart) waiting.set(each.rideId, each);
  }
  for (const bytes of second) {
    const each = b.decode(bytes) as { rideId: number; totalFare: number };
    const other = waiting.get(each.rideId);
    if (other === undefined) continue;
    waiting.delete(each.rideId);
    out.push(joined.encode({ rideId: other.rideId, totalFare: each.totalFare }));
  }
  for (const bytes of out) joined.decode(bytes);
  return rateOf(count * 3, elapsed());
}
