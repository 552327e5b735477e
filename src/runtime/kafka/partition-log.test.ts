import { describe, expect, it } from "vitest";
import { PartitionLog } from "./partition-log.ts";

const record = (n: number, timestamp = 0) => ({
  key: null,
  value: new Uint8Array([n]),
  timestamp,
  headers: [],
});
const records = (count: number, timestamp = 0) =>
  Array.from({ length: count }, (_, i) => record(i, timestamp));
const offsets = (read: { readonly records: readonly { readonly offset: number }[] }) =>
  read.records.map(({ offset }) => offset);
const producer = (id: number, sequence: number) => ({ id, epoch: 0, sequence, transactional: true });

describe("a partition", () => {
  it("gives records offsets and reads from any of them", () => {
    const log = new PartitionLog();
    log.append(records(3000));
    expect(offsets(log.read(1022, 4, false))).toEqual([1022, 1023, 1024, 1025]);
    expect(log.read(2999, 10, false)).toMatchObject({ next: 3000, records: [{ offset: 2999 }] });
    expect(log.read(3000, 10, false)).toEqual({ records: [], next: 3000 });
  });

  it("hides an open transaction, and what comes after it, from readers of committed data", () => {
    const log = new PartitionLog();
    log.append(records(1));
    log.append(records(2), producer(1, 1));
    log.append(records(1));
    expect(log.lastStableOffset).toBe(1);
    expect(offsets(log.read(0, 10, true))).toEqual([0]);
    expect(offsets(log.read(0, 10, false))).toEqual([0, 1, 2, 3]);
    log.endTransaction(1, true);
    expect(offsets(log.read(0, 10, true))).toEqual([0, 1, 2, 3]);
  });

  it("leaves out aborted records but not those of others in between", () => {
    const log = new PartitionLog();
    log.append(records(1), producer(1, 1));
    log.append(records(1), producer(2, 1));
    log.append(records(1), producer(1, 2));
    log.endTransaction(1, false);
    log.endTransaction(2, true);
    log.append(records(1), producer(1, 3));
    log.endTransaction(1, true);
    expect(log.read(0, 10, true)).toMatchObject({ next: 4, records: [{ offset: 1 }, { offset: 3 }] });
  });

  it("knows repeated batches and fenced producers", () => {
    const log = new PartitionLog();
    log.append(records(1), { id: 1, epoch: 1, sequence: 1, transactional: false });
    expect(log.check({ id: 1, epoch: 1, sequence: 1 })).toBe("duplicate");
    expect(log.check({ id: 1, epoch: 1, sequence: 2 })).toBe("new");
    expect(log.check({ id: 1, epoch: 0, sequence: 9 })).toBe("fenced");
    expect(log.check({ id: 1, epoch: 2, sequence: 1 })).toBe("new");
  });

  it("drops whole segments by size, never what must be kept, and goes on from the first kept record", () => {
    const log = new PartitionLog();
    log.append(records(5000));
    log.retain(1, 2500);
    expect(log.start).toBe(2048);
    expect(offsets(log.read(0, 1, false))).toEqual([2048]);
    expect(log.end).toBe(5000);
  });

  it("drops segments whose newest record is too old", () => {
    const log = new PartitionLog();
    log.append(records(1024, 10));
    log.append(records(1024, 20));
    log.append(records(1, 30));
    log.expire(15);
    expect(log.start).toBe(1024);
  });
});
