import { expect, it } from "vitest";
import { configurationShape, type Shape } from "../../config/index.ts";
import { knownKey, knownKeys } from "./known-keys.ts";

/** The paths of all keys that the shape of configuration knows, with `x` for keys that users choose. */
function* keysOf(shape: Shape, path: readonly string[]): Generator<readonly string[]> {
  if (shape.kind === "map") yield* keysOf(shape.value, [...path, "x"]);
  if (shape.kind === "list") yield* keysOf(shape.item, [...path, "[]"]);
  if (shape.kind !== "object") return;
  for (const [key, below] of shape.fields) {
    yield [...path, key];
    yield* keysOf(below, [...path, key]);
  }
}
const all = [...keysOf(configurationShape, ["cloudflow"])];

it("every key of the configuration's shape is offered with what it means", () => {
  expect(all.length).toBeGreaterThan(100);
  const silent = all.filter((path) => (knownKey(path)?.documentation ?? "") === "");
  expect(silent).toEqual([]);
});

it("a topic of the blueprint takes the keys of one in the configuration", () => {
  for (const below of [[], ["topic"], ["producer-config"]]) {
    expect(knownKeys(["blueprint", "topics", "t", ...below])).toEqual(
      knownKeys(["cloudflow", "topics", "t", ...below]),
    );
  }
});

it.each([
  [["blueprint"], ["streamlets", "topics"]],
  [["other"], []],
  [[], []],
  [["cloudflow", "streamlets"], []],
  [["cloudflow", "streamlets", "a", "config"], []],
  [["cloudflow", "constructor"], []],
])("below %j there are %j", (path, names) => {
  expect(knownKeys(path).map((key) => key.name)).toEqual(names);
});
