import type { Reading } from "avro/greenhouse.model";
import { AkkaStreamlet, AkkaStreamletLogic, AvroInlet, StreamletShape } from "streamwright";

/** Writes a line for every reading it gets. */
export class Alarm extends AkkaStreamlet {
  readonly in = new AvroInlet<Reading>("in", "greenhouse.model.Reading");

  override shape() {
    return StreamletShape.withInlets(this.in);
  }

  override createLogic() {
    const inlet = this.in;
    return new (class extends AkkaStreamletLogic {
      override runnableGraph() {
        return this.source(inlet)
          .map((reading) => `${reading.bed} is at ${reading.celsius} °C`)
          .to(this.logSink());
      }
    })(this.context);
  }
}
