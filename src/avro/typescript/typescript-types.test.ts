import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readSchemas } from "../read-schemas.ts";
import { nested, record } from "../testing/read-one.ts";
import { typescriptTypes } from "./typescript-types.ts";

const field = (name: string, type: unknown, more: object = {}) => ({ name, type, ...more });

function named(...types: readonly unknown[]) {
  const set = readSchemas([{ file: "f", text: JSON.stringify(types) }]);
  expect(set.problems).toEqual([]);
  return set.named;
}

/** What the TypeScript compiler says about a program over the declarations; empty when it is content. */
function compile(declarations: string, program: string): string {
  const folder = mkdtempSync(join(tmpdir(), "avro-types-"));
  try {
    writeFileSync(join(folder, "types.ts"), declarations);
    writeFileSync(join(folder, "program.ts"), program);
    const tsc = fileURLToPath(new URL("../../../node_modules/.bin/tsc", import.meta.url));
    const options = [
      "--noEmit",
      "--strict",
      "--module",
      "esnext",
      "--target",
      "es2022",
      "--moduleResolution",
      "bundler",
    ];
    execFileSync(tsc, [...options, "--allowImportingTsExtensions", "--ignoreConfig", "program.ts"], {
      cwd: folder,
    });
    return "";
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout ?? error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("typescriptTypes", () => {
  it("declares namespaces, documentation, unions, and short names", () => {
    const ride = {
      ...record(
        "Ride",
        field("id", "long", { doc: "Who */ rides." }),
        field("at", { type: "long", logicalType: "timestamp-millis" }),
        field("stops", ["null", nested(1, ["null", "string"])]),
        field("kind", { type: "enum", name: "Kind", symbols: ["A", "B"] }),
        field("hash", ["bytes", { type: "fixed", name: "Hash", size: 2 }]),
        field("by", { type: "map", values: "Ride" }),
      ),
      namespace: "taxi.data",
      doc: "A ride.\nWith fares.",
    };
    expect(typescriptTypes(named(ride).values())).toBe(`export namespace taxi.data {
  export type Hash = Uint8Array;

  export type Kind = "A" | "B";

  /**
   * A ride.
   * With fares.
   */
  export interface Ride {
    /** Who *\\/ rides. */
    id: number;
    /** (timestamp-millis) */
    at: number;
    stops: null | (null | string)[];
    kind: taxi.data.Kind;
    hash: Uint8Array | taxi.data.Hash;
    by: { [key: string]: taxi.data.Ride };
  }
}

export type Hash = taxi.data.Hash;
export type Kind = taxi.data.Kind;
export type Ride = taxi.data.Ride;
`);
  });

  it("compiles, with equal simple names, shadowed names and reserved words told apart", () => {
    const types = named(
      { ...record("Order", field("plain", "int")), namespace: "" },
      { ...record("Order", field("mine", "b.Order"), field("top", ["null", "x.Top"])), namespace: "a" },
      { ...record("Order", field("text", "string"), field("a", "a.Order")), namespace: "b" },
      { ...record("Top", field("inner", "a.Order"), field("order", "shadow.Order")), namespace: "x" },
      { ...record("Order", field("odd", ["null", "x.shadow.Deep"])), namespace: "shadow" },
      { ...record("Deep", field("order", "shadow.Order")), namespace: "x.shadow" },
      {
        ...record("string_", field("class", "in.default.Delete"), field("constructor", "int")),
        namespace: "in.default",
      },
      { ...record("Delete", field("Map", "int")), namespace: "in.default" },
      { type: "enum", name: "Map", namespace: "in.default", symbols: ["X"] },
      { type: "enum", name: "Empty", symbols: [] },
    );
    const program = `
      import type * as t from "./types.ts";
      import type { Top, Deep, Map } from "./types.ts";
      const order: t.Order = { plain: 1 };
      const b: t.b.Order["text"] = "x";
      const plain: t.a.Order["mine"]["text"] = "y";
      const odd: t.x.shadow.Deep["order"]["odd"] = null;
      const top: Top["order"]["odd"] = null;
      const deep: Deep["order"]["odd"] = null;
      const map: Map = "X";
      const remove: t.in_.default_.string_["class"]["Map"] = 3;
      // @ts-expect-error the top level's Order has no text
      const wrong: t.Order["text"] = "z";
      console.log(order, b, plain, odd, top, deep, map, remove, wrong);
    `;
    expect(compile(typescriptTypes(types.values()), program)).toBe("");
  });

  it("gives the short name to the schema that was asked for", () => {
    const types = named(
      { ...record("Order", field("b", "b.Order")), namespace: "a" },
      { ...record("Order"), namespace: "b" },
    );
    const order = types.get("a.Order");
    expect(typescriptTypes(order ? [order] : [])).toContain("export type Order = a.Order;");
    expect(typescriptTypes(types.values())).not.toContain("export type Order");
  });

  it("is empty without named types", () => {
    expect(typescriptTypes([{ type: "int" }])).toBe("");
  });
});
