/** Avro schemas: reading, canonical form, fingerprint, compatibility with reasons, binary codec, samples, TypeScript types. */
export { canonicalForm } from "./canonical-form.ts";
export { ByteReader } from "./codec/byte-reader.ts";
export { ByteWriter } from "./codec/byte-writer.ts";
export { type Codec, codecOf } from "./codec/codec.ts";
export { resolvingDecoder } from "./codec/resolver.ts";
export { compareSchemas } from "./comparison/compare-schemas.ts";
export type {
  ComparisonRow,
  ComparisonSide,
  ComparisonState,
  SchemaComparison,
} from "./comparison/comparison.ts";
export { compatibility } from "./compatibility/compatibility.ts";
export type {
  Compatibility,
  Incompatibility,
  IncompatibilityKind,
  Suggestion,
} from "./compatibility/incompatibility.ts";
export { readContainer } from "./container/read-container.ts";
export { type DatumResult, datumFromJson } from "./data/datum-from-json.ts";
export { datumToJson } from "./data/datum-to-json.ts";
export { fingerprint } from "./fingerprint.ts";
export { fingerprint64 } from "./fingerprint64.ts";
export { readSchema, readSchemas } from "./read-schemas.ts";
export { sampler } from "./sample/sampler.ts";
export type {
  ArraySchema,
  EnumSchema,
  FixedSchema,
  LogicalType,
  MapSchema,
  NamedSchema,
  PrimitiveName,
  PrimitiveSchema,
  RecordField,
  RecordSchema,
  Schema,
  SchemaFile,
  SchemaProblem,
  SchemaProblemCode,
  SchemaSet,
  UnionSchema,
} from "./schema.ts";
export { typeName } from "./type-name.ts";
export { typescriptTypes } from "./typescript/typescript-types.ts";
