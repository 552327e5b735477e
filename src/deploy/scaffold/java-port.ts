/** Inlets and outlets as Java. */
import type { PortDescriptor } from "../../blueprint/index.ts";
import { camelCase } from "./camel-case.ts";
import { javaString } from "./java-text.ts";
import type { PortCode, PortTypes } from "./port-code.ts";

/** The class that holds a port, with the type of its records. */
export function javaPortClass(port: PortDescriptor, direction: "inlet" | "outlet", types: PortTypes): string {
  const kind = direction === "inlet" ? "Inlet" : "Outlet";
  const type = types.typeOf(port);
  if (type === types.bytes) return `External${kind}`;
  return `${port.schema.format === "proto" ? "Proto" : "Avro"}${kind}<${type}>`;
}

export function javaPortCode(
  port: PortDescriptor,
  name: string,
  direction: "inlet" | "outlet",
  types: PortTypes,
): PortCode {
  return {
    port: port.name,
    name,
    stem: camelCase(port.name) || direction,
    type: types.typeOf(port),
    expression: expression(port, direction, types),
  };
}

function expression(port: PortDescriptor, direction: "inlet" | "outlet", types: PortTypes): string {
  const type = types.typeOf(port);
  const name = javaString(port.name);
  // Not all of Cloudflow's outlets have a method that makes them for Java.
  const roundRobin = "RoundRobinPartitioner.getInstance()";
  if (type === types.bytes) {
    return direction === "inlet"
      ? `ExternalInlet.create(${name})`
      : `new ExternalOutlet(${name}, ${roundRobin})`;
  }
  if (port.schema.format === "proto") {
    return direction === "inlet"
      ? `ProtoInlet.create(${name}, ${type}.class)`
      : `new ProtoOutlet<>(${name}, ${roundRobin}, ${type}.class)`;
  }
  return `Avro${direction === "inlet" ? "Inlet" : "Outlet"}.create(${name}, ${type}.class)`;
}
