import { type Schema, sampler } from "../../avro/index.ts";
import type { InletPort } from "../ports/inlet-port.ts";
import type { FlowPlan } from "./flow-plan.ts";

export interface StandInParts {
  readonly inlets: readonly InletPort[];
  readonly outlets: readonly { readonly name: string; readonly schema: Schema }[];
  readonly seed: number;
  write(outlet: string, record: unknown): void;
  /** Where records go that leave the application here. */
  log(record: unknown, inlet: InletPort): void;
}

/**
 * Flows for a streamlet whose logic is not known: for each record read, one valid sample record is written to every
 * outlet, with the fields of the input where names and types agree.
 */
export function standInFlows(parts: StandInParts): readonly FlowPlan[] {
  const outlets = parts.outlets.map(({ name, schema }) => ({
    name,
    schema,
    sample: sampler(schema, parts.seed),
  }));
  return parts.inlets.map((port) => {
    const writes = outlets.map(({ name, schema, sample }) => {
      const given = port.settings.schema;
      const fields = sharedFields(given, schema);
      // Nothing is left to make up.
      if (fieldCount(given) === fields.length && fieldCount(schema) === fields.length)
        return (record: unknown) => parts.write(name, record);
      return (record: unknown) => parts.write(name, resembling(record, sample(), fields));
    });
    return {
      source: { kind: "inlet", port },
      push: (record) => {
        if (writes.length === 0) parts.log(record, port);
        for (const write of writes) write(record);
      },
      throttledFor: () => 0,
      isFull: () => false,
      burst: 500,
    };
  });
}

/** Names of the fields that two record schemas share with the same primitive type. */
function sharedFields(from: Schema, to: Schema): readonly string[] {
  if (from.type !== "record" || to.type !== "record") return [];
  const types = new Map(from.fields.map((field) => [field.name, field.schema]));
  return to.fields
    .filter((field) => {
      const type = types.get(field.name);
      return (
        type !== undefined && !("fullName" in type) && type.type === field.schema.type && isPrimitive(type)
      );
    })
    .map((field) => field.name);
}

/** Fields of a record schema; -1 for a schema of anything else. */
function fieldCount(schema: Schema): number {
  return schema.type === "record" ? schema.fields.length : -1;
}

function isPrimitive(schema: Schema): boolean {
  return schema.type !== "array" && schema.type !== "map" && schema.type !== "union";
}

function resembling(record: unknown, sample: unknown, fields: readonly string[]): unknown {
  if (fields.length === 0 || typeof sample !== "object" || sample === null) return sample;
  const copy = { ...sample } as Record<string, unknown>;
  for (const field of fields) copy[field] = (record as Record<string, unknown>)[field];
  return copy;
}
