import { type Codec, codecOf, type Schema } from "../../avro/index.ts";

/** Schema of a port whose records are bytes as they are, without Avro around them. */
export const RAW_BYTES: Schema = { type: "bytes" };

const RAW: Pick<Codec, "decode" | "encodeInto"> = {
  decode: (bytes, start = 0, end = bytes.length) => bytes.slice(start, end),
  encodeInto: (value, writer) => {
    if (!(value instanceof Uint8Array)) throw new Error("the record must be bytes");
    writer.fixed(value);
  },
};

/** How a port's records become bytes and back. */
export function portCodec(schema: Schema): Pick<Codec, "decode" | "encodeInto"> {
  return schema === RAW_BYTES ? RAW : codecOf(schema);
}
