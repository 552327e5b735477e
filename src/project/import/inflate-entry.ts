import { Inflate } from "fflate";
import { crc32 } from "./crc32.ts";
import { packedBytes, type ZipEntry } from "./zip-directory.ts";

/** Packed bytes given to the inflater at a time, so that a lying entry is stopped soon after its stated size. */
const sliceLength = 64 * 1024;

/** The bytes of an entry, or a phrase that says what is wrong with it. Never makes more than the stated size. */
export function inflateEntry(
  archive: Uint8Array,
  entry: ZipEntry,
): { readonly bytes: Uint8Array } | { readonly broken: string } {
  if (entry.encrypted) return { broken: "is encrypted" };
  const packed = packedBytes(archive, entry);
  if (packed === undefined) return { broken: "is damaged" };
  if (entry.method !== 0 && entry.method !== 8) return { broken: "is packed in a way that is not supported" };
  const bytes = entry.method === 0 ? packed.slice() : inflate(packed, entry.size);
  if (bytes === undefined || bytes.length !== entry.size || crc32(bytes) !== entry.crc) {
    return { broken: "is damaged" };
  }
  return { bytes };
}

function inflate(packed: Uint8Array, size: number): Uint8Array | undefined {
  const bytes = new Uint8Array(size);
  let length = 0;
  let ended = false;
  const inflater = new Inflate((chunk, final) => {
    if (length + chunk.length <= size) bytes.set(chunk, length);
    length += chunk.length;
    ended = final;
  });
  try {
    for (let at = 0; length <= size && (at < packed.length || at === 0); at += sliceLength) {
      inflater.push(packed.subarray(at, at + sliceLength), at + sliceLength >= packed.length);
    }
  } catch {
    return undefined;
  }
  return ended && length === size ? bytes : undefined;
}
