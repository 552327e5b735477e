/** Inlets and outlets as Scala. */
import type { PortDescriptor } from "../../blueprint/index.ts";
import { camelCase, scalaIdentifier, scalaPath, scalaString } from "./scala-text.ts";

export interface PortCode {
  /** As the blueprint calls it. */
  readonly port: string;
  /** The value that holds it, as an identifier. */
  readonly name: string;
  /** What to call things after it, such as `ridesStream`. */
  readonly stem: string;
  /** The type of its records. */
  readonly type: string;
  /** The expression that makes it. */
  readonly expression: string;
}

export interface PortTypes {
  /** Types to import, by full name. */
  readonly imports: readonly string[];
  /** How the class refers to the type of a port. */
  typeOf(port: PortDescriptor): string;
}

const byteArray = "Array[Byte]";

/** Simple names that generated classes use themselves. */
const ownNames: readonly string[] =
  "AkkaServerStreamlet AkkaStreamlet Array Byte Clustering DataStream Dataset FlinkStreamlet HttpServerLogic NotUsed OutputMode Route RunnableGraph Set Some Source SparkStreamlet StatusCodes StreamletShape String Unit Vector VolumeMount".split(
    " ",
  );

/** Record types are imported; those whose simple name is taken are written in full. */
export function portTypes(ports: readonly PortDescriptor[], className: string): PortTypes {
  const names = new Set(ports.flatMap((port) => (isBytes(port) ? [] : [port.schema.name])));
  const taken = new Set([...ownNames, simpleName(className).replace(/\$$/, "")]);
  const imported = new Map<string, string>();
  for (const name of names) {
    const simple = simpleName(name);
    if (!name.includes(".") || taken.has(simple)) continue;
    taken.add(simple);
    imported.set(name, scalaIdentifier(simple));
  }
  return {
    imports: [...imported.keys()].map(scalaPath).sort(),
    typeOf(port) {
      if (isBytes(port)) return byteArray;
      const { name } = port.schema;
      return imported.get(name) ?? (name.includes(".") ? `_root_.${scalaPath(name)}` : scalaIdentifier(name));
    },
  };
}

export function portCode(
  port: PortDescriptor,
  name: string,
  direction: "inlet" | "outlet",
  types: PortTypes,
): PortCode {
  const type = types.typeOf(port);
  const kind = direction === "inlet" ? "Inlet" : "Outlet";
  const made = isBytes(port)
    ? `External${kind}`
    : `${port.schema.format === "proto" ? "Proto" : "Avro"}${kind}[${type}]`;
  return {
    port: port.name,
    name,
    stem: camelCase(port.name) || direction,
    type,
    expression: `${made}(${scalaString(port.name)})`,
  };
}

function isBytes({ schema }: PortDescriptor): boolean {
  return schema.format === "bytearray" || schema.name === "";
}

function simpleName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
