import { describe, expect, it } from "vitest";
import { readSchema } from "../../avro/index.ts";
import { setConfigParameter } from "../../config/index.ts";
import { applyChanges } from "../../project/index.ts";
import { smallStudio } from "../testing/smallStudio.ts";
import { configurationChanges, newConfigurationFile } from "./configurationChanges.ts";
import { lineOf } from "./lineOf.ts";
import { parameterProblem, parameterValue } from "./parameterValue.ts";
import { schemaRows } from "./schemaRows.ts";
import { subjectOf } from "./subject.ts";

const parameter = (validationType: string) => ({ key: "limit", description: "", validationType });

describe("configurationChanges", () => {
  const set = (value: number) => (document: Parameters<typeof setConfigParameter>[0]) =>
    setConfigParameter(document, "till", "limit", value);

  it("edits the file that sets the value", () => {
    const { analysis, project } = smallStudio().workspace.getState();
    const next = applyChanges(project, configurationChanges(analysis, "local.conf", set(2)));
    expect(next.files.get("local.conf")).toBe("cloudflow.streamlets.till.config-parameters.limit = 2\n");
  });
  it("makes a file where there is none", () => {
    const studio = smallStudio();
    studio.workspace.getState().edit("Delete", [{ kind: "delete", path: "local.conf" }]);
    const { analysis, project } = studio.workspace.getState();
    const next = applyChanges(project, configurationChanges(analysis, undefined, set(3)));
    expect(String(next.files.get(newConfigurationFile))).toMatch(/limit\s*=\s*3/);
  });
});

describe("parameterValue", () => {
  it.each([
    ["int32", "12", 12],
    ["int32", "twelve", "twelve"],
    ["double", "1.5", 1.5],
    ["bool", "true", true],
    ["string", "12", "12"],
    ["duration", "5 s", "5 s"],
  ])("of type %s reads %j as %j", (type, text, expected) => {
    expect(parameterValue(parameter(type), text)).toEqual(expected);
  });
  it.each([
    ["int32", "1.5", true],
    ["int32", "15", false],
    ["duration", "5 parsecs", true],
    ["duration", "5 s", false],
    ["string", "anything", false],
  ])("of type %s and text %j has a problem: %s", (type, text, expected) => {
    expect(parameterProblem(parameter(type), text) !== undefined).toBe(expected);
  });
});

describe("subjectOf", () => {
  const { graph } = smallStudio().workspace.getState().analysis;
  it("shows the application for nothing, and for what is gone", () => {
    expect(subjectOf(graph, [], []).kind).toBe("application");
    expect(subjectOf(graph, [{ kind: "streamlet", streamlet: "gone" }], []).kind).toBe("application");
  });
  it("pairs the port of a wire with each port on the other side of the topic", () => {
    expect(subjectOf(graph, [], [graph.edges[0]?.id ?? ""])).toEqual({
      kind: "connection",
      topic: "orders",
      pairs: [
        { producer: { streamlet: "source", port: "out" }, consumer: { streamlet: "till", port: "in" } },
      ],
    });
  });
  it("counts several", () => {
    const elements = ["source", "till"].map((streamlet) => ({ kind: "streamlet", streamlet }) as const);
    expect(subjectOf(graph, elements, ["wire"])).toEqual({ kind: "several", count: 3 });
  });
});

describe("schemaRows", () => {
  it("shows fields, types, defaults and what is inside, and ends for a schema that contains itself", () => {
    const { schema } = readSchema(
      JSON.stringify({
        type: "record",
        name: "Tree",
        fields: [
          { name: "at", type: { type: "long", logicalType: "timestamp-millis" }, default: 0 },
          { name: "children", type: { type: "array", items: "Tree" } },
        ],
      }),
    );
    const rows = schema === undefined ? [] : schemaRows(schema);
    expect(rows[0]).toEqual({ name: "at", type: "long (timestamp-millis)", default: "0", children: [] });
    expect(rows[1]).toMatchObject({ name: "children", type: "array<Tree>" });
    expect(rows[1]?.children.map((row) => row.name)).toEqual(["at", "children"]);
  });
});

describe("lineOf", () => {
  it.each([
    [0, 1],
    [2, 1],
    [3, 2],
    [4, 3],
  ])("offset %i is on line %i", (offset, line) => {
    expect(lineOf("ab\n\nc", offset)).toBe(line);
  });
});
