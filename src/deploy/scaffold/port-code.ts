/** Inlets and outlets as Scala. */

import type { PortDescriptor } from "../../blueprint/index.ts";
import { camelCase } from "./camel-case.ts";
import { scalaIdentifier, scalaString } from "./scala-text.ts";

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
  /** The type of records that are bytes. */
  readonly bytes: string;
  /** How the class refers to the type of a port. */
  typeOf(port: PortDescriptor): string;
}

/** What of types differs between languages. */
export interface TypeNames {
  /** A part of a dotted name as the language writes it. */
  identifier(name: string): string;
  /** Put before a full name. */
  readonly root: string;
  /** The type of records that are bytes. */
  readonly bytes: string;
}

/** Simple names that generated classes of Scala or Java use themselves. */
export const usedNames: readonly string[] = (
  "AkkaServerStreamlet AkkaStreamlet AkkaStreamletLogic Array Byte Clustering ConfigParameter DataStream Dataset " +
  "FlinkStreamlet FlinkStreamletLogic Function HttpServerLogic Integer NotUsed Object OutputMode Override Path Route " +
  "RoundRobinPartitioner RunnableGraph RunnableGraphStreamletLogic ServerAttribute Set Some Source SparkStreamlet " +
  "StatusCodes StreamletAttribute StreamletShape String Unit UnsupportedOperationException Vector VolumeMount " +
  "WritableSinkRef"
).split(" ");

const scala: TypeNames = {
  identifier: scalaIdentifier,
  root: "_root_.",
  bytes: "Array[Byte]",
};

/** Record types are imported; those whose simple name is taken are written in full. */
export function portTypes(
  ports: readonly PortDescriptor[],
  className: string,
  { identifier, root, bytes }: TypeNames = scala,
): PortTypes {
  const names = new Set(ports.flatMap((port) => (isBytes(port) ? [] : [port.schema.name])));
  const taken = new Set([...usedNames, simpleName(className).replace(/\$$/, "")]);
  const path = (name: string) => name.split(".").map(identifier).join(".");
  const imported = new Map<string, string>();
  for (const name of names) {
    const simple = simpleName(name);
    if (!name.includes(".") || taken.has(simple)) continue;
    taken.add(simple);
    imported.set(name, identifier(simple));
  }
  return {
    imports: [...imported.keys()].map(path).sort(),
    bytes,
    typeOf(port) {
      if (isBytes(port)) return bytes;
      const { name } = port.schema;
      return imported.get(name) ?? (name.includes(".") ? `${root}${path(name)}` : identifier(name));
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

/** The last part of a dotted name. */
export function simpleName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
