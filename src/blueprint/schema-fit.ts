/** Whether one port can read what another writes, by Cloudflow's rules for each schema format. */
import type { Incompatibility, Schema } from "../avro/index.ts";
import { compatibility } from "../avro/index.ts";
import type { PortSchema } from "./descriptor.ts";
import { protoDifferences } from "./proto-descriptor.ts";

/** A port's schema with its Avro schema where there is one; ports of equal schemas share one object. */
export interface LinkedSchema {
  readonly schema: PortSchema;
  /** Absent for other formats, and where the text is absent or broken. */
  readonly avro?: Schema;
}

/** The verdict for one direction: can `reader` read what `writer` wrote? */
export interface DirectedFit {
  readonly compatible: boolean;
  /** Sentences without port names. */
  readonly reasons: readonly string[];
  readonly incompatibilities: readonly Incompatibility[];
}

/** Cloudflow 2.x brings Avro 1.8, which compares the full names of types where newer versions leave the namespace out. */
const cloudflowAvro = "1.8";

const fits: DirectedFit = { compatible: true, reasons: [], incompatibilities: [] };

/**
 * Compares by format and fingerprint first, then Avro by schema resolution and Protobuf field by field;
 * everything else does not fit (CLOUDFLOW.md section 2).
 */
export function schemaFit(reader: LinkedSchema, writer: LinkedSchema): DirectedFit {
  if (reader === writer || isSame(reader.schema, writer.schema)) return fits;
  const { format } = reader.schema;
  if (format !== writer.schema.format) {
    return refused(
      `The reader's format is ${format} and the writer's is ${writer.schema.format}: the ports of a topic must have one format.`,
    );
  }
  if (format === "avro") return avroFit(reader, writer);
  if (format === "proto") return protoFit(reader.schema, writer.schema);
  return refused(
    `The schemas differ, and schemas of format ${format} fit only when their fingerprints are equal.`,
  );
}

/** Memoises `schemaFit` for the linked schemas of one catalog. */
export function memoisedSchemaFit(): typeof schemaFit {
  const known = new Map<LinkedSchema, Map<LinkedSchema, DirectedFit>>();
  return (reader, writer) => {
    if (reader === writer) return fits;
    let byWriter = known.get(reader);
    if (byWriter === undefined) {
      byWriter = new Map();
      known.set(reader, byWriter);
    }
    let fit = byWriter.get(writer);
    if (fit === undefined) {
      fit = schemaFit(reader, writer);
      byWriter.set(writer, fit);
    }
    return fit;
  };
}

function isSame(a: PortSchema, b: PortSchema): boolean {
  return a.format === b.format && a.fingerprint === b.fingerprint;
}

function refused(reason: string): DirectedFit {
  return { compatible: false, reasons: [reason], incompatibilities: [] };
}

function avroFit(reader: LinkedSchema, writer: LinkedSchema): DirectedFit {
  if (reader.avro === undefined || writer.avro === undefined) {
    const missing = reader.avro === undefined ? reader : writer;
    return refused(
      `The fingerprints differ, and the schema text of ${missing.schema.name} is not known, so that nobody can say whether the schemas fit: load descriptors that hold schema texts.`,
    );
  }
  const result = compatibility(reader.avro, writer.avro, cloudflowAvro);
  if (result.compatible) return fits;
  return {
    compatible: false,
    reasons: result.incompatibilities.map((one) => one.message),
    incompatibilities: result.incompatibilities,
  };
}

/** Avro's own verdict for one direction, by the rules of its current specification. */
export function avroResolves(reader: LinkedSchema, writer: LinkedSchema): boolean {
  if (reader === writer || isSame(reader.schema, writer.schema)) return true;
  if (reader.avro === undefined || writer.avro === undefined) return false;
  return compatibility(reader.avro, writer.avro).compatible;
}

function protoFit(reader: PortSchema, writer: PortSchema): DirectedFit {
  const differences = protoDifferences(reader.schema, writer.schema);
  return differences.length === 0 ? fits : { compatible: false, reasons: differences, incompatibilities: [] };
}
