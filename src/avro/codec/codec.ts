import { faultOf } from "../data/fault-of.ts";
import type { Schema } from "../schema.ts";
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { compileDecoder } from "./decoder.ts";
import { compileEncoder } from "./encoder.ts";
import { DecodeError, Mismatch } from "./mismatch.ts";

/**
 * Binary codec of one schema. Values are plain: records and maps are objects, enums strings, bytes and fixed
 * `Uint8Array`, unions the value itself; `long` is a number where exact, else a bigint, and both are accepted.
 * Missing fields take their defaults. Logical types stay their underlying values.
 */
export interface Codec {
  /** Throws an Error whose message names the field: `fare.tip: expected float, got string "x"`. */
  encode(value: unknown): Uint8Array;
  /**
   * Decodes a whole range of bytes (default: all). Throws an Error with a sentence on bytes that do not decode
   * (truncated, trailing, bad index).
   */
  decode(bytes: Uint8Array, start?: number, end?: number): unknown;
  /** Appends a value to a writer; on an error the writer is as before. */
  encodeInto(value: unknown, writer: ByteWriter): void;
  /** Reads one value and leaves the reader after it. */
  decodeFrom(reader: ByteReader): unknown;
}

const memo = new WeakMap<Schema, Codec>();

/** The codec of a schema, made once per schema. No code is made from strings. */
export function codecOf(schema: Schema): Codec {
  const known = memo.get(schema);
  if (known !== undefined) return known;
  const codec = makeCodec(schema);
  memo.set(schema, codec);
  return codec;
}

function makeCodec(schema: Schema): Codec {
  const encode = compileEncoder(schema);
  const decode = compileDecoder(schema);
  const scratch = new ByteWriter();
  const encodeInto = (value: unknown, writer: ByteWriter): void => {
    const start = writer.length;
    try {
      encode(value, writer);
    } catch (error) {
      writer.reset(start);
      if (!(error instanceof Mismatch)) throw error;
      throw new Error(faultOf(schema, value) ?? error.message);
    }
  };
  return {
    encode: (value) => {
      scratch.reset();
      encodeInto(value, scratch);
      return scratch.copy();
    },
    decode: wholeRange(decode),
    encodeInto,
    decodeFrom: decode,
  };
}

/** Decodes all bytes of a range; what is left over is an error. */
export function wholeRange(
  decode: (input: ByteReader) => unknown,
): (bytes: Uint8Array, start?: number, end?: number) => unknown {
  const input = new ByteReader(new Uint8Array(0));
  return (bytes, start = 0, end = bytes.length) => {
    input.reset(bytes, start, end);
    const value = decode(input);
    if (input.remaining > 0) throw new DecodeError(`${input.remaining} bytes are left after the value.`);
    return value;
  };
}
