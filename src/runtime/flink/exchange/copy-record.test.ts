import { expect, it } from "vitest";
import { copyRecord } from "./copy-record.ts";

it("copies plain data in full and hands instances of classes on", () => {
  class Trip {
    readonly #length = 3;
    get length() {
      return this.#length;
    }
  }
  const trip = new Trip();
  const record = {
    id: 1,
    tags: ["a", { deep: true }],
    bytes: Uint8Array.of(1, 2),
    at: new Date(5),
    counts: new Map([["x", [1]]]),
    seen: new Set([1]),
    trip,
    none: null,
  };
  const copied = copyRecord(record);
  expect(copied).toEqual(record);
  expect(copied.trip).toBe(trip);
  for (const name of ["tags", "bytes", "at", "counts", "seen"] as const)
    expect(copied[name]).not.toBe(record[name]);
  expect(copied.tags[1]).not.toBe(record.tags[1]);
  expect(copied.counts.get("x")).not.toBe(record.counts.get("x"));
});

it("does not follow a record that contains itself for ever", () => {
  interface Ring {
    readonly id: number;
    self?: Ring;
  }
  const record: Ring = { id: 1 };
  record.self = record;
  expect(copyRecord(record)).toMatchObject({ id: 1, self: { id: 1 } });
});
