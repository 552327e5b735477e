import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { ProjectTexts } from "./application.ts";

const root = new URL("../../../../shared/examples/taxi-ride/", import.meta.url);

/** Whether the example's files are there; tests that need them are skipped where they are not. */
export const hasTaxiRide = existsSync(new URL("blueprint.conf", root));

const read = (path: string) => readFileSync(new URL(path, root), "utf8");

/** The processor of the taxi ride example: start rides joined with fares by ride. */
export const PROCESSOR = `
import { AvroInlet, AvroOutlet, FlinkStreamlet, FlinkStreamletLogic, KeyedCoProcessFunction, StreamletShape, ValueStateDescriptor } from "streamwright";
import type { Collector, KeyedContext, ValueState } from "streamwright";
import type { TaxiFare, TaxiRide, TaxiRideFare } from "avro/taxiride.datamodel";

class Enrichment extends KeyedCoProcessFunction<number, TaxiRide, TaxiFare, TaxiRideFare> {
  ride!: ValueState<TaxiRide>;
  fare!: ValueState<TaxiFare>;
  override open(): void {
    this.ride = this.getRuntimeContext().getState(new ValueStateDescriptor<TaxiRide>("saved ride"));
    this.fare = this.getRuntimeContext().getState(new ValueStateDescriptor<TaxiFare>("saved fare"));
  }
  override processElement1(ride: TaxiRide, _context: KeyedContext<number>, out: Collector<TaxiRideFare>): void {
    const fare = this.fare.value();
    if (fare === null) return this.ride.update(ride);
    this.fare.clear();
    out.collect({ rideId: ride.rideId, totalFare: fare.totalFare });
  }
  override processElement2(fare: TaxiFare, _context: KeyedContext<number>, out: Collector<TaxiRideFare>): void {
    const ride = this.ride.value();
    if (ride === null) return this.fare.update(fare);
    this.ride.clear();
    out.collect({ rideId: ride.rideId, totalFare: fare.totalFare });
  }
}

export class TaxiRideProcessor extends FlinkStreamlet {
  readonly inTaxiRide = new AvroInlet<TaxiRide>("in-taxiride", "taxiride.datamodel.TaxiRide");
  readonly inTaxiFare = new AvroInlet<TaxiFare>("in-taxifare", "taxiride.datamodel.TaxiFare");
  readonly out = new AvroOutlet<TaxiRideFare>("out", "taxiride.datamodel.TaxiRideFare", (r) => String(r.rideId));
  override shape() {
    return StreamletShape.withInlets(this.inTaxiRide, this.inTaxiFare).withOutlets(this.out);
  }
  override createLogic() {
    const { inTaxiRide, inTaxiFare, out } = this;
    return new (class extends FlinkStreamletLogic {
      override buildExecutionGraph() {
        const rides = this.readStream(inTaxiRide).filter((ride) => ride.isStart).keyBy((ride) => ride.rideId);
        const fares = this.readStream(inTaxiFare).keyBy((fare) => fare.rideId);
        this.writeStream(out, rides.connect(fares).process(new Enrichment()).uid("enrichment"));
      }
    })(this.context);
  }
}
`;

/** The example's texts and data with the processor above. */
export function taxiRide(): { readonly texts: ProjectTexts; readonly data: ReadonlyMap<string, string> } {
  const schemas = readdirSync(new URL("avro/", root)).map(
    (file) => [`avro/${file}`, read(`avro/${file}`)] as const,
  );
  const data = readdirSync(new URL("data/", root)).map(
    (file) => [`data/${file}`, read(`data/${file}`)] as const,
  );
  return {
    texts: {
      blueprint: read("blueprint.conf"),
      descriptors: read("streamlet-descriptors.conf"),
      schemas: new Map(schemas),
      code: new Map([["streamlets/TaxiRideProcessor.ts", PROCESSOR]]),
    },
    data: new Map(data),
  };
}
