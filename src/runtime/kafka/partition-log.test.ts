import { describe, expect, it } from "vitest";
import { batchOf } from "../testing/record-batches.ts";
import { PartitionLog } from "./partition-log.ts";
import type { LogBatch } from "./record-batch.ts";

const offsets = (read: { readonly batches: readonly LogBatch[] }) =>
  read.batches.flatMap(({ base, records }) => Array.from({ length: records.count }, (_, i) => base + i));
const producer = (id: number, sequence: number) => ({ id, epoch: 0, sequence, transactional: true });

describe("a partition", () => {
  it("gives records offsets, and whole batches from any of them", () => {
    const log = new PartitionLog();
    for (let i = 0; i < 300; i++) log.append(batchOf(10));
    expect(offsets(log.read(1022, 4, false))).toEqual([
      1020, 1021, 1022, 1023, 1024, 1025, 1026, 1027, 1028, 1029,
    ]);
    expect(log.read(1022, 4, false)).toMatchObject({ records: 8, next: 1030 });
    expect(log.read(1022, 9, false)).toMatchObject({ records: 18, next: 1040 });
    expect(log.read(2999, 10, false)).toMatchObject({ records: 1, next: 3000, batches: [{ base: 2990 }] });
    expect(log.read(3000, 10, false)).toEqual({ batches: [], records: 0, next: 3000 });
  });

  it("hides an open transaction, and what comes after it, from readers of committed data", () => {
    const log = new PartitionLog();
    log.append(batchOf(1));
    log.append(batchOf(2), producer(1, 1));
    log.append(batchOf(1));
    expect(log.lastStableOffset).toBe(1);
    expect(offsets(log.read(0, 10, true))).toEqual([0]);
    expect(offsets(log.read(0, 10, false))).toEqual([0, 1, 2, 3]);
    log.endTransaction(1, true);
    expect(offsets(log.read(0, 10, true))).toEqual([0, 1, 2, 3]);
  });

  it("leaves out aborted records but not those of others in between", () => {
    const log = new PartitionLog();
    log.append(batchOf(1), producer(1, 1));
    log.append(batchOf(1), producer(2, 1));
    log.append(batchOf(1), producer(1, 2));
    log.endTransaction(1, false);
    log.endTransaction(2, true);
    log.append(batchOf(1), producer(1, 3));
    log.endTransaction(1, true);
    expect(offsets(log.read(0, 10, true))).toEqual([1, 3]);
    expect(log.read(0, 10, true).next).toBe(4);
  });

  it("knows repeated batches, fenced producers and gaps, by the number of the first record", () => {
    const log = new PartitionLog();
    log.append(batchOf(3), { id: 1, epoch: 1, sequence: 0, transactional: false });
    expect(log.check({ id: 1, epoch: 1, sequence: 0 })).toBe("duplicate");
    expect(log.check({ id: 1, epoch: 1, sequence: 3 })).toBe("new");
    expect(log.check({ id: 1, epoch: 1, sequence: 4 })).toBe("gap");
    expect(log.check({ id: 1, epoch: 0, sequence: 9 })).toBe("fenced");
    expect(log.check({ id: 1, epoch: 2, sequence: 0 })).toBe("new");
  });

  it("drops whole segments by size, never what must be kept, and goes on from the first kept record", () => {
    const log = new PartitionLog();
    for (let i = 0; i < 10; i++) log.append(batchOf(512));
    log.retain(1, 2500);
    expect(log.start).toBe(2048);
    expect(log.read(0, 1, false)).toMatchObject({ records: 512, batches: [{ base: 2048 }] });
    expect(log.end).toBe(5120);
  });

  it("drops segments whose newest record is too old", () => {
    const log = new PartitionLog();
    log.append(batchOf(1024, 10));
    log.append(batchOf(1024, 20));
    log.append(batchOf(1, 30));
    log.expire(15);
    expect(log.start).toBe(1024);
  });
});
