import { ByteReader } from "../codec/byte-reader.ts";
import { codecOf } from "../codec/codec.ts";
import { compileResolver } from "../codec/resolver.ts";
import { compatibility } from "../compatibility/compatibility.ts";
import { readSchema } from "../read-schemas.ts";
import type { Schema } from "../schema.ts";
import { inflate } from "./inflate.ts";

/** What an object container file holds. */
export interface ContainerContents {
  /** The writer's schema as the file has it; absent when the header does not read. */
  readonly schemaText?: string;
  readonly schema?: Schema;
  /** The records up to the end or to the first problem. */
  readonly records: readonly unknown[];
  /** A sentence about what stopped the reading. */
  readonly problem?: string;
}

/** "Obj" and the version 1. */
const MAGIC = [0x4f, 0x62, 0x6a, 0x01];
const SYNC_SIZE = 16;

/**
 * Reads an Avro object container file (Avro 1.11, "Object Container Files") with the codecs null and deflate.
 * With a `reader` schema the records are resolved into it. Never throws: what stops the reading is a problem.
 */
export function readContainer(bytes: Uint8Array, reader?: Schema): ContainerContents {
  const records: unknown[] = [];
  let header: { readonly schemaText?: string; readonly schema?: Schema } = {};
  try {
    if (MAGIC.some((byte, index) => bytes[index] !== byte)) {
      return {
        records,
        problem: "This is not an Avro object container file: it does not begin with Obj and 1.",
      };
    }
    const input = new ByteReader(bytes, MAGIC.length);
    const metadata = readMetadata(input);
    const codec = text(metadata.get("avro.codec")) ?? "null";
    const schemaText = text(metadata.get("avro.schema"));
    if (schemaText === undefined) return { records, problem: "The file's header has no avro.schema." };
    header = { schemaText };
    const { schema, problems } = readSchema(schemaText);
    if (schema === undefined) {
      return { ...header, records, problem: `The file's schema is broken: ${problems[0]?.message ?? ""}` };
    }
    header = { schemaText, schema };
    if (codec !== "null" && codec !== "deflate") {
      return {
        ...header,
        records,
        problem: `The file is compressed with ${codec}: write it again with the codec deflate or null.`,
      };
    }
    const misfit = reader && compatibility(reader, schema).incompatibilities[0];
    if (misfit) return { ...header, records, problem: `The file's schema does not fit: ${misfit.message}` };
    const decode = reader === undefined ? codecOf(schema).decodeFrom : compileResolver(reader, schema);
    readBlocks(input, codec, decode, records);
    return { ...header, records };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...header, records, problem: `The file breaks off after ${records.length} records: ${reason}` };
  }
}

/** The header's map of bytes; a Map, since its keys come from the file. */
function readMetadata(input: ByteReader): ReadonlyMap<string, Uint8Array> {
  const metadata = new Map<string, Uint8Array>();
  for (let count = input.blockCount(0, 1); count > 0; count = input.blockCount(0, 1)) {
    for (let i = 0; i < count; i++) {
      const key = input.string();
      metadata.set(key, input.fixed(input.size()));
    }
  }
  return metadata;
}

function readBlocks(
  input: ByteReader,
  codec: "null" | "deflate",
  decode: (input: ByteReader) => unknown,
  records: unknown[],
): void {
  const sync = input.fixed(SYNC_SIZE);
  while (input.remaining > 0) {
    const count = Number(input.long());
    const stored = input.fixed(input.size());
    const block = new ByteReader(codec === "deflate" ? inflate(stored) : stored);
    if (count < 0) throw new Error(`a block claims ${count} records.`);
    for (let i = 0; i < count; i++) {
      // Records without bytes are possible, but a count beyond reason with nothing behind it is not data.
      if (block.remaining === 0 && i >= MAX_EMPTY_RECORDS)
        throw new Error("a block claims more records than it holds.");
      records.push(decode(block));
    }
    if (block.remaining > 0)
      throw new Error(`${block.remaining} bytes are left in a block after its records.`);
    const mark = input.fixed(SYNC_SIZE);
    if (mark.some((byte, index) => byte !== sync[index]))
      throw new Error("the mark after a block is not the file's.");
  }
}

const MAX_EMPTY_RECORDS = 1_000_000;

function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
