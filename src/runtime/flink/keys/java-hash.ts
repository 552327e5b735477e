/**
 * `hashCode` as Java computes it for what Avro gives: Integer, Long, Double, String, Boolean, and lists of them. A whole
 * number in the 32-bit range hashes as an Integer, which for numbers from 0 on equals the Long's hash.
 */
export function javaHash(value: unknown): number {
  switch (typeof value) {
    case "string":
      return hashString(value);
    case "number":
      return hashNumber(value);
    case "bigint":
      return hashLong(value);
    case "boolean":
      return value ? 1231 : 1237;
    default:
      return hashCompound(value);
  }
}

function hashString(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

function hashNumber(value: number): number {
  if ((value | 0) === value && !Object.is(value, -0)) return value;
  if (Number.isSafeInteger(value) && value !== 0) return hashLong(BigInt(value));
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getInt32(0) ^ view.getInt32(4);
}

function hashLong(value: bigint): number {
  return Number(BigInt.asIntN(32, value ^ (BigInt.asUintN(64, value) >> 32n)));
}

function hashCompound(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (Array.isArray(value) || value instanceof Uint8Array) {
    let hash = 1;
    for (const item of value as Iterable<unknown>) hash = (Math.imul(hash, 31) + javaHash(item)) | 0;
    return hash;
  }
  let hash = 0;
  for (const key of Object.keys(value).sort()) {
    hash = (Math.imul(hash, 31) + (hashString(key) ^ javaHash((value as Record<string, unknown>)[key]))) | 0;
  }
  return hash;
}
