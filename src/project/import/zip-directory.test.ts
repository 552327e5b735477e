import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { crc32 } from "./crc32.ts";
import { inflateEntry } from "./inflate-entry.ts";
import { isZip, readZipDirectory, type ZipEntry } from "./zip-directory.ts";

const text = (value: string) => new TextEncoder().encode(value);
const archive = zipSync({
  "a.txt": text("hello hello hello"),
  "folder/": new Uint8Array(),
  "b/ü.txt": text("x"),
});

function entries(bytes: Uint8Array): readonly ZipEntry[] {
  const directory = readZipDirectory(bytes);
  if ("broken" in directory) throw new Error(directory.broken);
  return directory.entries;
}

describe("readZipDirectory", () => {
  it("lists files without folders, with their sizes and checksums", () => {
    expect(entries(archive).map(({ name, size, crc }) => ({ name, size, crc }))).toEqual([
      { name: "a.txt", size: 17, crc: crc32(text("hello hello hello")) },
      { name: "b/ü.txt", size: 1, crc: crc32(text("x")) },
    ]);
  });

  it("finds the end record before a comment", () => {
    const commented = new Uint8Array(archive.length + 5);
    commented.set(archive);
    commented.set(text("hello"), archive.length);
    commented[archive.length - 2] = 5;
    expect(entries(commented)).toHaveLength(2);
  });

  it("says of every truncation that the archive is broken, or finds less in it, and never throws", () => {
    for (let length = 0; length < archive.length; length += 1) {
      expect(readZipDirectory(archive.subarray(0, length))).toHaveProperty("broken");
    }
  });

  it("never throws, whichever byte is wrong", () => {
    for (let at = 0; at < archive.length; at += 1) {
      const damaged = archive.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const directory = readZipDirectory(damaged);
      const read =
        "broken" in directory ? [] : directory.entries.map((entry) => inflateEntry(damaged, entry));
      for (const result of read) {
        const isAsBefore =
          "bytes" in result &&
          ["hello hello hello", "x", ""].includes(new TextDecoder().decode(result.bytes));
        expect("broken" in result || isAsBefore).toBe(true);
      }
    }
  });
});

it("knows a zip by its first bytes", () => {
  expect(isZip(archive)).toBe(true);
  expect(isZip(zipSync({}))).toBe(true);
  expect(isZip(text("PK"))).toBe(false);
  expect(isZip(text("blueprint {}"))).toBe(false);
});

describe("inflateEntry", () => {
  const [entry] = entries(archive) as [ZipEntry];

  it("gives an entry's bytes", () => {
    expect(inflateEntry(archive, entry)).toEqual({ bytes: text("hello hello hello") });
  });

  it("stops at the stated size, so that an entry cannot make more than it says", () => {
    const bomb = zipSync({ bomb: new Uint8Array(20_000_000) });
    const [large] = entries(bomb) as [ZipEntry];
    expect(inflateEntry(bomb, { ...large, size: 100 })).toEqual({ broken: "is damaged" });
  });

  it.each([
    ["encrypted", { encrypted: true }, "is encrypted"],
    ["of an unknown method", { method: 14 }, "is packed in a way that is not supported"],
    ["with a wrong checksum", { crc: 1 }, "is damaged"],
    ["beyond the end", { packedSize: 1e9 }, "is damaged"],
    ["elsewhere", { offset: 3 }, "is damaged"],
  ])("refuses an entry %s", (_, difference, broken) => {
    expect(inflateEntry(archive, { ...entry, ...difference })).toEqual({ broken });
  });
});

it("computes the CRC-32 of the standard check value", () => {
  expect(crc32(text("123456789"))).toBe(0xcbf43926);
});
