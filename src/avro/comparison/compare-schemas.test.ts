import { describe, expect, it } from "vitest";
import { readSchemas } from "../read-schemas.ts";
import { nested, readOne, record } from "../testing/read-one.ts";
import { compareSchemas } from "./compare-schemas.ts";
import type { ComparisonRow } from "./comparison.ts";

const field = (name: string, type: unknown, more: object = {}) => ({ name, type, ...more });
const compare = (reader: unknown, writer: unknown) => compareSchemas(readOne(reader), readOne(writer));

/** Rows as lines: indentation, label, state, the two types, kinds of what does not fit. */
function lines(row: ComparisonRow, depth = 0): string[] {
  const kinds = row.incompatibilities.map((found) => ` !${found.kind}`).join("");
  const line = `${"  ".repeat(depth)}${row.label}: ${row.state} (${row.reader?.type ?? "-"} <- ${row.writer?.type ?? "-"})${kinds}`;
  return [line, ...row.children.flatMap((child) => lines(child, depth + 1))];
}

describe("compareSchemas", () => {
  it("aligns fields by what the reader reads, then lists what nobody reads", () => {
    const reader = record(
      "Fare",
      field("id", "long"),
      field("total", "double", { aliases: ["sum"] }),
      field("tip", "float"),
      field("note", "string", { default: "" }),
      field("kind", "int"),
    );
    const writer = record(
      "Fare",
      field("sum", "float"),
      field("kind", "string"),
      field("extra", "bytes"),
      field("id", "long"),
    );
    const { compatible, root } = compare(reader, writer);
    expect(compatible).toBe(false);
    expect(lines(root)).toEqual([
      "Fare: incompatible (Fare <- Fare)",
      "  id: same (long <- long)",
      "  total: promoted (double <- float)",
      "  tip: incompatible (float <- -) !READER_FIELD_MISSING_DEFAULT_VALUE",
      "  note: defaulted (string <- -)",
      "  kind: incompatible (int <- string) !TYPE_MISMATCH",
      "  extra: writer-only (- <- bytes)",
    ]);
    expect(root.children[1]).toMatchObject({
      field: "total",
      reader: { name: "total", pointer: "/fields/1/type" },
      writer: { name: "sum", pointer: "/fields/0/type" },
    });
    expect(root.children[4]?.incompatibilities[0]).toMatchObject({
      readerPointer: "/fields/4/type",
      writerPointer: "/fields/1/type",
      field: "kind",
      message: expect.stringContaining("Field `kind` of Fare"),
    });
  });

  it("goes into items, values, records and branches", () => {
    const part = (type: string) => record("Part", field("n", type));
    const reader = record(
      "R",
      field("list", nested(1, part("long"))),
      field("maybe", ["null", "string", "int"]),
      field("one", "double"),
    );
    const writer = record(
      "R",
      field("list", nested(1, part("int"))),
      field("maybe", ["null", "boolean", "string"]),
      field("one", ["int", "string"]),
    );
    expect(lines(compare(reader, writer).root)).toEqual([
      "R: incompatible (R <- R)",
      "  list: same (array<Part> <- array<Part>)",
      "    items: same (Part <- Part)",
      "      n: promoted (long <- int)",
      "  maybe: incompatible (null | string | int <- null | boolean | string)",
      "    null: same (null <- null)",
      "    boolean: incompatible (- <- boolean) !MISSING_UNION_BRANCH",
      "    string: same (string <- string)",
      "    int: reader-only (int <- -)",
      "  one: incompatible (double <- int | string)",
      "    int: promoted (double <- int)",
      "    string: incompatible (double <- string) !TYPE_MISMATCH",
    ]);
  });

  it("marks names, sizes and symbols on their own rows", () => {
    const fixed = (size: number) => ({ type: "fixed", name: "F", size });
    const symbols = (...list: string[]) => ({ type: "enum", name: "E", symbols: list });
    const reader = record("A", field("f", fixed(1)), field("e", symbols("X")));
    const writer = record("B", field("f", fixed(2)), field("e", symbols("X", "Y")));
    expect(lines(compare(reader, writer).root)).toEqual([
      "A: incompatible (A <- B) !NAME_MISMATCH",
      "  f: incompatible (F <- F) !FIXED_SIZE_MISMATCH",
      "  e: incompatible (E <- E) !MISSING_ENUM_SYMBOLS",
    ]);
  });

  it("stops where a recursive type begins again", () => {
    const list = (type: string) => record("L", field("head", type), field("tail", ["null", "L"]));
    const { root, compatible } = compare(list("long"), list("int"));
    expect(compatible).toBe(true);
    const tail = root.children[1]?.children[1];
    expect(tail).toMatchObject({ label: "L", repeats: true, children: [] });
  });

  it("is bounded on types that double at every level", () => {
    const types = Array.from({ length: 40 }, (_, i) =>
      record(`R${i}`, field("l", i < 39 ? `R${i + 1}` : "int"), field("r", i < 39 ? `R${i + 1}` : "int")),
    );
    const schema = readSchemas([{ file: "f", text: JSON.stringify(types) }]).named.get("R0");
    const again = readSchemas([{ file: "f", text: JSON.stringify(types) }]).named.get("R0");
    const result = schema && again && compareSchemas(schema, again);
    expect(result).toMatchObject({ compatible: true, truncated: true });
  });
});
