import { simpleName } from "./names.ts";
import type { Schema } from "./schema.ts";

/** The type as a person writes it: `long`, `array<string>`, `null | TaxiRide`; named types by simple name. */
export function typeName(schema: Schema, depth = 0): string {
  if (depth > 4) return "…";
  switch (schema.type) {
    case "record":
    case "enum":
    case "fixed":
      return simpleName(schema.fullName);
    case "array":
      return `array<${typeName(schema.items, depth + 1)}>`;
    case "map":
      return `map<${typeName(schema.values, depth + 1)}>`;
    case "union":
      return schema.branches.map((branch) => typeName(branch, depth + 1)).join(" | ") || "an empty union";
    default:
      return schema.type;
  }
}

/** What tells a union's branches apart: the type, and for named types the full name (Avro 1.11, "Unions"). */
export function branchName(schema: Schema): string {
  return schema.type === "record" || schema.type === "enum" || schema.type === "fixed"
    ? schema.fullName
    : schema.type;
}
