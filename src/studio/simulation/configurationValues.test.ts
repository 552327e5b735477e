import { describe, expect, it } from "vitest";
import { changeOf, textOfValue, valueOfText, valuesOf } from "./configurationValues.ts";

describe("values of a planned change of configuration", () => {
  it.each([null, 5, true, "10 s", "5", "true", " x ", "", [1, "a"], { a: { b: 1 } }])(
    "%j is read as it is shown",
    (value) => expect(valueOfText(textOfValue(value))).toEqual(value),
  );

  it("are listed by section and make the change again", () => {
    const change = { parameters: { limit: 5 }, config: { "flink.a": null, "flink.b": "x" } };
    const values = valuesOf(change);
    expect(values.map(({ section, path }) => `${section} ${path}`)).toEqual([
      "parameters limit",
      "config flink.a",
      "config flink.b",
    ]);
    expect(changeOf(values)).toEqual(change);
    expect(changeOf([])).toEqual({});
  });
});
