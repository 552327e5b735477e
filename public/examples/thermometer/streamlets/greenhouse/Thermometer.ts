import type { Reading } from "avro/greenhouse.model";
import { AkkaStreamlet, AkkaStreamletLogic, AvroOutlet, StreamletShape } from "streamwright";

const beds = ["basil", "chilli", "fern", "tomato"];

/** Reads four beds in turn. The day warms and cools them; each bed has its own place in the sun. */
export class Thermometer extends AkkaStreamlet {
  override readonly description = "Ten readings a second from four beds.";
  readonly out = new AvroOutlet<Reading>("out", "greenhouse.model.Reading", (reading) => reading.bed);

  override shape() {
    return StreamletShape.withOutlets(this.out);
  }

  override createLogic() {
    const { out } = this;
    return new (class extends AkkaStreamletLogic {
      override runnableGraph() {
        return this.generate<Reading>((index) => {
          const bed = index % beds.length;
          const celsius = 24 + 2 * bed + 6 * Math.sin(index / 40);
          return { bed: beds[bed]!, celsius: Math.round(celsius * 10) / 10, takenAt: 1_767_225_600_000 + index * 100 };
        })
          .throttle(10)
          .to(this.sink(out));
      }
    })(this.context);
  }
}
