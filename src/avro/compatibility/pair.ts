import { simpleName } from "../names.ts";
import type { EnumSchema, FixedSchema, RecordField, RecordSchema, Schema } from "../schema.ts";

/** The numeric and textual promotions of Avro 1.11, "Schema Resolution": writer type to reader types. */
const PROMOTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ["int", ["long", "float", "double"]],
  ["long", ["float", "double"]],
  ["float", ["double"]],
  ["string", ["bytes"]],
  ["bytes", ["string"]],
]);

/** Whether a reader's primitive type takes a writer's other primitive type. */
export function isPromotion(reader: Schema, writer: Schema): boolean {
  return PROMOTIONS.get(writer.type)?.includes(reader.type) === true;
}

/**
 * Whose rules decide. `1.11` are the specification's and those of Java's SchemaCompatibility since Avro 1.10.
 * `1.8` are those of the Avro 1.8.2 that Cloudflow 2 verifies blueprints with: names must match in full, and
 * enums have no defaults yet.
 */
export type AvroRules = "1.11" | "1.8";

/**
 * Names match when the unqualified names are equal (under the rules of 1.8: the full names), or a reader's alias
 * is the writer's full name (Avro 1.11, "Schema Resolution", and Java's `schemaNameEquals`).
 */
export function namesMatch(
  reader: RecordSchema | EnumSchema | FixedSchema,
  writer: RecordSchema | EnumSchema | FixedSchema,
  rules: AvroRules = "1.11",
): boolean {
  if (reader.fullName === writer.fullName || reader.aliases.includes(writer.fullName)) return true;
  return rules === "1.11" && simpleName(reader.fullName) === simpleName(writer.fullName);
}

/** Whether a reader's type could read a writer's by kind and name, whatever is inside; a cheap first look. */
export function mayResolve(reader: Schema, writer: Schema, rules: AvroRules = "1.11"): boolean {
  if (reader.type === "union" || writer.type === "union") return true;
  if (reader.type !== writer.type) return isPromotion(reader, writer);
  return !("fullName" in reader && "fullName" in writer) || namesMatch(reader, writer, rules);
}

const fieldsByName = new WeakMap<RecordSchema, ReadonlyMap<string, number>>();

/** Positions of a record's fields by name, made once per record. */
function fieldIndex(record: RecordSchema): ReadonlyMap<string, number> {
  let index = fieldsByName.get(record);
  if (index === undefined) {
    index = new Map(record.fields.map((field, position) => [field.name, position]));
    fieldsByName.set(record, index);
  }
  return index;
}

/** The writer's field that a reader's field reads: by name, else by the reader field's aliases in order; -1 for none. */
export function writerFieldOf(field: RecordField, writer: RecordSchema): number {
  const index = fieldIndex(writer);
  const direct = index.get(field.name);
  if (direct !== undefined) return direct;
  for (const alias of field.aliases) {
    const position = index.get(alias);
    if (position !== undefined) return position;
  }
  return -1;
}

/** The writer's symbols that the reader lacks, when it has no default for them. */
export function missingSymbols(
  reader: EnumSchema,
  writer: EnumSchema,
  rules: AvroRules = "1.11",
): readonly string[] {
  if (reader.default !== undefined && rules === "1.11") return [];
  const known = new Set(reader.symbols);
  return writer.symbols.filter((symbol) => !known.has(symbol));
}
