// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HOCON writes substitutions as JavaScript writes templates.
/** Where values come from and what they overrode. */
import { describe, expect, it } from "vitest";
import { parse } from "../document.ts";
import { getPath, type HoconValue } from "../value.ts";
import { resolve } from "./resolve.ts";

const files: Readonly<Record<string, string>> = {
  one: "a = 1\nb { c = x }\nl = [p, q]\n",
  two: "a = 2, b.c = y\nr = ${a}\n",
  three: "a = 3\nl += z\no = ${b} { d = 1 }\n",
};

function shown(value: HoconValue | undefined): string {
  if (value === undefined) return "nothing";
  const text = files[value.origin.file] ?? "";
  const { range, keyRange } = value.origin;
  const key = keyRange === undefined ? "" : `${text.slice(keyRange.start, keyRange.end)}: `;
  return `${value.origin.file} ${key}${text.slice(range.start, range.end)}`;
}

describe("origins", () => {
  const sources = Object.entries(files).map(([file, text]) => ({ file, document: parse(text) }));
  const { root, problems } = resolve(sources);

  it.each([
    ["a", "three a: 3", ["two a: 2", "one a: 1"]],
    ["b.c", "two c: y", ["one c: x"]],
    ["r", "two r: ${a}", []],
    ["l", "three l: z", []],
    ["o.d", "three d: 1", []],
    ["o.c", "two c: y", ["one c: x"]],
  ])("%s is %s", (path, origin, overrode) => {
    const value = getPath(root, path.split("."));
    expect(shown(value)).toBe(origin);
    expect(value?.overrode.map(shown)).toEqual(overrode);
  });

  it("of items are the items", () => {
    const list = getPath(root, ["l"]);
    expect(problems).toEqual([]);
    expect(list?.kind === "list" && list.items.map(shown)).toEqual(["one p", "one q", "three z"]);
  });

  it("keep fields in the order of their first definition", () => {
    expect([...root.fields.keys()]).toEqual(["a", "b", "l", "r", "o"]);
  });

  it("keep at most the last 32 overridden values", () => {
    const text = Array.from({ length: 100 }, (_, index) => `a = ${index}`).join("\n");
    const value = getPath(resolve([{ file: "x", document: parse(text) }]).root, ["a"]);
    expect(value?.overrode.length).toBe(32);
    expect(value?.overrode[0]).toMatchObject({ kind: "number", value: 98 });
  });
});
