import { javaHash } from "./java-hash.ts";

/** Flink's `MathUtils.murmurHash`: never negative. */
export function murmurHash(code: number): number {
  let hash = Math.imul(code, 0xcc9e2d51);
  hash = (hash << 15) | (hash >>> 17);
  hash = Math.imul(hash, 0x1b873593);
  hash = (hash << 13) | (hash >>> 19);
  hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  hash ^= 4;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  if (hash >= 0) return hash;
  return hash === -0x8000_0000 ? 0 : -hash;
}

/** The key group of a key: keys move between subtasks only with their whole group. */
export function keyGroupOf(key: unknown, maxParallelism: number): number {
  return murmurHash(javaHash(key)) % maxParallelism;
}

/** The subtask that a key group belongs to. */
export function subtaskOfKeyGroup(keyGroup: number, maxParallelism: number, parallelism: number): number {
  return Math.floor((keyGroup * parallelism) / maxParallelism);
}

/** First and last key group of a subtask. */
export function keyGroupRange(
  maxParallelism: number,
  parallelism: number,
  subtask: number,
): readonly [first: number, last: number] {
  const first = Math.floor((subtask * maxParallelism + parallelism - 1) / parallelism);
  const last = Math.floor(((subtask + 1) * maxParallelism - 1) / parallelism);
  return [first, last];
}

/** Flink's default: 1.5 times the parallelism, rounded up to a power of two, from 128 to 32768. */
export function defaultMaxParallelism(parallelism: number): number {
  const wanted = parallelism + Math.floor(parallelism / 2);
  const rounded = 2 ** Math.ceil(Math.log2(Math.max(1, wanted)));
  return Math.min(Math.max(rounded, 128), 32768);
}
