/** Avro schemas: reading, canonical form, fingerprint, compatibility with reasons, binary codec, samples, TypeScript types. */

export interface SchemaProblem {
  readonly code: string;
  readonly file: string;
  /** RFC 6901 JSON pointer into the file's JSON. */
  readonly pointer: string;
  readonly message: string;
}

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

export interface SchemaSet {
  /** Named types by full name. */
  readonly named: ReadonlyMap<string, RecordSchema | EnumSchema | FixedSchema>;
  /** The schema that a file's text stands for, by file; absent when it has problems. */
  readonly byFile: ReadonlyMap<string, Schema>;
  readonly problems: readonly SchemaProblem[];
}

/** Reads files in any order; names are shared across files. Never throws. */
export declare function readSchemas(files: readonly SchemaFile[]): SchemaSet;
/** Reads one schema text (e.g. of a descriptor), which may refer to names of `known`. */
export declare function readSchema(
  text: string,
  known?: SchemaSet,
): { readonly schema?: Schema; readonly problems: readonly SchemaProblem[] };

/** Parsing canonical form of the Avro specification. */
export declare function canonicalForm(schema: Schema): string;
/** Base64 of the SHA-256 of the canonical form, as Cloudflow writes it. */
export declare function fingerprint(schema: Schema): string;

export type IncompatibilityKind =
  | "NAME_MISMATCH"
  | "FIXED_SIZE_MISMATCH"
  | "MISSING_ENUM_SYMBOLS"
  | "READER_FIELD_MISSING_DEFAULT_VALUE"
  | "TYPE_MISMATCH"
  | "MISSING_UNION_BRANCH";
export interface Incompatibility {
  readonly kind: IncompatibilityKind;
  readonly readerPointer: string;
  readonly writerPointer: string;
  /** Dotted field path for people, e.g. `address.zip`. Empty at the root. */
  readonly field: string;
  readonly expected: string;
  readonly found: string;
  readonly message: string;
  readonly suggestion?: Suggestion;
}
/** A change of the reader or writer schema that would mend an incompatibility, as data. */
export type Suggestion =
  | {
      readonly kind: "add-default";
      readonly schema: string;
      readonly field: string;
      readonly json: unknown;
      readonly sentence: string;
    }
  | {
      readonly kind: "add-alias";
      readonly schema: string;
      readonly field?: string;
      readonly alias: string;
      readonly sentence: string;
    }
  | {
      readonly kind: "add-union-branch";
      readonly pointer: string;
      readonly branch: string;
      readonly sentence: string;
    }
  | { readonly kind: "widen-type"; readonly pointer: string; readonly to: string; readonly sentence: string };
export interface Compatibility {
  readonly compatible: boolean;
  readonly incompatibilities: readonly Incompatibility[];
}
/** Can `reader` read what `writer` wrote? All incompatibilities, memoised. */
export declare function compatibility(reader: Schema, writer: Schema): Compatibility;

/** Binary codec. No code from strings. `long` is a number where safe, else a bigint; both are accepted. */
export interface Codec {
  encode(value: unknown): Uint8Array;
  /** Throws an Error with a sentence on bytes that do not decode (truncated, trailing, bad index). */
  decode(bytes: Uint8Array): unknown;
}
export declare function codecOf(schema: Schema): Codec;
/** A codec whose decode resolves what `writer` wrote into `reader`. */
export declare function resolvingDecoder(reader: Schema, writer: Schema): (bytes: Uint8Array) => unknown;
/** Reads a JSON-data value (plain JSON, or Avro's JSON encoding with tagged unions) into a datum of the schema, filling defaults. */
export declare function datumFromJson(
  schema: Schema,
  json: unknown,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };
/** JSON text-able form of a datum, for display (bytes as hex, bigint as string). */
export declare function datumToJson(schema: Schema, value: unknown): unknown;
/** Seeded random records. */
export declare function sampler(schema: Schema, seed: number): () => unknown;
/** TypeScript declarations for the named types of the schemas. */
export declare function typescriptTypes(schemas: Iterable<Schema>): string;
