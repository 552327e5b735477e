import { describe, expect, it } from "vitest";
import { operatorFlinkVersion } from "./flink-version.ts";

describe("operatorFlinkVersion", () => {
  it.each([
    ["1.20", "v1_20"],
    ["1.20.3", "v1_20"],
    ["v1_19", "v1_19"],
    ["2.0-scala_2.12", "v2_0"],
    [" 1.13 ", "v1_13"],
  ])("%s is %s", (version, name) => {
    expect(operatorFlinkVersion(version)).toMatchObject({ name });
    expect(operatorFlinkVersion(version).problem).toBeUndefined();
  });

  it.each(["1.10", "3.0", "", "latest", "1.2000"])("%j is unknown to the operator", (version) => {
    expect(operatorFlinkVersion(version)).toMatchObject({
      name: "v1_20",
      problem: expect.stringContaining("1.20"),
    });
  });
});
