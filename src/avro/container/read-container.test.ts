import avsc from "avsc";
import { describe, expect, it } from "vitest";
import { readOne, record } from "../testing/read-one.ts";
import { readContainer } from "./read-container.ts";

const schema = {
  type: "record",
  name: "R",
  fields: [
    { name: "id", type: "long" },
    { name: "name", type: "string" },
  ],
};
const records = Array.from({ length: 500 }, (_, id) => ({ id, name: `name ${id}` }));

/** A container file as the oracle writes it. */
function write(
  codec: "null" | "deflate" | "snappy",
  values: readonly unknown[] = records,
): Promise<Uint8Array> {
  const codecs = {
    snappy: (data: Buffer, done: (error: Error | null, out: Buffer) => void) => done(null, data),
  };
  const encoder = new avsc.streams.BlockEncoder(
    schema as avsc.Schema,
    {
      codec,
      blockSize: 1_000,
      ...(codec === "snappy" ? { codecs } : {}),
    } as ConstructorParameters<typeof avsc.streams.BlockEncoder>[1],
  );
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    encoder.on("data", (chunk: Buffer) => chunks.push(chunk));
    encoder.on("end", () => resolve(Uint8Array.from(Buffer.concat(chunks))));
    encoder.on("error", reject);
    for (const value of values) encoder.write(value);
    encoder.end();
  });
}

describe("readContainer", () => {
  it.each(["null", "deflate"] as const)("reads the codec %s", async (codec) => {
    const contents = readContainer(await write(codec));
    expect(contents.problem).toBeUndefined();
    expect(contents.records).toEqual(records);
    expect(JSON.parse(contents.schemaText ?? "")).toMatchObject({ name: "R" });
    expect(contents.schema).toMatchObject({ fullName: "R" });
  });

  it("reads a file without records", async () => {
    expect(await write("null", []).then((bytes) => readContainer(bytes))).toMatchObject({ records: [] });
  });

  it("resolves into a reader's schema", async () => {
    const reader = readOne(
      record("R", { name: "id", type: "double" }, { name: "more", type: "int", default: 1 }),
    );
    const { records: read, problem } = readContainer(await write("deflate"), reader);
    expect(problem).toBeUndefined();
    expect(read[3]).toEqual({ id: 3, more: 1 });
    const other = readOne(record("S", { name: "x", type: "int" }));
    expect(readContainer(await write("null"), other).problem).toMatch(/does not fit/);
  });

  it("says what to do about other codecs", async () => {
    expect(readContainer(await write("snappy"))).toMatchObject({
      records: [],
      problem: "The file is compressed with snappy: write it again with the codec deflate or null.",
    });
  });

  it.each(["null", "deflate"] as const)("keeps what comes before a break, codec %s", async (codec) => {
    const bytes = await write(codec);
    for (const length of [0, 3, 4, 20, 100, bytes.length - 1, bytes.length - 40]) {
      const { records: read, problem } = readContainer(bytes.subarray(0, length));
      expect(problem).toBeTypeOf("string");
      expect(read).toEqual(records.slice(0, read.length));
    }
  });

  it("survives any change of a byte", async () => {
    const bytes = await write("deflate", records.slice(0, 20));
    for (let i = 0; i < bytes.length; i++) {
      const broken = bytes.slice();
      broken[i] = (broken[i] ?? 0) ^ 0x55;
      expect(readContainer(broken)).toHaveProperty("records");
    }
  });

  it("refuses other files", () => {
    expect(readContainer(new TextEncoder().encode('{"a":1}')).problem).toMatch(
      /not an Avro object container/,
    );
  });
});
