/** Whether an outlet may feed an inlet, for drags and hovers, before any topic joins them. */
import type { Incompatibility } from "../avro/index.ts";
import type { DescriptorCatalog } from "./catalog.ts";
import type { StreamletDescriptor } from "./descriptor.ts";
import { pairVerdict } from "./incompatible-schema.ts";

/** Whether a producer port may feed a consumer port, and why not. */
export interface PortFit {
  readonly fits: boolean;
  readonly reasons: readonly string[];
  readonly incompatibilities: readonly Incompatibility[];
  /** Avro alone would accept it although Cloudflow refuses. */
  readonly avroAccepts: boolean;
}

interface PortOfClass {
  readonly descriptor: StreamletDescriptor;
  readonly port: string;
}

export function portFit(catalog: DescriptorCatalog, producer: PortOfClass, consumer: PortOfClass): PortFit {
  const outlet = catalog.portOf(producer.descriptor, producer.port);
  const inlet = catalog.portOf(consumer.descriptor, consumer.port);
  if (outlet === undefined || inlet === undefined) {
    const [side, port] = outlet === undefined ? [producer, producer.port] : [consumer, consumer.port];
    return misfit(`${side.descriptor.className} has no port named ${port}.`);
  }
  if (!outlet.isOutlet) return misfit(`${producer.port} is an inlet: only an outlet can produce.`);
  if (inlet.isOutlet) return misfit(`${consumer.port} is an outlet: only an inlet can consume.`);
  const reads = catalog.fit(inlet.schema, outlet.schema);
  const readsBack = catalog.fit(outlet.schema, inlet.schema);
  if (reads.compatible && readsBack.compatible) {
    return { fits: true, reasons: [], incompatibilities: [], avroAccepts: true };
  }
  const verdict = pairVerdict(
    catalog,
    { text: producer.port, port: outlet },
    { text: consumer.port, port: inlet },
  );
  return {
    fits: false,
    reasons: verdict.details,
    incompatibilities: verdict.incompatibilities,
    avroAccepts: verdict.avroAccepts,
  };
}

function misfit(reason: string): PortFit {
  return { fits: false, reasons: [reason], incompatibilities: [], avroAccepts: false };
}
