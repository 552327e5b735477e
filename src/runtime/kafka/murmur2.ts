const SEED = 0x9747b28c;
const MIX = 0x5bd1e995;

/** The 32-bit murmur2 hash of Kafka's Java client, as a signed integer. */
export function murmur2(bytes: Uint8Array): number {
  const { length } = bytes;
  let hash = SEED ^ length;
  const wholeWords = length & ~3;
  for (let i = 0; i < wholeWords; i += 4) {
    let word =
      (bytes[i] as number) |
      ((bytes[i + 1] as number) << 8) |
      ((bytes[i + 2] as number) << 16) |
      ((bytes[i + 3] as number) << 24);
    word = Math.imul(word, MIX);
    word ^= word >>> 24;
    word = Math.imul(word, MIX);
    hash = Math.imul(hash, MIX) ^ word;
  }
  const rest = length & 3;
  if (rest === 3) hash ^= (bytes[wholeWords + 2] as number) << 16;
  if (rest >= 2) hash ^= (bytes[wholeWords + 1] as number) << 8;
  if (rest >= 1) hash = Math.imul(hash ^ (bytes[wholeWords] as number), MIX);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, MIX);
  return hash ^ (hash >>> 15);
}

/** The partition of a keyed record: sign bit cleared (`toPositive`), modulo the number of partitions. */
export function partitionOfKey(key: Uint8Array, partitions: number): number {
  return (murmur2(key) & 0x7fffffff) % partitions;
}
