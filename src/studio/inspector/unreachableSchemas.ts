import type { Analysis } from "../../project/index.ts";
import { descriptorOfInstance } from "./descriptorOfInstance.ts";
import type { PairComparison, ReadingDirection } from "./pairComparison.ts";

/** A port whose schema no file of the project holds as Avro. */
export interface UnreachableSchema {
  readonly port: string;
  /** The descriptor file with the only copy. */
  readonly file: string;
}

/** Ports whose schema would have to change for the pair to fit, and that no `.avsc` of the project defines. */
export function unreachableSchemas(
  analysis: Analysis,
  { forward, backward }: PairComparison,
): readonly UnreachableSchema[] {
  return [forward, backward].flatMap((direction) => unreachable(analysis, direction));
}

function unreachable(
  analysis: Analysis,
  { reader, fit, schemas }: ReadingDirection,
): readonly UnreachableSchema[] {
  const hasSuggestion = fit.incompatibilities.some((one) => one.suggestion !== undefined);
  if (!hasSuggestion || schemas === undefined) return [];
  const { reader: schema } = schemas;
  if ("fullName" in schema && analysis.schemas.named.has(schema.fullName)) return [];
  const streamlet = reader.slice(0, reader.lastIndexOf("."));
  const file = descriptorOfInstance(analysis, streamlet)?.file;
  return file === undefined ? [] : [{ port: reader, file }];
}
