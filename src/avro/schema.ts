/** The linked schema model of Avro 1.11 and the problems met while reading it. */

/** Something wrong in a schema file, as a value. */
export interface SchemaProblem {
  readonly code: SchemaProblemCode;
  readonly file: string;
  /** RFC 6901 JSON pointer into the file's JSON. */
  readonly pointer: string;
  /** A sentence that says what is wrong and what to do. */
  readonly message: string;
}

/** Every code that reading can report. */
export type SchemaProblemCode =
  | "bad-json"
  | "too-deep"
  | "not-a-schema"
  | "missing-attribute"
  | "bad-attribute"
  | "invalid-name"
  | "duplicate-name"
  | "undefined-name"
  | "broken-reference"
  | "duplicate-field"
  | "invalid-symbol"
  | "duplicate-symbol"
  | "bad-enum-default"
  | "bad-default"
  | "bad-size"
  | "nested-union"
  | "duplicate-branch";

export interface SchemaFile {
  readonly file: string;
  readonly text: string;
}

/** A read, linked schema. Opaque outside this room except for what is exported here. */
export type Schema =
  | PrimitiveSchema
  | RecordSchema
  | EnumSchema
  | FixedSchema
  | ArraySchema
  | MapSchema
  | UnionSchema;
export type PrimitiveName = "null" | "boolean" | "int" | "long" | "float" | "double" | "bytes" | "string";
export interface LogicalType {
  readonly name: string;
  readonly precision?: number;
  readonly scale?: number;
}
export interface PrimitiveSchema {
  readonly type: PrimitiveName;
  readonly logical?: LogicalType;
}
interface NamedSchemaBase {
  readonly fullName: string;
  readonly aliases: readonly string[];
  readonly doc?: string;
}
export interface RecordField {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly schema: Schema;
  readonly doc?: string;
  /** Present when the field has a default, whose JSON it is. */
  readonly default?: { readonly json: unknown };
}
export interface RecordSchema extends NamedSchemaBase {
  readonly type: "record";
  readonly fields: readonly RecordField[];
}
export interface EnumSchema extends NamedSchemaBase {
  readonly type: "enum";
  readonly symbols: readonly string[];
  readonly default?: string;
}
export interface FixedSchema extends NamedSchemaBase {
  readonly type: "fixed";
  readonly size: number;
  readonly logical?: LogicalType;
}
export interface ArraySchema {
  readonly type: "array";
  readonly items: Schema;
}
export interface MapSchema {
  readonly type: "map";
  readonly values: Schema;
}
export interface UnionSchema {
  readonly type: "union";
  readonly branches: readonly Schema[];
}

export type NamedSchema = RecordSchema | EnumSchema | FixedSchema;

export interface SchemaSet {
  /** Named types by full name. */
  readonly named: ReadonlyMap<string, NamedSchema>;
  /** The schema that a file's text stands for, by file; absent when it has problems. */
  readonly byFile: ReadonlyMap<string, Schema>;
  readonly problems: readonly SchemaProblem[];
}
