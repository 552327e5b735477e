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

  it.each([
    ["1.10", "v1_13", "1.13, the nearest"],
    ["1.12.7", "v1_13", "1.13, the nearest"],
    ["1.99", "v1_20", "1.20, the nearest"],
    ["2.9", "v2_4", "2.4, the nearest"],
    ["3.0", "v2_0", "2.0, the nearest"],
    ["0.9", "v1_13", "1.13, the nearest"],
    ["", "v1_20", "no version of Flink, so 1.20"],
    ["latest", "v1_20", "no version of Flink, so 1.20"],
    ["1.20000", "v1_20", "no version of Flink, so 1.20"],
  ])("%j is not run by the operator: %s is written", (version, name, reason) => {
    expect(operatorFlinkVersion(version)).toMatchObject({ name, problem: expect.stringContaining(reason) });
  });
});
