import { simpleName } from "../names.ts";
import type { EnumSchema, RecordField, RecordSchema, Schema } from "../schema.ts";
import { branchName, typeName } from "../type-name.ts";
import type { Suggestion } from "./incompatibility.ts";
import { isPromotion, writerFieldOf } from "./pair.ts";

/** The smallest numeric type that holds what both types hold. */
const NUMERIC = ["int", "long", "float", "double"];

/** A default for a reader's field: the plain zero of its type. */
export function suggestDefault(record: RecordSchema, field: RecordField): Suggestion {
  const json = zeroOf(field.schema);
  return {
    kind: "add-default",
    schema: record.fullName,
    field: field.name,
    json,
    sentence: `Add a default to \`${field.name}\` of ${simpleName(record.fullName)}, e.g. ${JSON.stringify(json)}.`,
  };
}

/** A default symbol for a reader's enum, for the symbols that it lacks. */
export function suggestSymbol(reader: EnumSchema, missing: string): Suggestion {
  return {
    kind: "add-default",
    schema: reader.fullName,
    field: "",
    json: reader.symbols[0] ?? "",
    sentence: `Give the enum ${typeName(reader)} of the reader a default symbol, or add ${missing}.`,
  };
}

/**
 * An alias for a reader's field that looks like a renamed field of the writer: the same type and a similar
 * name, and no other field of the reader reads it.
 */
export function suggestAlias(
  reader: RecordSchema,
  field: RecordField,
  writer: RecordSchema,
): Suggestion | undefined {
  const read = new Set(reader.fields.map((other) => writerFieldOf(other, writer)));
  const wanted = bare(field.name);
  const twin = writer.fields.find((other, position) => {
    if (read.has(position) || typeName(other.schema) !== typeName(field.schema)) return false;
    const name = bare(other.name);
    return (
      name === wanted ||
      (Math.min(name.length, wanted.length) >= 3 && (name.includes(wanted) || wanted.includes(name)))
    );
  });
  if (twin === undefined) return undefined;
  return {
    kind: "add-alias",
    schema: reader.fullName,
    field: field.name,
    alias: twin.name,
    sentence: `If \`${twin.name}\` was renamed, add it as an alias of \`${field.name}\` in ${simpleName(reader.fullName)}.`,
  };
}

/** A name without case and separators. */
function bare(name: string): string {
  return name.toLowerCase().replaceAll("_", "");
}

/** A branch that a reader's union lacks. */
export function suggestBranch(writer: Schema, pointer: string): Suggestion {
  return {
    kind: "add-union-branch",
    pointer,
    branch: branchName(writer),
    sentence: `Add ${typeName(writer)} as a branch of the reader's union.`,
  };
}

/** A wider reader type for numbers; a union for a writer that may write null. */
export function suggestWidening(reader: Schema, writer: Schema, pointer: string): Suggestion | undefined {
  if (isPromotion(writer, reader) && NUMERIC.includes(writer.type)) {
    return {
      kind: "widen-type",
      pointer,
      to: writer.type,
      sentence: `Widen the reader's type from ${typeName(reader)} to ${typeName(writer)}.`,
    };
  }
  return {
    kind: "add-union-branch",
    pointer,
    branch: branchName(writer),
    sentence: `Make the reader's type a union of ${typeName(reader)} and ${typeName(writer)}.`,
  };
}

/** The JSON of a plain default; containers are empty, unions take their first branch. */
function zeroOf(schema: Schema, depth = 0): unknown {
  switch (schema.type) {
    case "null":
      return null;
    case "boolean":
      return false;
    case "int":
    case "long":
    case "float":
    case "double":
      return 0;
    case "string":
    case "bytes":
      return "";
    case "fixed":
      return "\u0000".repeat(Math.min(schema.size, 4_096));
    case "enum":
      return schema.default ?? schema.symbols[0] ?? "";
    case "array":
      return [];
    case "map":
      return {};
    case "union": {
      const first = schema.branches[0];
      return first === undefined ? null : zeroOf(first, depth + 1);
    }
    case "record":
      if (depth > 8) return {};
      return Object.fromEntries(
        schema.fields
          .filter((field) => field.default === undefined)
          .map((field) => [field.name, zeroOf(field.schema, depth + 1)]),
      );
  }
}
