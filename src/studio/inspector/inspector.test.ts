import { describe, expect, it } from "vitest";
import { readSchema } from "../../avro/index.ts";
import { setConfigParameter } from "../../config/index.ts";
import { applyChanges } from "../../project/index.ts";
import { configurationChanges } from "../configuration/configurationChanges.ts";
import { lineOf } from "../configuration/lineOf.ts";
import { parameterProblem, parameterValue } from "../configuration/parameterValue.ts";
import { smallStudio } from "../testing/smallStudio.ts";
import { pairComparison, problemOfPair } from "./pairComparison.ts";
import { schemaRows } from "./schemaRows.ts";
import { subjectOf } from "./subject.ts";
import { unreachableSchemas } from "./unreachableSchemas.ts";

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
    expect(String(next.files.get("application.conf"))).toMatch(/limit\s*=\s*3/);
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
  it("compares the ports of a problem of schemas, whatever joins them", () => {
    const [producer, consumer] = [
      { streamlet: "source", port: "out" },
      { streamlet: "till", port: "in" },
    ] as const;
    const ports = [producer, consumer].map((port) => ({ kind: "port", ...port }) as const);
    const expected = { kind: "connection", topic: "orders", pairs: [{ producer, consumer }] };
    const connection = { kind: "connection", topic: "orders", producer, consumer } as const;
    expect(subjectOf(graph, [connection, ...ports], [])).toEqual(expected);
    expect(subjectOf(graph, [{ kind: "topic", topic: "orders" }, ...ports], [])).toEqual(expected);
    expect(subjectOf(graph, [{ kind: "topic", topic: "gone" }, ...ports], []).kind).toBe("several");
  });
  it("counts several", () => {
    const elements = ["source", "till"].map((streamlet) => ({ kind: "streamlet", streamlet }) as const);
    expect(subjectOf(graph, elements, ["wire"])).toEqual({ kind: "several", count: 3 });
  });
});

describe("pairComparison", () => {
  const port = (streamlet: string, name: string) => ({ streamlet, port: name });
  const bad = smallStudio();
  const { analysis: before, edit } = bad.workspace.getState();
  edit(
    "Connect",
    editOf(before.blueprintFile, "consumers = [till.in]", "consumers = [till.in], producers += till.bills"),
  );
  const { analysis } = bad.workspace.getState();

  function editOf(path: string, old: string, text: string) {
    const start = String(before.project.files.get(path)).indexOf(old);
    const range = { start, end: start + old.length };
    return [{ kind: "edit", path, edits: [{ range, newText: text }] } as const];
  }

  it("tells the directions apart", () => {
    const pair = { producer: port("till", "bills"), consumer: port("till", "in") };
    expect(pairComparison(analysis, pair)).toMatchObject({
      isConnection: true,
      fits: false,
      forward: { reader: "till.in", writer: "till.bills", avroAccepts: false },
      backward: { reader: "till.bills", writer: "till.in", avroAccepts: false },
    });
    expect(problemOfPair(analysis, pair)?.code).toBe("IncompatibleSchema");
  });
  it("compares two outlets too, since Cloudflow does", () => {
    const pair = { producer: port("source", "out"), consumer: port("till", "bills") };
    expect(pairComparison(analysis, pair)).toMatchObject({ isConnection: false, fits: false });
    expect(problemOfPair(analysis, pair)?.message).toContain("Outlet source.out");
  });
  it("has nothing to say of what is not known, and no problem where the ports fit", () => {
    const pair = { producer: port("source", "out"), consumer: port("till", "in") };
    expect(pairComparison(analysis, pair)).toMatchObject({ fits: true, isOneSchema: true });
    expect(problemOfPair(analysis, pair)).toBeUndefined();
    expect(pairComparison(analysis, { ...pair, producer: port("gone", "out") })).toBeUndefined();
  });
  it("finds that a schema is in a descriptor file alone", () => {
    const comparison = pairComparison(analysis, {
      producer: port("till", "bills"),
      consumer: port("till", "in"),
    });
    expect(comparison && unreachableSchemas(analysis, comparison)).toEqual([
      { port: "till.in", file: "streamlet-descriptors.conf" },
      { port: "till.bills", file: "streamlet-descriptors.conf" },
    ]);
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
