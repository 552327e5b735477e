import { expect, it } from "vitest";
import { murmur2, partitionOfKey } from "./murmur2.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

// The vectors of Kafka's own UtilsTest.
it.each([
  ["21", -973932308],
  ["foobar", -790332482],
  ["a-little-bit-long-string", -985981536],
  ["a-little-bit-longer-string", -1486304829],
  ["lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971],
  ["abc", 479470107],
])("hashes %s as Kafka's client does", (text, hash) => {
  expect(murmur2(bytes(text))).toBe(hash);
});

// What the Java client of Kafka 3.7 answers for hash and partition of twelve.
it.each([
  ["", 275646681, 9],
  ["a", -1563381124, 4],
  ["ab", 316155434, 2],
  ["order-4711", 1584983611, 7],
  ["ride 627", -418758822, 2],
  ["ключ", 2122343024, 8],
  ["日本", -700811021, 3],
  ["a key that is long enough for several words of the hash", 1690463753, 5],
])("finds the hash and the partition of %j", (text, hash, partition) => {
  expect([murmur2(bytes(text)), partitionOfKey(bytes(text), 12)]).toEqual([hash, partition]);
});

it("takes bytes as unsigned", () => {
  expect(murmur2(Uint8Array.from({ length: 256 }, (_, i) => i))).toBe(-1948347274);
});
