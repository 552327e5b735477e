/** Descriptors and blueprints for tests, in few words. */
import { fingerprint, readSchema } from "../../avro/index.ts";
import { parse, resolve } from "../../hocon/index.ts";
import { catalogOf } from "../catalog.ts";
import type { PortDescriptor, PortSchema, StreamletDescriptor } from "../descriptor.ts";
import { readBlueprint } from "../read-blueprint.ts";
import { verify } from "../verify.ts";

/** An Avro record with fields `name: type`, as a descriptor keeps it. */
export function recordSchema(name: string, fields: Readonly<Record<string, unknown>>): PortSchema {
  const text = JSON.stringify({
    type: "record",
    name,
    fields: Object.entries(fields).map(([field, type]) =>
      typeof type === "object" && type !== null && "default" in type
        ? { name: field, ...type }
        : { name: field, type },
    ),
  });
  const { schema } = readSchema(text);
  if (schema === undefined) throw new Error(`Bad schema in a test: ${text}`);
  return { name, schema: text, fingerprint: fingerprint(schema), format: "avro" };
}

export const foo = recordSchema("Foo", { name: "string" });
export const bar = recordSchema("Bar", { name: "string" });

type Ports = Readonly<Record<string, PortSchema>>;

export function descriptor(
  className: string,
  ports: { readonly inlets?: Ports; readonly outlets?: Ports } = {},
  more: Partial<StreamletDescriptor> = {},
): StreamletDescriptor {
  const of = (named: Ports = {}): readonly PortDescriptor[] =>
    Object.entries(named).map(([name, schema]) => ({ name, schema }));
  return {
    className,
    runtime: "akka",
    labels: [],
    description: "",
    inlets: of(ports.inlets),
    outlets: of(ports.outlets),
    configParameters: [],
    attributes: [],
    volumeMounts: [],
    file: "streamlet-descriptors.conf",
    ...more,
  };
}

export const ingress = descriptor("com.Ingress", { outlets: { out: foo } });
export const processor = descriptor("com.Processor", { inlets: { in: foo }, outlets: { out: foo } });
export const egress = descriptor("com.Egress", { inlets: { in: foo } });

export function read(text: string) {
  return readBlueprint("blueprint.conf", resolve([{ file: "blueprint.conf", document: parse(text) }]));
}

export function verifyText(text: string, descriptors: readonly StreamletDescriptor[]) {
  return verify(read(text), catalogOf(descriptors));
}

/** Codes with data of the errors, in order. */
export function errorsOf(text: string, descriptors: readonly StreamletDescriptor[]) {
  return verifyText(text, descriptors)
    .problems.filter((problem) => problem.severity === "error")
    .map(({ code, data }) => ({ code, ...data }));
}
