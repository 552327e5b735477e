import { datumFromJson, datumToJson, readContainer, type Schema } from "../../avro/index.ts";

/** Characters of one line that is read; longer ones are skipped. */
const MAX_LINE = 1 << 20;

/**
 * Values of a data file: a JSON list, one JSON value per line, or the records of an Avro container file as JSON. Lines
 * that are no JSON are counted, not thrown.
 */
export function jsonRecords(
  content: string | Uint8Array,
  limit = Number.POSITIVE_INFINITY,
): { readonly records: readonly unknown[]; readonly broken: number } {
  if (isContainer(content)) {
    const { records, schema, problem } = readContainer(content);
    const shown = schema === undefined ? [] : records.slice(0, limit);
    return {
      records: shown.map((record) => datumToJson(schema as Schema, record)),
      broken: problem === undefined ? 0 : 1,
    };
  }
  const text = typeof content === "string" ? content : new TextDecoder().decode(content);
  if (text.trimStart().startsWith("[")) {
    const list = parsed(text);
    if (Array.isArray(list)) return { records: list.slice(0, limit), broken: 0 };
  }
  const records: unknown[] = [];
  let broken = 0;
  const next = lineReader(text);
  for (let line = next(); line !== undefined && records.length < limit; line = next()) {
    if (line.value === undefined) broken++;
    else records.push(line.value);
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

/** What becomes of a record of a file: a datum, the reason why it is none, or undefined at the end. */
export type NextRecord =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string }
  | undefined;

/** Reads a file's records as data of a schema one by one, so that a large file costs nothing before it is used. */
export function recordReader(schema: Schema, content: string | Uint8Array): () => NextRecord {
  if (isContainer(content)) return containerReader(schema, content);
  const text = typeof content === "string" ? content : new TextDecoder().decode(content);
  const next = text.trimStart().startsWith("[") ? listReader(jsonRecords(text).records) : lineReader(text);
  return () => {
    const found = next();
    if (found === undefined) return undefined;
    return found.value === undefined
      ? { ok: false, message: "a line is not JSON" }
      : datumFromJson(schema, found.value);
  };
}

/** Values of a data file as bytes for a port without a schema: each line, or each value of a list, as its text. */
export function bytesReader(content: string | Uint8Array): () => NextRecord {
  const { records } = jsonRecords(content);
  let index = 0;
  return () => {
    if (index >= records.length) return undefined;
    const value = records[index++];
    return { ok: true, value: TEXT.encode(typeof value === "string" ? value : JSON.stringify(value)) };
  };
}

const TEXT = new TextEncoder();
/** How an Avro object container file begins: "Obj" and the version. */
const CONTAINER = [0x4f, 0x62, 0x6a, 0x01];

function isContainer(content: string | Uint8Array): content is Uint8Array {
  return typeof content !== "string" && CONTAINER.every((byte, i) => content[i] === byte);
}

/** The records of a container file, resolved into a schema; what stops the reading is the last one's reason. */
function containerReader(schema: Schema, content: Uint8Array): () => NextRecord {
  const { records, problem } = readContainer(content, schema);
  let index = 0;
  let isTold = problem === undefined;
  return () => {
    if (index < records.length) return { ok: true, value: records[index++] };
    if (isTold) return undefined;
    isTold = true;
    return { ok: false, message: problem ?? "" };
  };
}

function listReader(values: readonly unknown[]): () => { readonly value: unknown } | undefined {
  let index = 0;
  return () => (index < values.length ? { value: values[index++] } : undefined);
}

function lineReader(text: string): () => { readonly value: unknown } | undefined {
  let start = 0;
  return () => {
    while (start < text.length) {
      const newline = text.indexOf("\n", start);
      const end = newline < 0 ? text.length : newline;
      const line = text.slice(start, Math.min(end, start + MAX_LINE)).trim();
      start = end + 1;
      if (line !== "") return { value: parsed(line) };
    }
    return undefined;
  };
}
