import type { Schema } from "../../avro/index.ts";

/** A data file that could feed an outlet, best first. */
export interface InputSuggestion {
  readonly file: string;
  /** Records that fit the schema among the first ones of the file. */
  readonly fitting: number;
  readonly records: number;
}

/** Data files whose records fit a schema: exact field sets first, then more records, then by name. */
export declare function suggestInputs(
  schema: Schema,
  data: ReadonlyMap<string, string | Uint8Array>,
): readonly InputSuggestion[];
