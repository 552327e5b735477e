import type { Reading } from "avro/greenhouse.model";
import { AvroInlet, AvroOutlet, DoubleConfigParameter, FlinkStreamlet, FlinkStreamletLogic, StreamletShape } from "streamwright";

const threshold = new DoubleConfigParameter("threshold", "Warn above so many degrees Celsius.", 32);

/** Lets only readings above the threshold pass. */
export class TooWarm extends FlinkStreamlet {
  override readonly description = "Passes readings above a threshold.";
  readonly in = new AvroInlet<Reading>("in", "greenhouse.model.Reading");
  readonly out = new AvroOutlet<Reading>("out", "greenhouse.model.Reading", (reading) => reading.bed);

  override shape() {
    return StreamletShape.withInlets(this.in).withOutlets(this.out);
  }

  override configParameters() {
    return [threshold];
  }

  override createLogic() {
    const { in: inlet, out } = this;
    return new (class extends FlinkStreamletLogic {
      override buildExecutionGraph() {
        const limit = threshold.value(this.context);
        this.writeStream(out, this.readStream(inlet).filter((reading) => reading.celsius > limit));
      }
    })(this.context);
  }
}
