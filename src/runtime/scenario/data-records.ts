import { datumFromJson, type Schema } from "../../avro/index.ts";

/** Characters of one line that is read; longer ones are skipped. */
const MAX_LINE = 1 << 20;

/** JSON values of a data file: a list, or one value per line. Lines that are no JSON are counted, not thrown. */
export function jsonRecords(
  content: string | Uint8Array,
  limit = Number.POSITIVE_INFINITY,
): { readonly records: readonly unknown[]; readonly broken: number } {
  const text = typeof content === "string" ? content : new TextDecoder().decode(content);
  if (text.trimStart().startsWith("[")) {
    const list = parsed(text);
    if (Array.isArray(list)) return { records: list.slice(0, limit), broken: 0 };
  }
  const records: unknown[] = [];
  let broken = 0;
  for (let start = 0; start < text.length && records.length < limit; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, Math.min(end, start + MAX_LINE)).trim();
    start = end + 1;
    if (line === "") continue;
    const value = parsed(line);
    if (value === undefined) broken++;
    else records.push(value);
  }
  return { records, broken };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The records of a file as data of a schema; those that do not fit are left out and counted, with the first reason. */
export function recordsOf(
  schema: Schema,
  content: string | Uint8Array,
): { readonly records: readonly unknown[]; readonly refused: number; readonly reason?: string } {
  const { records: values, broken } = jsonRecords(content);
  const records: unknown[] = [];
  let refused = broken;
  let reason = broken > 0 ? "a line is not JSON" : undefined;
  for (const value of values) {
    const datum = datumFromJson(schema, value);
    if (datum.ok) records.push(datum.value);
    else {
      refused++;
      reason ??= datum.message;
    }
  }
  return { records, refused, ...(reason === undefined ? {} : { reason }) };
}
