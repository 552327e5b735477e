import { describe, expect, it } from "vitest";
import { packed } from "../testing/record-batches.ts";
import { BatchBuilder } from "./batch-builder.ts";
import type { Header } from "./record.ts";
import { recordAt } from "./record-batch.ts";

const bytes = (...values: number[]) => new Uint8Array(values);

describe("a record batch", () => {
  it("gives back keys, values, timestamps and headers, and tells an empty key from none", () => {
    const headers: readonly Header[] = [["a", "1"]];
    const records = [
      { key: bytes(1, 2), value: bytes(3), timestamp: 5, headers: [] },
      { key: bytes(), value: bytes(), timestamp: 6, headers },
      { value: bytes(4, 5, 6), timestamp: 7, headers: [] },
      { key: bytes(9), value: bytes(8), timestamp: 8, headers },
    ];
    const batch = { base: 10, records: packed(records) };
    expect(records.map((_, i) => recordAt(batch, i))).toEqual(
      records.map((record, i) => ({ key: null, ...record, offset: 10 + i })),
    );
  });

  it("keeps one header list where all records have the same, and none where they have none", () => {
    const headers: readonly Header[] = [["writer", "x"]];
    const value = bytes(1);
    expect(
      packed([
        { value, headers },
        { value, headers },
      ]).headers,
    ).toEqual([headers]);
    expect(packed([{ value }, { value }]).headers).toEqual([]);
  });

  it("grows, forgets a cancelled record, and starts anew after a batch", () => {
    const builder = new BatchBuilder();
    for (let i = 0; i < 1000; i++) {
      builder.begin(bytes(i & 0xff));
      builder.writer.fixed(bytes(1, 2, 3));
      if (i % 2 === 0) builder.end(i, []);
      else builder.cancel();
    }
    const records = builder.take();
    expect([records.count, records.bytes.length]).toEqual([500, 2000]);
    expect(recordAt({ base: 0, records }, 499)).toMatchObject({ key: bytes(998 & 0xff), timestamp: 998 });
    expect(builder.take().count).toBe(0);
  });
});
