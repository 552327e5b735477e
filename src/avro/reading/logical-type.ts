import type { LogicalType, PrimitiveName } from "../schema.ts";
import { type JsonObject, ownValue } from "./parse-json.ts";

/** The underlying types of the logical types without attributes (Avro 1.11, "Logical Types"). */
const UNDERLYING: ReadonlyMap<string, PrimitiveName> = new Map([
  ["uuid", "string"],
  ["date", "int"],
  ["time-millis", "int"],
  ["time-micros", "long"],
  ["timestamp-millis", "long"],
  ["timestamp-micros", "long"],
  ["local-timestamp-millis", "long"],
  ["local-timestamp-micros", "long"],
]);

/**
 * The logical type of a schema object, or undefined when there is none, or one that is unknown or does not
 * fit the underlying type: the specification has such ones ignored.
 */
export function readLogicalType(
  json: JsonObject,
  type: PrimitiveName | "fixed",
  size?: number,
): LogicalType | undefined {
  const name = ownValue(json, "logicalType");
  if (typeof name !== "string") return undefined;
  if (name === "decimal") return readDecimal(json, type, size);
  if (name === "duration") return type === "fixed" && size === 12 ? { name } : undefined;
  return UNDERLYING.get(name) === type ? { name } : undefined;
}

function readDecimal(json: JsonObject, type: string, size: number | undefined): LogicalType | undefined {
  if (type !== "bytes" && type !== "fixed") return undefined;
  const precision = ownValue(json, "precision");
  const scale = ownValue(json, "scale") ?? 0;
  if (!isCount(precision) || !isCount(scale) || precision === 0 || scale > precision) return undefined;
  // The largest number of decimal digits that any two's-complement number of the size can hold.
  if (size !== undefined && precision > Math.floor(Math.log10(2) * (8 * size - 1))) return undefined;
  return { name: "decimal", precision, scale };
}

function isCount(json: unknown): json is number {
  return typeof json === "number" && Number.isInteger(json) && json >= 0;
}
