import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, resolve } from "../hocon/index.ts";
import { catalogOf } from "./catalog.ts";
import { descriptorToJson } from "./descriptor-json.ts";
import { readBlueprint } from "./read-blueprint.ts";
import { readDescriptors } from "./read-descriptors.ts";
import { foo } from "./testing/blueprint-fixtures.ts";
import { verify } from "./verify.ts";

const full = {
  class_name: "a.B",
  runtime: "flink",
  labels: ["x"],
  description: "d",
  inlets: [{ name: "in", schema: foo }],
  outlets: [{ name: "out", schema: foo }],
  config_parameters: [
    { key: "k", description: "", validation_type: "string", validation_pattern: ".*", default_value: "v" },
    { key: "n", description: "", validation_type: "int32", validation_pattern: null, default_value: 10 },
  ],
  attributes: [{ attribute_name: "server", config_path: "p" }],
  volume_mounts: [{ name: "data", path: "/mnt", access_mode: "ReadOnlyMany", pvc_name: "" }],
};

describe("descriptors", () => {
  it("keep all fields, and write them back", () => {
    const { descriptors, problems } = readDescriptors("d.json", JSON.stringify(full));
    expect(problems).toEqual([]);
    const [, second] = descriptors[0]?.configParameters ?? [];
    expect(second).toEqual({ key: "n", description: "", validationType: "int32", defaultValue: "10" });
    const written = descriptors[0] && descriptorToJson(descriptors[0]);
    const again = readDescriptors("d.json", JSON.stringify(written));
    expect(again.descriptors).toEqual(descriptors);
  });

  it("leave schema texts out when asked to", () => {
    const { descriptors } = readDescriptors("d.json", JSON.stringify(full));
    const json = descriptors[0] && descriptorToJson(descriptors[0], { schemaText: false });
    expect(json).toMatchObject({ inlets: [{ schema: { schema: "", fingerprint: foo.fingerprint } }] });
  });

  it.each([
    ["a map with quoted keys", `{ "a.B": ${JSON.stringify({ ...full, class_name: undefined })} }`],
    ["a map with unquoted keys", `a.B { runtime = flink, inlets = [], outlets = [] }`],
    ["a list", `  [${JSON.stringify(full)}]`],
    ["streamlets of a resource", JSON.stringify([{ name: "b", descriptor: full }])],
  ])("are read from %s", (_, text) => {
    expect(readDescriptors("d", text).descriptors.map((one) => one.className)).toEqual(["a.B"]);
  });

  it("take a class named __proto__ for a class", () => {
    const { descriptors } = readDescriptors("d", '{ "__proto__": { "runtime": "akka", "inlets": [] } }');
    expect(descriptors.map((one) => one.className)).toEqual(["__proto__"]);
    expect(catalogOf(descriptors).find("__proto__")).toBeDefined();
    expect(catalogOf(descriptors).find("constructor")).toBeUndefined();
  });

  it("get the fingerprint of their schema where it is missing", () => {
    const { fingerprint: _, ...schema } = foo;
    const { descriptors } = readDescriptors(
      "d",
      JSON.stringify({ ...full, inlets: [{ name: "in", schema }] }),
    );
    expect(descriptors[0]?.inlets[0]?.schema.fingerprint).toBe(foo.fingerprint);
  });

  it("that are broken are left out with a sentence, the others stay", () => {
    const text = JSON.stringify({ "a.A": { runtime: "akka", inlets: 5, outlets: [] }, "a.B": full });
    const { descriptors, problems } = readDescriptors("d", text);
    expect(descriptors.map((one) => one.className)).toEqual(["a.B"]);
    expect(problems.map((problem) => problem.message)).toEqual(["a.A: inlets must be a list."]);
  });

  it.each(["", "{}", "[1]", "{", '{ "a": 1 }', "[", "not json", "[[]]", "{ inlets = [] }"])(
    "%j is none, and that is said",
    (text) => {
      const { descriptors, problems } = readDescriptors("some.json", text);
      expect(descriptors).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
    },
  );
});

const examples = new URL("../../../shared/examples/", import.meta.url);
const isPresent = existsSync(examples);
if (!isPresent) console.log("Skipped: the shared examples are not beside the project.");

describe.skipIf(!isPresent)("the shared examples", () => {
  const file = (path: string) => readFileSync(new URL(path, examples), "utf8");

  it("taxi-ride verifies without errors and warnings", () => {
    const { descriptors, problems } = readDescriptors("d.conf", file("taxi-ride/streamlet-descriptors.conf"));
    expect(problems).toEqual([]);
    const document = parse(file("taxi-ride/blueprint.conf"));
    const reading = readBlueprint("b.conf", resolve([{ file: "b.conf", document }]));
    const verification = verify(reading, catalogOf(descriptors));
    expect(verification.verified?.streamlets).toHaveLength(3);
    expect(verification.problems.map((problem) => problem.code)).toEqual(["unused-class"]);
  });

  it("swiss-knife has ten instances of seven classes", () => {
    const resource = JSON.parse(file("swiss-knife/application.json"));
    const { descriptors, problems } = readDescriptors("a.json", JSON.stringify(resource.spec.streamlets));
    expect(problems).toEqual([]);
    expect(descriptors).toHaveLength(10);
    expect(catalogOf(descriptors).all).toHaveLength(7);
  });
});
