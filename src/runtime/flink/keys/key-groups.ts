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
  if (typeof key !== "string" && !(typeof key === "number" && !Number.isNaN(key))) requireKey(key);
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

/** Keys are values: what cannot be told apart by its content, or is nothing at all, is none. */
function requireKey(key: unknown): void {
  if (key === undefined || key === null) {
    throw new Error(`Assigned key must not be null! The key selector of keyBy gave ${String(key)}.`);
  }
  if (typeof key === "number") {
    throw new Error("NaN cannot be used as key: the key selector of keyBy must give a number.");
  }
  const isValue = typeof key === "boolean" || typeof key === "bigint" || Array.isArray(key);
  if (isValue || (typeof key === "object" && isPlain(key))) return;
  const name = typeof key === "object" ? key.constructor.name : typeof key;
  throw new Error(
    `Type ${name} cannot be used as key: use a string, a number, a boolean, or a list or record of them.`,
  );
}

function isPlain(key: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(key);
  return prototype === null || prototype === Object.prototype;
}
