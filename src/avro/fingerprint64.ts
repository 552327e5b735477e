import { canonicalForm } from "./canonical-form.ts";
import type { Schema } from "./schema.ts";

/** The fingerprint of the empty string, also the polynomial (Avro 1.11, "Schema Fingerprints"). */
const EMPTY = 0xc15d213aa4d7a795n;

let table: BigUint64Array | undefined;

/**
 * CRC-64-AVRO (Rabin) fingerprint of the parsing canonical form, as an unsigned 64-bit number. Single-object
 * encoding and Java's `fingerprint("CRC-64-AVRO", …)` write its bytes in little-endian order; Java's
 * `parsingFingerprint64` is the same number read as signed (`BigInt.asIntN(64, …)`).
 */
export function fingerprint64(schema: Schema): bigint {
  table ??= makeTable();
  let crc = EMPTY;
  for (const byte of new TextEncoder().encode(canonicalForm(schema))) {
    crc = (crc >> 8n) ^ (table[Number((crc ^ BigInt(byte)) & 0xffn)] ?? 0n);
  }
  return crc;
}

function makeTable(): BigUint64Array {
  return BigUint64Array.from({ length: 256 }, (_, index) => {
    let crc = BigInt(index);
    for (let bit = 0; bit < 8; bit++) crc = (crc >> 1n) ^ ((crc & 1n) === 1n ? EMPTY : 0n);
    return crc;
  });
}
