import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ValueReader } from "./value-reader.ts";
import { ValueWriter } from "./value-writer.ts";

/** What arrives at the other end of a link. */
function sent(...values: readonly unknown[]): readonly unknown[] {
  const writer = new ValueWriter();
  for (const value of values) writer.write(value);
  const reader = new ValueReader(writer.take());
  const read: unknown[] = [];
  while (reader.hasMore) read.push(reader.read());
  return read;
}

const plain = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withUnicodeString: true,
  key: fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("__proto__", "constructor", "a", "b")),
});

describe("values sent between threads", () => {
  it("arrive as they were", () => {
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 4 }), (values) => {
        expect(sent(...values)).toEqual(values);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [-0],
    [Number.NaN],
    [2 ** 31],
    [-(2 ** 31)],
    [undefined],
    [{ a: undefined }],
    [[undefined, null]],
    ["ü€😀"],
    [new Uint8Array([1, 2, 3])],
    [new Uint8Array(1000).fill(7)],
    [new Int32Array([1, -1])],
    [new Float64Array([0.5])],
    [new Map([["k", new Set([1n])]])],
  ])("keep %o", (value) => {
    const [read] = sent("before", value).slice(1);
    expect(read).toStrictEqual(value);
  });

  it("write field names once per message", () => {
    const size = (count: number) => {
      const writer = new ValueWriter();
      writer.write(Array.from({ length: count }, () => ({ aVeryLongFieldName: 1 })));
      return writer.length;
    };
    expect(size(101) - size(1)).toBeLessThan(100 * 5);
  });

  it("lose their class, and keep what is in them", () => {
    class Point {
      readonly x = 1;
    }
    expect(sent(new Point())).toStrictEqual([{ x: 1 }]);
  });

  it("keep a class that both ends know, also inside of another", () => {
    class Pair {
      readonly items: readonly unknown[];
      constructor(...items: readonly unknown[]) {
        this.items = items;
      }
    }
    const classes = [
      {
        type: Pair,
        write: ({ items }: Pair) => items,
        read: (items: unknown) => new Pair(...(items as unknown[])),
      },
    ];
    const writer = new ValueWriter(classes);
    const value = { pair: new Pair(1, new Pair("a")), plain: Object.create(null) };
    writer.write(value);
    expect(new ValueReader(writer.take(), classes).read()).toStrictEqual({ ...value, plain: {} });
  });

  it.each([
    ["a function", () => 1, /function cannot be sent/],
    ["a cycle", cycle(), /refers to itself/],
    ["other typed arrays", new Uint16Array(1), /typed arrays/],
  ])("refuse %s with a sentence, and what was written before stays whole", (_name, value, message) => {
    const writer = new ValueWriter();
    writer.write({ a: 1 });
    expect(() => writer.write([{ b: 2 }, value])).toThrow(message);
    writer.write({ b: 3 });
    const reader = new ValueReader(writer.take());
    expect([reader.read(), reader.read(), reader.hasMore]).toEqual([{ a: 1 }, { b: 3 }, false]);
  });
});

function cycle(): object {
  const loop: { self?: object } = {};
  loop.self = loop;
  return loop;
}
