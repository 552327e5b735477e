/** All streamlet classes that a blueprint may use, with their schemas linked; built once per set of files. */
import type { Schema, SchemaSet } from "../avro/index.ts";
import { fingerprint, readSchema } from "../avro/index.ts";
import type { PortDescriptor, PortSchema, StreamletDescriptor } from "./descriptor.ts";
import { descriptorProblems } from "./descriptor-problems.ts";
import { adviceOf, type BlueprintProblem } from "./problem.ts";
import { type DirectedFit, type LinkedSchema, memoisedSchemaFit } from "./schema-fit.ts";

/** A port of a class as verification looks it up. */
export interface CatalogPort {
  readonly name: string;
  readonly isOutlet: boolean;
  /** Its number within the class, from 0. */
  readonly index: number;
  readonly schema: LinkedSchema;
}

/** Descriptors by class name with linked schemas, built once per set of files. */
export interface DescriptorCatalog {
  /** One per class; equal descriptors from several files count once. */
  readonly all: readonly StreamletDescriptor[];
  /** By class name as a blueprint may write it (with or without a trailing `$`). */
  find(className: string): StreamletDescriptor | undefined;
  /** All descriptors that a class name may mean; more than one where files disagree. */
  candidates(className: string): readonly StreamletDescriptor[];
  /** The Avro schema of a port; undefined where its text is absent or broken. */
  schemaOf(descriptor: StreamletDescriptor, port: string): Schema | undefined;
  portOf(descriptor: StreamletDescriptor, port: string): CatalogPort | undefined;
  /** Can `reader` read what `writer` wrote? Memoised. */
  fit(reader: LinkedSchema, writer: LinkedSchema): DirectedFit;
  /** Problems of the descriptors themselves, in Cloudflow's order, then our advice. */
  readonly problems: readonly BlueprintProblem[];
}

export function catalogOf(
  descriptors: readonly StreamletDescriptor[],
  schemas?: SchemaSet,
): DescriptorCatalog {
  const all = withoutRepetitions(descriptors);
  const byClass = new Map<string, StreamletDescriptor[]>();
  for (const descriptor of all) {
    const same = byClass.get(descriptor.className);
    if (same === undefined) byClass.set(descriptor.className, [descriptor]);
    else same.push(descriptor);
  }

  const linker = createLinker(schemas);
  const ports = new Map<StreamletDescriptor, ReadonlyMap<string, CatalogPort>>();
  for (const descriptor of all) ports.set(descriptor, portsOf(descriptor, linker.link));

  // A class name that is found exactly wins over the same name with `$`, as in Cloudflow.
  const candidates = (className: string) => byClass.get(className) ?? byClass.get(`${className}$`) ?? [];
  const portOf = (descriptor: StreamletDescriptor, port: string) => ports.get(descriptor)?.get(port);
  return {
    all,
    candidates,
    find: (className) => candidates(className)[0],
    portOf,
    schemaOf: (descriptor, port) => portOf(descriptor, port)?.schema.avro,
    fit: memoisedSchemaFit(),
    problems: [...descriptorProblems(all), ...schemaAdvice(all, linker)],
  };
}

/** Outlets come first, so that they win over inlets of the same name. */
function portsOf(
  descriptor: StreamletDescriptor,
  link: (schema: PortSchema) => LinkedSchema,
): ReadonlyMap<string, CatalogPort> {
  const ports = new Map<string, CatalogPort>();
  const add = (port: PortDescriptor, isOutlet: boolean) => {
    if (ports.has(port.name)) return;
    ports.set(port.name, { name: port.name, isOutlet, index: ports.size, schema: link(port.schema) });
  };
  for (const port of descriptor.outlets) add(port, true);
  for (const port of descriptor.inlets) add(port, false);
  return ports;
}

interface Linker {
  link(schema: PortSchema): LinkedSchema;
  /** Why a schema text could not be read. */
  fault(schema: PortSchema): string | undefined;
}

function createLinker(schemas: SchemaSet | undefined): Linker {
  const linked = new Map<string, LinkedSchema>();
  const faults = new Map<LinkedSchema, string>();

  function read(schema: PortSchema): { readonly avro?: Schema; readonly fault?: string } {
    if (schema.format !== "avro") return {};
    if (schema.schema !== "") {
      const reading = readSchema(schema.schema, schemas);
      const first = reading.problems[0];
      if (reading.schema !== undefined && first === undefined) return { avro: reading.schema };
      const known = knownSchema(schema, schemas);
      const fault = first === undefined ? "it cannot be read" : first.message;
      return known === undefined ? { fault } : { avro: known, fault };
    }
    const known = knownSchema(schema, schemas);
    return known === undefined ? {} : { avro: known };
  }

  function link(schema: PortSchema): LinkedSchema {
    const key = JSON.stringify([schema.format, schema.fingerprint, schema.name, schema.schema]);
    let entry = linked.get(key);
    if (entry === undefined) {
      const { avro, fault } = read(schema);
      entry = avro === undefined ? { schema } : { schema, avro };
      linked.set(key, entry);
      if (fault !== undefined) faults.set(entry, fault);
    }
    return entry;
  }
  return { link, fault: (schema) => faults.get(link(schema)) };
}

/** The project's own schema of that name, where its fingerprint says that it is the same. */
function knownSchema(schema: PortSchema, schemas: SchemaSet | undefined): Schema | undefined {
  const known = schemas?.named.get(schema.name);
  return known !== undefined && fingerprint(known) === schema.fingerprint ? known : undefined;
}

function schemaAdvice(
  descriptors: readonly StreamletDescriptor[],
  linker: Linker,
): readonly BlueprintProblem[] {
  return descriptors.flatMap((descriptor) =>
    [...descriptor.inlets, ...descriptor.outlets].flatMap((port) => {
      const fault = linker.fault(port.schema);
      if (fault === undefined) return [];
      return adviceOf(
        "broken-schema-text",
        "warning",
        `The schema text of port ${port.name} of ${descriptor.className} cannot be read: ${fault}`,
        { className: descriptor.className, name: port.name },
        {
          file: descriptor.file,
          elements: [{ kind: "class", className: descriptor.className }],
          details: ["The port is compared by its fingerprint only. Build the descriptor anew."],
        },
      );
    }),
  );
}

/**
 * Jars, descriptor files and resources often repeat a class. Repetitions that say the same count once, and the
 * one with schema texts is kept; those that differ stay, and make a reference to the class ambiguous.
 */
function withoutRepetitions(descriptors: readonly StreamletDescriptor[]): readonly StreamletDescriptor[] {
  const kept = new Map<string, StreamletDescriptor>();
  for (const descriptor of descriptors) {
    const key = identityOf(descriptor);
    const earlier = kept.get(key);
    if (earlier === undefined) kept.set(key, descriptor);
    else if (textLength(earlier) === 0 && textLength(descriptor) > 0) kept.set(key, descriptor);
  }
  return [...kept.values()];
}

function identityOf(descriptor: StreamletDescriptor): string {
  const port = ({ name, schema }: PortDescriptor) => [name, schema.format, schema.fingerprint];
  return JSON.stringify([
    descriptor.className,
    descriptor.runtime,
    descriptor.inlets.map(port).sort(),
    descriptor.outlets.map(port).sort(),
    descriptor.configParameters.map((one) => [
      one.key,
      one.validationType,
      one.validationPattern,
      one.defaultValue,
    ]),
    descriptor.attributes.map((one) => [one.attributeName, one.configPath]),
    descriptor.volumeMounts.map((one) => [one.name, one.path, one.accessMode]),
  ]);
}

function textLength(descriptor: StreamletDescriptor): number {
  let length = 0;
  for (const port of descriptor.inlets) length += port.schema.schema.length;
  for (const port of descriptor.outlets) length += port.schema.schema.length;
  return length;
}
