import { describe, expect, it } from "vitest";
import type { ConfigParameterDescriptor, VolumeMountDescriptor } from "./descriptor.ts";
import { descriptorProblems } from "./descriptor-problems.ts";
import { descriptor, foo } from "./testing/blueprint-fixtures.ts";

const className = "com.Box";
function codes(of: Parameters<typeof descriptor>[2], ports: Parameters<typeof descriptor>[1] = {}) {
  return descriptorProblems([descriptor(className, ports, of)]).map(({ code }) => code);
}
function parameter(more: Partial<ConfigParameterDescriptor>): ConfigParameterDescriptor {
  return { key: "key", description: "", validationType: "string", ...more };
}
function mount(more: Partial<VolumeMountDescriptor>): VolumeMountDescriptor {
  return { name: "data", path: "/mnt", accessMode: "ReadWriteMany", ...more };
}

describe("port names", () => {
  it.each(["a", "abcd", "a-b", "ab--cd", "1ab2", "1-2"])("may be %s", (name) => {
    expect(codes({}, { inlets: { [name]: foo } })).toEqual([]);
  });
  it.each(["A", "9B", "-ab", "ab-", "a_b", "a/b", "a.b", ""])("may not be %j", (name) => {
    expect(codes({}, { inlets: { [name]: foo }, outlets: { [name]: foo } })).toEqual([
      "InvalidInletName",
      "InvalidOutletName",
    ]);
  });
});

describe("config parameters", () => {
  it.each(["a", "aB", "a-1", "a-b-c", "a--b"])("may have the key %s", (key) => {
    expect(codes({ configParameters: [parameter({ key })] })).toEqual([]);
  });
  it.each(["", "1a", "a1", "a_b", "a.b", "-a", "abc-"])("may not have the key %j", (key) => {
    expect(codes({ configParameters: [parameter({ key })] })).toEqual(["InvalidConfigParameterKeyName"]);
  });

  it.each<[Partial<ConfigParameterDescriptor>, readonly string[]]>([
    [{ validationPattern: "^.{1,65535$" }, ["InvalidValidationPatternConfigParameter"]],
    [{ validationPattern: "^debug|info$", defaultValue: "info" }, []],
    [{ validationPattern: "^debug|info$", defaultValue: "other" }, ["InvalidDefaultValueInConfigParameter"]],
    [
      { validationPattern: "^debug|info$", defaultValue: "information" },
      ["InvalidDefaultValueInConfigParameter"],
    ],
    [{ validationPattern: "(a)", defaultValue: "a" }, ["InvalidDefaultValueInConfigParameter"]],
    [{ validationPattern: "(?:a)", defaultValue: "a" }, []],
    [{ defaultValue: "anything" }, []],
    [{ validationType: "duration", defaultValue: "1 minute" }, []],
    [{ validationType: "duration", defaultValue: "20 parsec" }, ["InvalidDefaultValueInConfigParameter"]],
    [{ validationType: "memorysize", defaultValue: "20 M" }, []],
    [{ validationType: "memorysize", defaultValue: "42 pigeons" }, ["InvalidDefaultValueInConfigParameter"]],
    [{ validationType: "int32", defaultValue: "many" }, []],
    [{ validationType: "bool", defaultValue: "perhaps" }, []],
    [{ validationType: "double", defaultValue: "x" }, []],
  ])("%j", (more, expected) => {
    expect(codes({ configParameters: [parameter(more)] })).toEqual(expected);
  });

  it("have each key once", () => {
    const keys = ["a", "b", "a", "a", "b"].map((key) => parameter({ key }));
    const problems = descriptorProblems([descriptor(className, {}, { configParameters: keys })]);
    expect(problems.map(({ data }) => data)).toEqual([
      { className, keyName: "a" },
      { className, keyName: "b" },
    ]);
  });
});

describe("volume mounts", () => {
  it.each<[Partial<VolumeMountDescriptor>, readonly string[]]>([
    [{}, []],
    [{ name: "-a" }, ["InvalidVolumeMountName"]],
    [{ name: "a".repeat(64) }, ["InvalidVolumeMountName"]],
    [{ name: "a".repeat(63) }, []],
    [{ path: "" }, ["EmptyVolumeMountPath", "NonAbsoluteVolumeMountPath"]],
    [{ path: "a/b" }, ["NonAbsoluteVolumeMountPath"]],
    [{ path: "/a/../b" }, ["BacktrackingVolumeMounthPath"]],
    [{ path: "../a" }, ["BacktrackingVolumeMounthPath", "NonAbsoluteVolumeMountPath"]],
    [{ path: "/a..b" }, []],
  ])("%j", (more, expected) => {
    expect(codes({ volumeMounts: [mount(more)] })).toEqual(expected);
  });

  it("have each name and each path once", () => {
    expect(codes({ volumeMounts: [mount({}), mount({ path: "/other" })] })).toEqual([
      "DuplicateVolumeMountName",
    ]);
    expect(codes({ volumeMounts: [mount({}), mount({ name: "other" })] })).toEqual([
      "DuplicateVolumeMountPath",
    ]);
  });
});

it("goes rule by rule over all descriptors, as Cloudflow does", () => {
  const bad = (name: string) =>
    descriptor(name, { inlets: { A: foo } }, { configParameters: [parameter({ key: "1" })] });
  expect(
    descriptorProblems([bad("a.A"), bad("a.B")]).map(({ code, data }) => [code, data["className"]]),
  ).toEqual([
    ["InvalidInletName", "a.A"],
    ["InvalidInletName", "a.B"],
    ["InvalidConfigParameterKeyName", "a.A"],
    ["InvalidConfigParameterKeyName", "a.B"],
  ]);
});
