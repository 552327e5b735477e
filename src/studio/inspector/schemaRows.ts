import type { Schema } from "../../avro/index.ts";
import { simpleName } from "../workspace/simpleName.ts";

/** A part of a schema as a person reads it: a field with its type, and what is inside. */
export interface SchemaRow {
  readonly name: string;
  readonly type: string;
  readonly doc?: string;
  readonly default?: string;
  readonly children: readonly SchemaRow[];
}

/** Nothing deeper is shown; a schema that contains itself has no end. */
const maxDepth = 6;

/** The fields of a schema: of a record its own, of anything around records theirs. */
export function schemaRows(schema: Schema, depth = 0): readonly SchemaRow[] {
  if (depth > maxDepth) return [];
  switch (schema.type) {
    case "record":
      return schema.fields.map((field) => ({
        name: field.name,
        type: typeText(field.schema),
        ...(field.doc === undefined ? {} : { doc: field.doc }),
        ...(field.default === undefined ? {} : { default: JSON.stringify(field.default.json) }),
        children: schemaRows(field.schema, depth + 1),
      }));
    case "array":
      return schemaRows(schema.items, depth + 1);
    case "map":
      return schemaRows(schema.values, depth + 1);
    case "union":
      return schema.branches.flatMap((branch) => schemaRows(branch, depth + 1));
    default:
      return [];
  }
}

/** The type in one line, e.g. `null | array<Fare>` or `long (timestamp-millis)`. */
export function typeText(schema: Schema): string {
  switch (schema.type) {
    case "record":
      return simpleName(schema.fullName);
    case "enum":
      return `enum ${simpleName(schema.fullName)}`;
    case "fixed":
      return withLogical(`fixed(${schema.size})`, schema.logical?.name);
    case "array":
      return `array<${typeText(schema.items)}>`;
    case "map":
      return `map<${typeText(schema.values)}>`;
    case "union":
      return schema.branches.map(typeText).join(" | ");
    default:
      return withLogical(schema.type, schema.logical?.name);
  }
}

function withLogical(type: string, logical: string | undefined): string {
  return logical === undefined ? type : `${type} (${logical})`;
}
