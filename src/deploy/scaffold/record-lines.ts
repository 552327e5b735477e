/** Lines that make what an outlet gets: the frames of Flink and Spark differ only in what they call a collection. */
import type { PortCode } from "./port-code.ts";

export interface NamedPort {
  readonly port: PortCode;
  /** The value of its records. */
  readonly name: string;
}

/**
 * What the one inlet brings where that is of the outlet's type, else left open with a hint.
 * @param collection the type of records in movement, such as `DataStream`.
 * @param hints what to do with inlets, and what to do without any.
 */
export function recordLines(
  inlets: readonly NamedPort[],
  outlet: NamedPort,
  collection: string,
  hints: { readonly transform: string; readonly ingress: string },
): readonly string[] {
  const only = inlets.length === 1 ? inlets[0] : undefined;
  const declared = `  val ${outlet.name}: ${collection}[${outlet.port.type}]`;
  if (only?.port.type === outlet.port.type) {
    return [
      "  // The records pass through as they are: put the logic between the two.",
      `${declared} = ${only.name}`,
    ];
  }
  const names = inlets.map(({ name }) => name).join(", ");
  const hint = inlets.length === 0 ? hints.ingress : `Make it of ${names}${hints.transform}.`;
  return [`  // ${hint}`, `${declared} = ???`];
}
