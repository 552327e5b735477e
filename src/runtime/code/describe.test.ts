import { describe, expect, it } from "vitest";
import { readSchema, readSchemas } from "../../avro/index.ts";
import { describeStreamlets } from "./describe.ts";

const schemas = readSchemas([
  {
    file: "avro/ride.avsc",
    text: '{"type":"record","namespace":"taxi","name":"Ride","fields":[{"name":"id","type":"long"}]}',
  },
  {
    file: "avro/trip.avsc",
    text: `{"type":"record","namespace":"taxi","name":"Trip","doc":"d","fields":[
      {"name":"out","type":"taxi.Ride"},{"name":"back","type":["null","taxi.Ride"],"default":null},
      {"name":"kind","type":{"type":"enum","name":"Kind","symbols":["A","B"]}},
      {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}}]}`,
  },
]);
const describeFiles = (files: Readonly<Record<string, string>>, known: readonly string[] = []) =>
  describeStreamlets(new Map(Object.entries(files)), schemas, known);

const streamlet = (name: string, body = "", base = "FlinkStreamlet") => `
import { AvroInlet, AvroOutlet, ${base}, StreamletShape } from "streamwright";
export class ${name} extends ${base} {
  ${body}
  readonly in = new AvroInlet<{ id: number }>("in", "taxi.Ride");
  shape() { return StreamletShape.withInlets(this.in); }
  createLogic(): never { throw new Error("not here"); }
}`;

describe("descriptors of streamlets written here", () => {
  it("hold ports with schemas, parameters, mounts and attributes", () => {
    const { descriptors, problems } = describeFiles({
      "streamlets/taxi/Ingress.ts": `
import { AkkaStreamlet, AvroOutlet, IntegerConfigParameter, RegExpConfigParameter, ServerAttribute, StreamletShape, VolumeMount } from "streamwright";
import type { Ride } from "avro/taxi";
export class Ingress extends AkkaStreamlet {
  override readonly description = "Reads rides.";
  override shape() { return StreamletShape.withOutlets(new AvroOutlet<Ride>("out", "taxi.Ride", (r) => String(r.id)), new AvroOutlet("trips", "taxi.Trip")); }
  override configParameters() { return [new IntegerConfigParameter("rate", "per second", 50), new RegExpConfigParameter("name", "", "[a-z]+")]; }
  override volumeMounts() { return [new VolumeMount("data", "/mnt/data", "ReadWriteMany")]; }
  override attributes() { return [ServerAttribute]; }
  override createLogic(): never { throw new Error("not here"); }
}`,
    });
    expect(problems).toEqual([]);
    expect(descriptors).toMatchObject([
      {
        className: "taxi.Ingress",
        runtime: "akka",
        description: "Reads rides.",
        inlets: [],
        configParameters: [
          { key: "rate", description: "per second", validationType: "int32", defaultValue: "50" },
          { key: "name", validationType: "string", validationPattern: "[a-z]+" },
        ],
        volumeMounts: [{ name: "data", path: "/mnt/data", accessMode: "ReadWriteMany" }],
        attributes: [{ attributeName: "server", configPath: "cloudflow.internal.server.container-port" }],
        file: "streamlets/taxi/Ingress.ts",
      },
    ]);
    const [out, trips] = descriptors[0]?.outlets ?? [];
    expect(out).toMatchObject({ name: "out", schema: { name: "taxi.Ride", format: "avro" } });
    expect(out?.schema.fingerprint).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    // The text stands alone: the other file's type is in it, once.
    expect(readSchema(trips?.schema.schema ?? "")).toMatchObject({
      problems: [],
      schema: { fullName: "taxi.Trip", doc: "d" },
    });
    expect(trips?.schema.schema.match(/"fields"/g)?.length).toBe(2);
  });

  it.each([
    ["its folders", "streamlets/a/b/X.ts", "", [], "a.b.X"],
    ["no folder", "streamlets/X.ts", "", [], "X"],
    [
      "the name it gives itself",
      "streamlets/a/X.ts",
      'static readonly className = "c.d.Y";',
      ["a.X"],
      "c.d.Y",
    ],
    ["a known class of the same simple name", "streamlets/X.ts", "", ["p.q.X", "p.q.Z"], "p.q.X"],
    ["its folders, where two known classes fit", "streamlets/a/X.ts", "", ["p.X", "q.X"], "a.X"],
    ["its folders, where they are known", "streamlets/a/X.ts", "", ["a.X", "q.Y"], "a.X"],
  ])("take their class name from %s", (_from, file, body, known, className) => {
    const { descriptors } = describeFiles({ [file]: streamlet("X", body) }, known);
    expect(descriptors.map((descriptor) => descriptor.className)).toEqual([className]);
  });

  it("come from classes that share code in other files and base classes", () => {
    const { descriptors, problems } = describeFiles({
      "streamlets/shared/base.ts":
        'import { FlinkStreamlet } from "streamwright";\nexport abstract class Base extends FlinkStreamlet { createLogic(): never { throw new Error(); } }',
      "streamlets/X.ts":
        'import { StreamletShape } from "streamwright";\nimport { Base } from "./shared/base";\nexport { Base } from "./shared/base.ts";\nexport class X extends Base { shape() { return StreamletShape.empty(); } }',
    });
    expect(descriptors.map((descriptor) => descriptor.className)).toEqual(["X"]);
    expect(
      problems.filter((problem) => problem.code !== "not-a-streamlet" && problem.code !== "shape"),
    ).toEqual([]);
  });
});

describe("problems of streamlet code", () => {
  it.each([
    ["syntax", { "streamlets/X.ts": "export class X {\n  a b c\n}" }, 2, /not valid TypeScript/],
    ["load", { "streamlets/X.ts": 'const a = 1;\nthrow new Error("at load");' }, 2, /at load/],
    ["import", { "streamlets/X.ts": 'import { y } from "./nowhere";\nexport const z = y;' }, 1, /nowhere/],
    [
      "import",
      { "streamlets/X.ts": 'import { readFileSync } from "fs";\nexport const z = readFileSync;' },
      1,
      /cannot be imported/,
    ],
    ["not-a-streamlet", { "streamlets/X.ts": "export const x = 1;" }, undefined, /exports no streamlet/],
    [
      "schema",
      { "streamlets/X.ts": streamlet("X").replace("taxi.Ride", "taxi.Nope") },
      5,
      /no Avro file defines a type named taxi.Nope/,
    ],
    [
      "shape",
      {
        "streamlets/X.ts": streamlet("X").replace(
          "return StreamletShape.withInlets(this.in)",
          'throw new Error("no shape")',
        ),
      },
      6,
      /no shape/,
    ],
    [
      "duplicate-class",
      {
        "streamlets/a/X.ts": streamlet("X"),
        "streamlets/b/X.ts": streamlet("X", 'static className = "a.X";'),
      },
      3,
      /also in streamlets\/a\/X.ts/,
    ],
  ])("%s: %j", (code, files, line, message) => {
    const { problems } = describeFiles(files as Readonly<Record<string, string>>);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, ...(line === undefined ? {} : { line }) });
    expect(problems[0]?.message).toMatch(message);
    if (line !== undefined) {
      const { file, range } = problems[0] as { file: string; range?: { start: number } };
      const text = (files as Readonly<Record<string, string>>)[file] ?? "";
      expect(text.slice(0, range?.start).split("\n").length).toBe(line);
    }
  });

  it("name a class that has no shape", () => {
    const { problems } = describeFiles({ "streamlets/X.ts": streamlet("X").replace("shape()", "form()") });
    expect(problems).toMatchObject([
      { code: "shape", line: 3, message: expect.stringMatching(/has no shape/) as string },
    ]);
  });

  it("do not keep other files from being read", () => {
    const { descriptors, problems } = describeFiles({
      "streamlets/Bad.ts": "export class {",
      "streamlets/UsesBad.ts": 'import { a } from "./Bad";\nexport const b = a;',
      "streamlets/Good.ts": streamlet("Good"),
    });
    expect(descriptors.map((descriptor) => descriptor.className)).toEqual(["Good"]);
    expect(problems.map((problem) => problem.file)).toEqual(["streamlets/Bad.ts"]);
  });

  it("keep time and chance away from the machine's", () => {
    const { descriptors } = describeFiles({
      "streamlets/X.ts": streamlet(
        "X",
        "description = [Date.now(), new Date().getTime(), Math.random(), Math.max(1, 2)].join();",
      ),
    });
    expect(descriptors[0]?.description).toBe("0,0,0.5,2");
  });
});
