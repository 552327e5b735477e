import { describe, expect, it } from "vitest";
import { readSchema, readSchemas } from "./read-schemas.ts";
import type { SchemaProblemCode } from "./schema.ts";
import { nested, record } from "./testing/read-one.ts";

const field = (name: string, type: unknown, more: object = {}) => ({ name, type, ...more });
const withDefault = (type: unknown, byDefault: unknown) =>
  record("R", field("a", type, { default: byDefault }));
const E1 = { type: "enum", name: "E", symbols: ["A", "B"] };
const F2 = { type: "fixed", name: "F", size: 2 };

describe("problems, each with code and pointer", () => {
  const cases: readonly (readonly [string, unknown, SchemaProblemCode, string])[] = [
    ["a number", 3, "not-a-schema", ""],
    ["null", null, "not-a-schema", ""],
    ["an object without type", { name: "R" }, "missing-attribute", ""],
    ["a type that is an object", { type: { type: "int" } }, "bad-attribute", "/type"],
    [
      "a type that is an array",
      record("R", field("a", { type: ["null", "int"] })),
      "bad-attribute",
      "/fields/0/type/type",
    ],
    ["an undefined name", "Missing", "undefined-name", ""],
    ["an undefined name as type", { type: "Missing" }, "undefined-name", "/type"],
    [
      "an undefined name in a union",
      record("R", field("a", ["null", "Gone"])),
      "undefined-name",
      "/fields/0/type/1",
    ],
    ["a name with a hyphen", "a-b", "invalid-name", ""],
    ["a record without name", { type: "record", fields: [] }, "missing-attribute", ""],
    ["a record name with a digit first", record("1R"), "invalid-name", "/name"],
    ["a record name that is a number", { type: "record", name: 7, fields: [] }, "invalid-name", "/name"],
    ["an empty record name", record(""), "invalid-name", "/name"],
    ["a dotted name with an empty part", record("a..R"), "invalid-name", "/name"],
    ["a primitive defined anew", record("string"), "invalid-name", "/name"],
    ["a primitive defined anew in a namespace", record("n.int"), "invalid-name", "/name"],
    ["a bad namespace", { ...record("R"), namespace: "a.1b" }, "invalid-name", "/namespace"],
    ["a namespace that is a number", { ...record("R"), namespace: 1 }, "bad-attribute", "/namespace"],
    ["a record without fields", { type: "record", name: "R" }, "missing-attribute", ""],
    ["fields that are an object", { type: "record", name: "R", fields: {} }, "bad-attribute", "/fields"],
    ["a field that is a string", record("R", "a"), "bad-attribute", "/fields/0"],
    ["a field without name", record("R", { type: "int" }), "missing-attribute", "/fields/0"],
    ["a field without type", record("R", { name: "a" }), "missing-attribute", "/fields/0"],
    ["a field name with a dot", record("R", field("a.b", "int")), "invalid-name", "/fields/0/name"],
    [
      "two fields of one name",
      record("R", field("a", "int"), field("a", "long")),
      "duplicate-field",
      "/fields/1/name",
    ],
    ["a bad order", record("R", field("a", "int", { order: "up" })), "bad-attribute", "/fields/0/order"],
    ["aliases that are a string", { ...record("R"), aliases: "S" }, "bad-attribute", "/aliases"],
    ["a bad alias", { ...record("R"), aliases: ["ok", "not ok"] }, "invalid-name", "/aliases/1"],
    [
      "a bad field alias",
      record("R", field("a", "int", { aliases: ["x.y"] })),
      "invalid-name",
      "/fields/0/aliases/0",
    ],
    ["an enum without symbols", { type: "enum", name: "E" }, "missing-attribute", ""],
    ["symbols that are a string", { type: "enum", name: "E", symbols: "A" }, "bad-attribute", "/symbols"],
    ["a bad symbol", { type: "enum", name: "E", symbols: ["A", "B-C"] }, "invalid-symbol", "/symbols/1"],
    ["a symbol that is a number", { type: "enum", name: "E", symbols: [1] }, "invalid-symbol", "/symbols/0"],
    [
      "a symbol twice",
      { type: "enum", name: "E", symbols: ["A", "B", "A"] },
      "duplicate-symbol",
      "/symbols/2",
    ],
    ["an enum default that is no symbol", { ...E1, default: "C" }, "bad-enum-default", "/default"],
    ["an enum default that is a number", { ...E1, default: 0 }, "bad-enum-default", "/default"],
    ["a fixed without size", { type: "fixed", name: "F" }, "missing-attribute", ""],
    ["a negative size", { type: "fixed", name: "F", size: -1 }, "bad-size", "/size"],
    ["a broken size", { type: "fixed", name: "F", size: 1.5 }, "bad-size", "/size"],
    ["a size as text", { type: "fixed", name: "F", size: "4" }, "bad-size", "/size"],
    ["a size beyond 32 bits", { type: "fixed", name: "F", size: 2 ** 31 }, "bad-size", "/size"],
    ["an array without items", { type: "array" }, "missing-attribute", ""],
    ["a map without values", { type: "map" }, "missing-attribute", ""],
    ["a union in a union", ["null", ["int"]], "nested-union", "/1"],
    ["a branch twice", ["null", "int", "null"], "duplicate-branch", "/2"],
    [
      "a branch twice, once as object",
      ["int", { type: "int", logicalType: "date" }],
      "duplicate-branch",
      "/1",
    ],
    ["two arrays in a union", [nested(1, "int"), nested(1, "string")], "duplicate-branch", "/1"],
    ["a named branch twice", [E1, "E"], "duplicate-branch", "/1"],
    ["a name twice", record("R", field("a", E1), field("b", E1)), "duplicate-name", "/fields/1/type/name"],
    [
      "a name that is its own part's",
      record("R", field("a", record("R"))),
      "duplicate-name",
      "/fields/0/type/name",
    ],
  ];
  it.each(cases)("%s", (_, json, code, pointer) => {
    const { schema, problems } = readSchema(JSON.stringify(json));
    expect(problems.map((problem) => [problem.code, problem.pointer])).toEqual([[code, pointer]]);
    expect(problems[0]?.message).toMatch(/^.{20,}[.?]$/s);
    expect(schema).toBeUndefined();
  });
});

describe("defaults", () => {
  const good: readonly (readonly [unknown, unknown])[] = [
    ["null", null],
    ["boolean", false],
    ["int", -(2 ** 31)],
    ["long", 2 ** 53],
    ["float", 1],
    ["double", 0.5],
    ["bytes", "\u00ff\u0000"],
    ["string", "ÿ€"],
    [E1, "B"],
    [F2, "\u0001\u00ff"],
    [nested(1, "int"), [1, 2]],
    [
      { type: "map", values: "string" },
      { constructor: "x", ["__proto__"]: "y" },
    ],
    [["null", "int"], null],
    [["int", "null"], 4],
    [record("S", field("x", "int"), field("y", "int", { default: 1 })), { x: 3 }],
    [[record("S", field("x", "int")), "null"], { x: 3 }],
  ];
  it.each(good)("%j takes %j", (type, byDefault) => {
    expect(readSchema(JSON.stringify(withDefault(type, byDefault))).problems).toEqual([]);
  });

  const bad: readonly (readonly [unknown, unknown, string])[] = [
    ["null", "null", ""],
    ["boolean", "true", ""],
    ["int", 1.5, ""],
    ["int", 2 ** 31, ""],
    ["int", "1", ""],
    ["long", 2 ** 64, ""],
    ["long", 0.1, ""],
    ["float", "1.0", ""],
    ["bytes", "€", ""],
    ["bytes", [1], ""],
    ["string", 1, ""],
    ["string", null, ""],
    [E1, "C", ""],
    [F2, "abc", ""],
    [nested(1, "int"), [1, "2"], "/1"],
    [nested(1, "int"), {}, ""],
    [{ type: "map", values: "int" }, { "a/b": "x" }, "/a~1b"],
    [["null", "int"], 4, ""],
    [["int", "null"], null, ""],
    [[], null, ""],
    [record("S", field("x", "int")), {}, ""],
    [record("S", field("x", "int")), { x: null }, "/x"],
  ];
  it.each(bad)("%j refuses %j", (type, byDefault, inside) => {
    const { problems } = readSchema(JSON.stringify(withDefault(type, byDefault)));
    expect(problems.map((problem) => [problem.code, problem.pointer])).toEqual([
      ["bad-default", `/fields/0/default${inside}`],
    ]);
  });

  it("accept values of recursive types, and a default of a name defined later", () => {
    const later = record("R", field("a", "E", { default: "A" }), field("b", E1));
    expect(readSchema(JSON.stringify(later)).problems).toEqual([]);
    const list = record("List", field("next", ["null", "List"], { default: null }));
    expect(readSchema(JSON.stringify(list)).problems).toEqual([]);
  });
});

describe("names", () => {
  const names = (json: unknown) => [...readSchemas([{ file: "a", text: JSON.stringify(json) }]).named.keys()];

  it.each([
    [{ ...record("R"), namespace: "a.b" }, ["a.b.R"]],
    [{ ...record("x.R"), namespace: "a.b" }, ["x.R"]],
    [{ ...record("R", field("e", E1)), namespace: "a.b" }, ["a.b.R", "a.b.E"]],
    [record("x.R", field("e", E1)), ["x.R", "x.E"]],
    [{ ...record("R", field("e", { ...E1, namespace: "" })), namespace: "a" }, ["a.R", "E"]],
    [{ ...record("R", field("e", { ...E1, namespace: "c.d" })), namespace: "a" }, ["a.R", "c.d.E"]],
    [{ ...record("R", field("i", nested(1, E1))), namespace: "a" }, ["a.R", "a.E"]],
  ])("%j defines %j", (json, expected) => {
    expect(names(json)).toEqual(expected);
  });

  it("qualifies aliases by the type's namespace", () => {
    const json = { ...record("R"), namespace: "a", aliases: ["Old", "x.Older"] };
    const { schema } = readSchema(JSON.stringify(json));
    expect(schema).toMatchObject({ aliases: ["a.Old", "x.Older"] });
  });

  it("looks a simple name up in the enclosing namespace, then without one", () => {
    const json = [
      { ...E1, namespace: "a" },
      { type: "enum", name: "G", symbols: ["X"] },
      { ...record("R", field("e", "E"), field("g", "G")), namespace: "a" },
    ];
    const { problems, named } = readSchemas([{ file: "f", text: JSON.stringify(json) }]);
    expect(problems).toEqual([]);
    expect(named.get("a.R")).toMatchObject({
      fields: [{ schema: { fullName: "a.E" } }, { schema: { fullName: "G" } }],
    });
  });
});

describe("sets of files", () => {
  const file = (name: string, json: unknown) => ({
    file: name,
    text: typeof json === "string" ? json : JSON.stringify(json),
  });
  const order = { ...record("Order", field("line", "Line")), namespace: "shop" };
  const line = { ...record("Line", field("order", ["null", "shop.Order"])), namespace: "shop" };

  it("share names in any order, also in circles", () => {
    for (const files of [
      [file("o", order), file("l", line)],
      [file("l", line), file("o", order)],
    ]) {
      const set = readSchemas(files);
      expect(set.problems).toEqual([]);
      expect(set.byFile.get("o")).toBe(set.named.get("shop.Order"));
      expect(set.named.get("shop.Order")).toMatchObject({ fields: [{ schema: { fullName: "shop.Line" } }] });
    }
  });

  it("read an array as a union of definitions", () => {
    const set = readSchemas([file("all", [order, line])]);
    expect(set.problems).toEqual([]);
    expect(set.byFile.get("all")?.type).toBe("union");
    expect([...set.named.keys()]).toEqual(["shop.Order", "shop.Line"]);
  });

  it("report a name that two files define with the later one, naming the first", () => {
    const { problems, byFile } = readSchemas([file("one", E1), file("two", E1)]);
    expect(problems).toMatchObject([{ code: "duplicate-name", file: "two", pointer: "/name" }]);
    expect(problems[0]?.message).toContain("one");
    expect([...byFile.keys()]).toEqual(["one"]);
  });

  it("keep what can be read beside what cannot", () => {
    const broken = record("Broken", field("good", E1), field("bad", "Nowhere"));
    const set = readSchemas([
      file("b", broken),
      file("user", record("User", field("b", "Broken"))),
      file("ok", F2),
    ]);
    expect([...set.named.keys()].sort()).toEqual(["E", "F"]);
    expect([...set.byFile.keys()]).toEqual(["ok"]);
    expect(set.problems.map((problem) => [problem.file, problem.code, problem.pointer])).toEqual([
      ["b", "undefined-name", "/fields/1/type"],
      ["user", "broken-reference", "/fields/0/type"],
    ]);
  });

  it("report every problem of a file, not only the first", () => {
    const { problems } = readSchemas([
      file("f", record("R", field("1", "int"), field("b", "Nowhere"), field("c", "int", { default: "x" }))),
    ]);
    expect(problems.map((problem) => problem.pointer)).toEqual([
      "/fields/0/name",
      "/fields/1/type",
      "/fields/2/default",
    ]);
  });

  it.each(["", "  \n", "{", '{"type":"int"', "hello", '"int" "int"', "{'type':'int'}"])(
    "report %j as not JSON",
    (text) => {
      const set = readSchemas([file("bad", text), file("ok", E1)]);
      expect(set.problems).toMatchObject([{ code: "bad-json", file: "bad", pointer: "" }]);
      expect([...set.byFile.keys()]).toEqual(["ok"]);
    },
  );

  it("know names that look like object members", () => {
    const set = readSchemas([
      file("p", record("constructor", field("__proto__", "toString"))),
      file("t", { type: "enum", name: "toString", symbols: ["__proto__"] }),
    ]);
    expect(set.problems).toEqual([]);
    expect([...set.named.keys()]).toEqual(["constructor", "toString"]);
    expect(readSchema('"hasOwnProperty"').problems).toMatchObject([{ code: "undefined-name" }]);
  });

  it("suggest the near name", () => {
    const set = readSchemas([file("o", order), file("l", line), file("u", record("U", field("a", "order")))]);
    expect(set.problems).toMatchObject([{ message: expect.stringContaining("`shop.Order`") }]);
  });
});

describe("readSchema", () => {
  it("refers to names of a set, and its own definitions come first", () => {
    const known = readSchemas([{ file: "e", text: JSON.stringify(E1) }]);
    expect(readSchema('["null","E"]', known).schema).toMatchObject({
      branches: [{ type: "null" }, { fullName: "E" }],
    });
    const own = [{ type: "enum", name: "E", symbols: ["Z"] }, record("R", field("e", "E"))];
    expect(readSchema(JSON.stringify(own), known).schema).toMatchObject({
      branches: [{ symbols: ["Z"] }, { fields: [{ schema: { symbols: ["Z"] } }] }],
    });
  });

  it("keeps documentation, aliases, defaults and logical types", () => {
    const json = {
      type: "record",
      name: "R",
      doc: "About R.",
      fields: [
        field(
          "at",
          { type: "long", logicalType: "timestamp-millis" },
          { doc: "When.", aliases: ["ts"], default: 0 },
        ),
      ],
    };
    expect(readSchema(JSON.stringify(json)).schema).toMatchObject({
      doc: "About R.",
      fields: [
        {
          doc: "When.",
          aliases: ["ts"],
          default: { json: 0 },
          schema: { logical: { name: "timestamp-millis" } },
        },
      ],
    });
  });
});

describe("texts", () => {
  it.each([
    ["a byte order mark", '\ufeff"int"'],
    ["a comment at the head", '/* A licence.\n "quoted" */ "int"'],
    ["a line comment", '// "x"\n{"type": "int" // more\n}'],
    ["comment signs inside strings", '{"type":"int","doc":"see http://example.com /* no */ \\"//"}'],
  ])("take %s", (_, text) => {
    expect(readSchema(text)).toEqual({ schema: { type: "int" }, problems: [] });
  });
});

describe("logical types", () => {
  const fixed = (size: number, more: object) => ({ type: "fixed", name: "F", size, ...more });
  it.each([
    [{ type: "string", logicalType: "uuid" }, { name: "uuid" }],
    [{ type: "int", logicalType: "date" }, { name: "date" }],
    [{ type: "long", logicalType: "local-timestamp-micros" }, { name: "local-timestamp-micros" }],
    [
      { type: "bytes", logicalType: "decimal", precision: 4, scale: 2 },
      { name: "decimal", precision: 4, scale: 2 },
    ],
    [
      { type: "bytes", logicalType: "decimal", precision: 4 },
      { name: "decimal", precision: 4, scale: 0 },
    ],
    [fixed(4, { logicalType: "decimal", precision: 9 }), { name: "decimal", precision: 9, scale: 0 }],
    [fixed(12, { logicalType: "duration" }), { name: "duration" }],
    // Unknown ones, and those that do not fit, are ignored.
    [{ type: "long", logicalType: "date" }, undefined],
    [{ type: "int", logicalType: "mood" }, undefined],
    [{ type: "int", logicalType: 3 }, undefined],
    [{ type: "bytes", logicalType: "decimal" }, undefined],
    [{ type: "bytes", logicalType: "decimal", precision: 0 }, undefined],
    [{ type: "bytes", logicalType: "decimal", precision: 2, scale: 3 }, undefined],
    [{ type: "bytes", logicalType: "decimal", precision: 2, scale: -1 }, undefined],
    [fixed(4, { logicalType: "decimal", precision: 10 }), undefined],
    [fixed(11, { logicalType: "duration" }), undefined],
  ])("%j", (json, expected) => {
    const { schema, problems } = readSchema(JSON.stringify(json));
    expect(problems).toEqual([]);
    expect(schema && "logical" in schema ? schema.logical : undefined).toEqual(expected);
  });
});

describe("bounds", () => {
  it("reads 200 levels of records and 1,000 fields", () => {
    let deep: unknown = "int";
    for (let i = 0; i < 200; i++) deep = record(`R${i}`, field("a", deep));
    expect(readSchema(JSON.stringify(deep)).problems).toEqual([]);
    const wide = record(
      "W",
      ...Array.from({ length: 1_000 }, (_, i) => field(`f${i}`, ["null", "long"], { default: null })),
    );
    expect(readSchema(JSON.stringify(wide)).problems).toEqual([]);
  });

  it.each([
    ["open brackets", "[".repeat(100_000)],
    ["nested arrays", '{"type":"array","items":'.repeat(100_000) + '"int"' + "}".repeat(100_000)],
    ["a few thousand levels", '{"type":"array","items":'.repeat(3_000) + '"int"' + "}".repeat(3_000)],
  ])("answers absurd depth with a problem: %s", (_, text) => {
    expect(readSchema(text).problems).toMatchObject([{ code: "too-deep" }]);
  });

  it("links a chain of 6,000 named types", () => {
    const types = Array.from({ length: 6_000 }, (_, i) =>
      record(`R${i}`, ...(i < 5_999 ? [field("next", `R${i + 1}`)] : [])),
    );
    const { problems, named } = readSchemas([{ file: "f", text: JSON.stringify(types) }]);
    expect(problems).toEqual([]);
    expect(named.size).toBe(6_000);
  });
});
