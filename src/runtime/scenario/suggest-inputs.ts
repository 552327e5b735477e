import { datumFromJson, type Schema } from "../../avro/index.ts";
import { jsonRecords } from "./data-records.ts";

/** Records of a file that are looked at. */
const LOOKED_AT = 20;

/** A data file that could feed an outlet. */
export interface InputSuggestion {
  readonly file: string;
  /** Records that fit the schema among the first ones of the file. */
  readonly fitting: number;
  /** How many were looked at. */
  readonly records: number;
  /** All of them have exactly the schema's fields. */
  readonly exact: boolean;
}

/** Data files whose records fit a schema, best first: exact fields, share that fits, not an excerpt, size, name. */
export function suggestInputs(
  schema: Schema,
  data: ReadonlyMap<string, string | Uint8Array>,
): readonly InputSuggestion[] {
  const found: (InputSuggestion & { readonly excerpt: boolean; readonly size: number })[] = [];
  for (const [file, content] of data) {
    const { records } = jsonRecords(content, LOOKED_AT);
    const fitting = records.filter((record) => datumFromJson(schema, record).ok);
    if (fitting.length === 0) continue;
    found.push({
      file,
      fitting: fitting.length,
      records: records.length,
      exact: fitting.length === records.length && records.every((record) => hasExactly(schema, record)),
      excerpt: /[-_.]?(small|sample|excerpt)\b/i.test(file.slice(file.lastIndexOf("/") + 1)),
      size: content.length,
    });
  }
  found.sort(
    (a, b) =>
      Number(b.exact) - Number(a.exact) ||
      b.fitting / b.records - a.fitting / a.records ||
      Number(a.excerpt) - Number(b.excerpt) ||
      b.size - a.size ||
      (a.file < b.file ? -1 : 1),
  );
  return found.map(({ file, fitting, records, exact }) => ({ file, fitting, records, exact }));
}

function hasExactly(schema: Schema, record: unknown): boolean {
  if (schema.type !== "record" || typeof record !== "object" || record === null)
    return schema.type !== "record";
  const keys = Object.keys(record);
  return (
    keys.length === schema.fields.length && schema.fields.every((field) => Object.hasOwn(record, field.name))
  );
}
