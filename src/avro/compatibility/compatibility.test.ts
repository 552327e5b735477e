import { describe, expect, it } from "vitest";
import { codecOf } from "../codec/codec.ts";
import { resolvingDecoder } from "../codec/resolver.ts";
import { readSchemas } from "../read-schemas.ts";
import { nested, readOne, record } from "../testing/read-one.ts";
import { compatibility } from "./compatibility.ts";

const field = (name: string, type: unknown, more: object = {}) => ({ name, type, ...more });
const enumOf = (symbols: readonly string[], more: object = {}) => ({
  type: "enum",
  name: "E",
  symbols,
  ...more,
});
const fixed = (size: number, more: object = {}) => ({ type: "fixed", name: "F", size, ...more });
const map = (values: unknown) => ({ type: "map", values });
const PRIMITIVES = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"] as const;

function check(reader: unknown, writer: unknown) {
  return compatibility(readOne(reader), readOne(writer));
}

/** Kind, pointer in the reader, pointer in the writer, field. */
function found(reader: unknown, writer: unknown) {
  return check(reader, writer).incompatibilities.map((entry) => [
    entry.kind,
    entry.readerPointer,
    entry.writerPointer,
    entry.field,
  ]);
}

describe("primitive types", () => {
  const promotions = new Set([
    "int long",
    "int float",
    "int double",
    "long float",
    "long double",
    "float double",
    "string bytes",
    "bytes string",
  ]);
  const pairs = PRIMITIVES.flatMap((writer) => PRIMITIVES.map((reader) => [writer, reader] as const));
  it.each(pairs)("%s read as %s", (writer, reader) => {
    const fits = writer === reader || promotions.has(`${writer} ${reader}`);
    expect(check(reader, writer).compatible).toBe(fits);
    expect(found(reader, writer)).toEqual(fits ? [] : [["TYPE_MISMATCH", "", "", ""]]);
  });

  it("ignore logical types", () => {
    expect(check("long", { type: "long", logicalType: "timestamp-millis" }).compatible).toBe(true);
    const decimal = (scale: number) => ({ type: "bytes", logicalType: "decimal", precision: 4, scale });
    expect(check(decimal(2), decimal(3)).compatible).toBe(true);
  });
});

describe("what resolves", () => {
  const list = (head: string) => record("List", field("head", head), field("tail", ["null", "List"]));
  it.each([
    ["arrays of promoted items", nested(1, "long"), nested(1, "int")],
    ["maps of promoted values", map("double"), map("float")],
    ["a field that the reader lacks", record("R"), record("R", field("a", "int"))],
    [
      "fields in another order",
      record("R", field("b", "int"), field("a", "int")),
      record("R", field("a", "int"), field("b", "int")),
    ],
    [
      "a field with default that the writer lacks",
      record("R", field("a", "int", { default: 1 })),
      record("R"),
    ],
    ["a default of null", record("R", field("a", ["null", "int"], { default: null })), record("R")],
    [
      "a field found by the reader's alias",
      record("R", field("a", "int", { aliases: ["x", "b"] })),
      record("R", field("b", "int")),
    ],
    ["a record found by the reader's alias", { ...record("R"), aliases: ["Old"] }, record("Old")],
    [
      "an alias with namespace",
      { ...record("R"), namespace: "n", aliases: ["o.Old"] },
      { ...record("Old"), namespace: "o" },
    ],
    [
      "names that differ in the namespace only",
      { ...record("R"), namespace: "a" },
      { ...record("R"), namespace: "b" },
    ],
    ["an enum with more symbols", enumOf(["A", "B", "C"]), enumOf(["A", "C"])],
    ["symbols in another order", enumOf(["B", "A"]), enumOf(["A", "B"])],
    ["an enum with a default", enumOf(["A"], { default: "A" }), enumOf(["A", "B"])],
    ["an enum by alias", { ...enumOf(["A"]), name: "N", aliases: ["E"] }, enumOf(["A"])],
    ["fixed of one size", fixed(3), fixed(3)],
    ["a type read as a union", ["null", "int"], "int"],
    ["a type promoted into a union", ["null", "double"], "int"],
    ["a union read as its type", "int", ["int"]],
    ["a union whose branches all promote", "double", ["int", "long", "float", "double"]],
    ["unions in another order", ["int", "string"], ["string", "int"]],
    ["a union with more branches", ["null", "int", "string"], ["null", "int"]],
    ["a union whose branches promote", ["long"], ["int"]],
    ["an empty union of the writer", ["int"], []],
    ["an empty union of both", [], []],
    ["recursive types", list("int"), list("int")],
    ["recursive types whose parts promote", list("long"), list("int")],
  ])("%s", (_, reader, writer) => {
    expect(found(reader, writer)).toEqual([]);
    expect(check(reader, writer).compatible).toBe(true);
  });
});

describe("what does not resolve, with kind, pointers and field", () => {
  const list = (head: string) => record("List", field("head", head), field("tail", ["null", "List"]));
  const cases: readonly (readonly [string, unknown, unknown, readonly (readonly string[])[]])[] = [
    ["kinds", map("int"), nested(1, "int"), [["TYPE_MISMATCH", "", "", ""]]],
    ["a record read as a map", map("int"), record("R", field("a", "int")), [["TYPE_MISMATCH", "", "", ""]]],
    ["items", nested(2, "int"), nested(2, "string"), [["TYPE_MISMATCH", "/items/items", "/items/items", ""]]],
    ["values", map("int"), map("long"), [["TYPE_MISMATCH", "/values", "/values", ""]]],
    ["a record's name", record("A"), record("B"), [["NAME_MISMATCH", "/name", "/name", ""]]],
    [
      "an alias of the writer, which does not count",
      record("A"),
      { ...record("B"), aliases: ["A"] },
      [["NAME_MISMATCH", "/name", "/name", ""]],
    ],
    [
      "a missing field",
      record("R", field("a", "int"), field("b", "int")),
      record("R", field("a", "int")),
      [["READER_FIELD_MISSING_DEFAULT_VALUE", "/fields/1", "", "b"]],
    ],
    [
      "a field alias of the writer, which does not count",
      record("R", field("a", "int")),
      record("R", field("b", "int", { aliases: ["a"] })),
      [["READER_FIELD_MISSING_DEFAULT_VALUE", "/fields/0", "", "a"]],
    ],
    [
      "an enum's default, which is none for a missing field",
      record("R", field("a", enumOf(["A"], { default: "A" }))),
      record("R"),
      [["READER_FIELD_MISSING_DEFAULT_VALUE", "/fields/0", "", "a"]],
    ],
    [
      "a field's type, found at another place",
      record("R", field("a", "int")),
      record("R", field("x", "int"), field("a", "string")),
      [["TYPE_MISMATCH", "/fields/0/type", "/fields/1/type", "a"]],
    ],
    ["symbols", enumOf(["A"]), enumOf(["A", "B"]), [["MISSING_ENUM_SYMBOLS", "/symbols", "/symbols", ""]]],
    ["a size", fixed(4), fixed(8), [["FIXED_SIZE_MISMATCH", "/size", "/size", ""]]],
    [
      "a name and a size",
      fixed(4),
      { ...fixed(8), name: "G" },
      [
        ["NAME_MISMATCH", "/name", "/name", ""],
        ["FIXED_SIZE_MISMATCH", "/size", "/size", ""],
      ],
    ],
    ["a type for a union", ["null", "int"], "string", [["MISSING_UNION_BRANCH", "", "", ""]]],
    ["a type for an empty union", [], "string", [["MISSING_UNION_BRANCH", "", "", ""]]],
    [
      "every branch that the reader's union lacks",
      ["int"],
      ["int", "long", "float", "double"],
      [1, 2, 3].map((i) => ["MISSING_UNION_BRANCH", "", `/${i}`, ""]),
    ],
    [
      "a branch for a plain type",
      "int",
      ["int", "string", "null"],
      [
        ["TYPE_MISMATCH", "", "/1", ""],
        ["TYPE_MISMATCH", "", "/2", ""],
      ],
    ],
    ["a float union read as int union", ["int"], ["float"], [["MISSING_UNION_BRANCH", "", "/0", ""]]],
    [
      "a named branch of another name",
      ["int", record("A", field("f", "int"))],
      ["int", record("B", field("f", "int"))],
      [["MISSING_UNION_BRANCH", "", "/1", ""]],
    ],
    [
      "deep inside",
      record(
        "R",
        field("o", record("In", field("l", nested(1, ["null", record("Leaf", field("z", "int"))])))),
      ),
      record(
        "R",
        field("q", "int"),
        field("o", record("In", field("l", nested(1, ["null", record("Leaf", field("z", "string"))])))),
      ),
      [
        [
          "MISSING_UNION_BRANCH",
          "/fields/0/type/fields/0/type/items",
          "/fields/1/type/fields/0/type/items/1",
          "o.l",
        ],
      ],
    ],
    [
      "a writer's union inside a field",
      record("R", field("a", record("S", field("b", "int")))),
      record("R", field("a", ["null", record("S", field("b", "string"))])),
      [
        ["TYPE_MISMATCH", "/fields/0/type", "/fields/0/type/0", "a"],
        ["TYPE_MISMATCH", "/fields/0/type/fields/0/type", "/fields/0/type/1/fields/0/type", "a.b"],
      ],
    ],
    [
      "recursive types, once",
      list("int"),
      list("string"),
      [
        ["TYPE_MISMATCH", "/fields/0/type", "/fields/0/type", "head"],
        ["MISSING_UNION_BRANCH", "/fields/1/type", "/fields/1/type/1", "tail"],
      ],
    ],
  ];
  it.each(cases)("%s", (_, reader, writer, expected) => {
    expect(found(reader, writer)).toEqual(expected);
    expect(check(reader, writer).compatible).toBe(false);
  });

  it("is a list of all of them, in the reader's order", () => {
    const inner = (...fields: unknown[]) => record("Sub", ...fields);
    const reader = record(
      "Base",
      field("symbols", enumOf(["A", "C"])),
      field("name", { ...enumOf(["A"]), name: "Named" }),
      field("type", "string"),
      field(
        "sub",
        inner(
          field("same", "long"),
          field("extra", "long"),
          field("size", fixed(4)),
          field("union", ["boolean"]),
          field("items", nested(1, "string")),
        ),
      ),
    );
    const writer = record(
      "Base",
      field("symbols", enumOf(["A", "B", "C", "D"])),
      field("name", { ...enumOf(["A"]), name: "Other" }),
      field("type", "long"),
      field(
        "sub",
        inner(
          field("same", "long"),
          field("size", fixed(8)),
          field("union", ["boolean", "double", "string"]),
          field("items", nested(1, "boolean")),
        ),
      ),
    );
    expect(found(reader, writer)).toEqual([
      ["MISSING_ENUM_SYMBOLS", "/fields/0/type/symbols", "/fields/0/type/symbols", "symbols"],
      ["NAME_MISMATCH", "/fields/1/type/name", "/fields/1/type/name", "name"],
      ["TYPE_MISMATCH", "/fields/2/type", "/fields/2/type", "type"],
      ["READER_FIELD_MISSING_DEFAULT_VALUE", "/fields/3/type/fields/1", "/fields/3/type", "sub.extra"],
      [
        "FIXED_SIZE_MISMATCH",
        "/fields/3/type/fields/2/type/size",
        "/fields/3/type/fields/1/type/size",
        "sub.size",
      ],
      ["MISSING_UNION_BRANCH", "/fields/3/type/fields/3/type", "/fields/3/type/fields/2/type/1", "sub.union"],
      ["MISSING_UNION_BRANCH", "/fields/3/type/fields/3/type", "/fields/3/type/fields/2/type/2", "sub.union"],
      [
        "TYPE_MISMATCH",
        "/fields/3/type/fields/4/type/items",
        "/fields/3/type/fields/3/type/items",
        "sub.items",
      ],
    ]);
  });

  it("points to the definition where a type is used again by name", () => {
    const money = (type: string) => record("Money", field("cents", type));
    const reader = record(
      "R",
      field("new", money("int"), { default: { cents: 0 } }),
      field("total", "Money"),
    );
    const writer = record("R", field("skip", ["null", money("string")]), field("total", ["Money"]));
    expect(found(reader, writer)).toEqual([
      ["TYPE_MISMATCH", "/fields/0/type/fields/0/type", "/fields/0/type/1/fields/0/type", "total.cents"],
    ]);
  });

  it("goes on from the name where the definition is in another file", () => {
    const files = (type: string) => [
      { file: "r", text: JSON.stringify(record("R", field("total", "Money"))) },
      { file: "m", text: JSON.stringify([record("Other"), record("Money", field("cents", type))]) },
    ];
    const [reader, writer] = [
      readSchemas(files("int")).named.get("R"),
      readSchemas(files("string")).named.get("R"),
    ];
    expect(reader && writer && compatibility(reader, writer).incompatibilities).toMatchObject([
      { readerPointer: "/fields/0/type/fields/0/type", writerPointer: "/fields/0/type/fields/0/type" },
    ]);
  });

  it("points from the schema itself where that is a part of its file", () => {
    const named = (type: string) =>
      readSchemas([
        { file: "f", text: JSON.stringify([record("Other"), record("R", field("a", type))]) },
      ]).named.get("R");
    const [reader, writer] = [named("int"), named("string")];
    expect(reader && writer && compatibility(reader, writer).incompatibilities[0]?.readerPointer).toBe(
      "/fields/0/type",
    );
  });

  it("lists each of several fields with the same two types", () => {
    const types = (type: string) => record("R", field("a", type), field("b", type), field("c", type));
    expect(found(types("int"), types("string")).map((entry) => entry[3])).toEqual(["a", "b", "c"]);
  });
});

describe("sentences and suggestions", () => {
  const only = (reader: unknown, writer: unknown) => {
    const { incompatibilities } = check(reader, writer);
    expect(incompatibilities).toHaveLength(1);
    return incompatibilities[0];
  };

  it("name field, record, need and lack", () => {
    const entry = only(
      { ...record("TaxiFare", field("tip", "float")), namespace: "taxi" },
      { ...record("TaxiFare"), namespace: "taxi" },
    );
    expect(entry).toMatchObject({
      expected: "float",
      message:
        "Field `tip` of TaxiFare: the reader needs a float, the writer has none and there is no default.",
      suggestion: { kind: "add-default", schema: "taxi.TaxiFare", field: "tip", json: 0 },
    });
  });

  it.each<[string, unknown, unknown, object]>([
    [
      "renamed field",
      record("R", field("passengerCount", "int")),
      record("R", field("passenger_count", "int")),
      { kind: "add-alias", schema: "R", field: "passengerCount", alias: "passenger_count" },
    ],
    [
      "renamed record",
      record("New"),
      { ...record("Old"), namespace: "n" },
      { kind: "add-alias", schema: "New", alias: "n.Old" },
    ],
    [
      "narrow type",
      record("R", field("a", "int")),
      record("R", field("a", "long")),
      { kind: "widen-type", pointer: "/fields/0/type", to: "long" },
    ],
    [
      "missing branch",
      record("R", field("a", ["int"])),
      record("R", field("a", ["int", "null"])),
      { kind: "add-union-branch", pointer: "/fields/0/type", branch: "null" },
    ],
    [
      "writer that may write null",
      record("R", field("a", "int")),
      record("R", field("a", ["null", "int"])),
      { kind: "add-union-branch", pointer: "/fields/0/type", branch: "null" },
    ],
    [
      "missing symbol",
      enumOf(["A"]),
      enumOf(["A", "B"]),
      { kind: "add-default", schema: "E", field: "", json: "A" },
    ],
  ])("suggest what would mend it: %s", (_, reader, writer, suggestion) => {
    const entry = only(reader, writer);
    expect(entry?.suggestion).toMatchObject(suggestion);
    expect(entry?.suggestion?.sentence).toMatch(/\.$/);
  });

  it.each([
    ["int", 0],
    ["string", ""],
    [["null", "int"], null],
    [nested(1, "int"), []],
    [map("int"), {}],
    [enumOf(["B", "A"]), "B"],
    [fixed(2), "\u0000\u0000"],
    [record("S", field("x", "boolean"), field("y", "int", { default: 7 })), { x: false }],
  ])("suggest a default that is valid for %j", (type, json) => {
    const entry = only(record("R", field("a", type)), record("R"));
    expect(entry?.suggestion).toMatchObject({ kind: "add-default", json });
    expect(() => readOne(record("R", field("a", type, { default: json })))).not.toThrow();
  });

  it("say why the branch that was meant does not fit", () => {
    const union = (type: string) => record("R", field("a", ["null", record("S", field("x", type))]));
    const entry = only(union("int"), union("string"));
    expect(entry?.kind).toBe("MISSING_UNION_BRANCH");
    expect(entry?.causes).toMatchObject([
      {
        kind: "TYPE_MISMATCH",
        readerPointer: "/fields/0/type/1/fields/0/type",
        writerPointer: "/fields/0/type/1/fields/0/type",
        field: "a.x",
      },
    ]);
    expect(entry?.message).toContain("Field `x` of S");
  });
});

describe("the rules of Cloudflow's Avro 1.8", () => {
  it.each<[string, unknown, unknown, string]>([
    [
      "names in full",
      { ...record("R"), namespace: "a" },
      { ...record("R"), namespace: "b" },
      "NAME_MISMATCH",
    ],
    ["no enum defaults", enumOf(["A"], { default: "A" }), enumOf(["A", "B"]), "MISSING_ENUM_SYMBOLS"],
  ])("%s", (_, reader, writer, kind) => {
    const [r, w] = [readOne(reader), readOne(writer)];
    expect(compatibility(r, w).compatible).toBe(true);
    expect(compatibility(r, w, "1.8").incompatibilities.map((entry) => entry.kind)).toEqual([kind]);
  });

  it("take aliases, as those of 1.11 do", () => {
    const [r, w] = [readOne({ ...record("R"), aliases: ["n.Old"] }), readOne(record("n.Old"))];
    expect(compatibility(r, w, "1.8").compatible).toBe(true);
  });
});

describe("recursion", () => {
  it("decides pairs by the greatest fixed point, whatever is met first", () => {
    // B reads B only if A reads A, and A fails: an early answer for B must not be kept.
    const types = (leaf: string) => [
      record("A", field("b", ["null", "B"]), field("leaf", leaf)),
      record("B", field("a", ["null", "A"])),
    ];
    const read = (leaf: string) => readSchemas([{ file: "f", text: JSON.stringify(types(leaf)) }]).named;
    const [reader, writer] = [read("int"), read("string")];
    for (const name of ["A", "B", "A"]) {
      const [r, w] = [reader.get(name), writer.get(name)];
      expect(r && w && compatibility(r, w).compatible).toBe(false);
    }
  });

  it("ends on records that contain themselves without end", () => {
    const self = record("R", field("r", "R"));
    expect(check(self, self).compatible).toBe(true);
  });
});

describe("bounds", () => {
  it.each([200, 900])("compares %i levels of nesting", (levels) => {
    expect(check(nested(levels, "long"), nested(levels, "int")).compatible).toBe(true);
    expect(found(nested(levels, "int"), nested(levels, "long"))).toHaveLength(1);
  });

  it("compares 1,000 fields that all fail", () => {
    const fields = (type: string) => Array.from({ length: 1_000 }, (_, i) => field(`f${i}`, type));
    const start = performance.now();
    expect(found(record("R", ...fields("int")), record("R", ...fields("string")))).toHaveLength(1_000);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it("compares a chain of 6,000 named types", () => {
    const chain = (leaf: string) => {
      const types = Array.from({ length: 6_000 }, (_, i) =>
        record(`R${i}`, field("next", i < 5_999 ? `R${i + 1}` : leaf)),
      );
      return readSchemas([{ file: "f", text: JSON.stringify(types) }]).named.get("R0");
    };
    const [reader, writer] = [chain("int"), chain("string")];
    expect(reader && writer && compatibility(reader, writer).incompatibilities).toHaveLength(1);
  });

  it("compares and resolves unions of 300 records", () => {
    const union = (type: string) =>
      Array.from({ length: 300 }, (_, i) => record(`U${i}`, field(`a${i}`, type)));
    const [reader, writer, other] = [readOne(union("long")), readOne(union("int")), readOne(union("string"))];
    expect(compatibility(reader, writer).compatible).toBe(true);
    expect(resolvingDecoder(reader, writer)(codecOf(writer).encode({ a299: 5 }))).toEqual({ a299: 5 });
    expect(compatibility(reader, other).incompatibilities).toHaveLength(300);
  });

  it("compares unions in unions of records in good time", () => {
    // Each level doubles the paths; pairs of records are met once.
    const types = (leaf: string) =>
      Array.from({ length: 60 }, (_, i) => {
        const next = i < 59 ? ["null", `R${i + 1}`] : leaf;
        return record(`R${i}`, field("l", next), field("r", next));
      });
    const read = (leaf: string) =>
      readSchemas([{ file: "f", text: JSON.stringify(types(leaf)) }]).named.get("R0");
    const [reader, writer] = [read("int"), read("string")];
    expect(reader && writer && compatibility(reader, writer).compatible).toBe(false);
  });
});

describe("memory", () => {
  it("answers the same pair with the same object", () => {
    const [reader, writer] = [readOne(record("A")), readOne(record("B"))];
    expect(compatibility(reader, writer)).toBe(compatibility(reader, writer));
    expect(compatibility(writer, reader)).not.toBe(compatibility(reader, writer));
  });

  it("does not confuse schemas of one fingerprint that differ in defaults", () => {
    const writer = readOne(record("R"));
    const bare = readOne(record("R", field("a", "int")));
    const withDefault = readOne(record("R", field("a", "int", { default: 0 })));
    expect(compatibility(bare, writer).compatible).toBe(false);
    expect(compatibility(withDefault, writer).compatible).toBe(true);
  });
});
