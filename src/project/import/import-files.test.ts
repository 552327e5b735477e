import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { incomingText as text } from "../testing/incoming-text.ts";
import { importFiles } from "./import-files.ts";
import type { ImportResult } from "./incoming.ts";

const descriptor = {
  class_name: "a.B",
  runtime: "akka",
  labels: [],
  description: "",
  inlets: [],
  outlets: [],
};
const descriptors = JSON.stringify({ "a.B": descriptor });
const schema = '{"type":"record","name":"R","namespace":"a","fields":[]}';
const bytes = (value: string) => new TextEncoder().encode(value);

function pathsOf(result: ImportResult): readonly string[] {
  return [...(result.project?.files.keys() ?? [])];
}

function jar(content: string, manifest = "META-INF/MANIFEST.MF"): Uint8Array {
  return zipSync({
    [manifest]: bytes(""),
    "a/B.class": bytes("x"),
    "streamlet-descriptors.conf": bytes(content),
  });
}

describe("places files by their content", () => {
  it.each([
    ["x/pipeline.conf", "blueprint { streamlets {} }", "blueprint.conf"],
    ["blueprint.conf", "broken {", "blueprint.conf"],
    ["local.conf", "cloudflow.runtimes.flink.config.a = 1", "local.conf"],
    ["local.hocon", "cloudflow {}", "local.conf"],
    ["streamlet-descriptors.conf", descriptors, "streamlet-descriptors.conf"],
    ["d.json", descriptors, "descriptors/d.json"],
    ["one.json", JSON.stringify(descriptor), "descriptors/one.json"],
    ["list.json", JSON.stringify([descriptor]), "descriptors/list.json"],
    ["shapes.conf", descriptors, "descriptors/shapes.conf"],
    ["R.avsc", schema, "avro/R.avsc"],
    ["R.json", schema, "avro/R.avsc"],
    ["Join.ts", "export default class Join {}", "streamlets/Join.ts"],
    ["rides.json", '{"a":1}\n{"a":2}\n', "data/rides.json"],
    ["rides.jsonl", '{"a":1}', "data/rides.jsonl"],
    ["list-of-records.json", "[1, 2]", "data/list-of-records.json"],
    ["records.bin", "Obj\u0001", "data/records.avro"],
    ["streamwright.json", "{}", "streamwright.json"],
    ["blueprint.txt", "blueprint {\n}", "blueprint.conf"],
    ["__proto__.conf", "cloudflow {}", "__proto__.conf"],
  ])("%s", (path, content, place) => {
    const result = importFiles([text(path, content)]);
    expect(pathsOf(result)).toEqual([place]);
    expect(result.changed).toEqual([place]);
  });

  it("keeps folders below the folder of a kind, and strips the one that all files share", () => {
    const result = importFiles([
      text("app/src/main/avro/taxi/R.avsc", schema),
      text("app/src/main/blueprint/blueprint.conf", "blueprint {}"),
      text("app/streamlets/deep/Join.ts", ""),
      text("app/data/2020/rides.json", "{}"),
      text("app/env/local.conf", "cloudflow {}"),
    ]);
    expect(pathsOf(result)).toEqual([
      "avro/taxi/R.avsc",
      "blueprint.conf",
      "data/2020/rides.json",
      "env/local.conf",
      "streamlets/deep/Join.ts",
    ]);
    expect(result.project?.name).toBe("app");
  });
});

describe("opens archives", () => {
  it("takes the descriptors of a jar under its name", () => {
    const result = importFiles([{ path: "ingestor.jar", bytes: jar(descriptors) }]);
    expect(pathsOf(result)).toEqual(["descriptors/ingestor.conf"]);
    expect(result.notes).toEqual([]);
  });

  it("takes the same class from a jar and a file once, silently", () => {
    const both = importFiles([
      { path: "b.jar", bytes: jar(descriptors) },
      text("streamlet-descriptors.conf", descriptors),
    ]);
    expect(pathsOf(both)).toEqual(["streamlet-descriptors.conf"]);
    expect(both.notes).toEqual([]);
    const again = importFiles([{ path: "b.jar", bytes: jar(descriptors) }], both.project);
    expect(again.project).toBeUndefined();
    expect(again.notes[0]?.message).toContain("already");
  });

  it("says where one class is described in two ways", () => {
    const other = JSON.stringify({ "a.B": { ...descriptor, runtime: "flink" } });
    const { notes } = importFiles([
      { path: "b.jar", bytes: jar(other) },
      text("streamlet-descriptors.conf", descriptors),
    ]);
    expect(notes.map((note) => note.message)).toEqual([expect.stringContaining("describe a.B differently")]);
  });

  it("keeps every file of a project's zip in its place, but not what was generated", () => {
    const bytesOfZip = zipSync({
      "shop/blueprint.conf": bytes("blueprint {}"),
      "shop/README.md": bytes("hello"),
      "shop/logo.png": new Uint8Array([137, 80, 0, 255]),
      "shop/deploy/flink.yaml": bytes("a: 1"),
      "shop/.git/config": bytes("x"),
    });
    const result = importFiles([{ path: "Downloads/shop (1).zip", bytes: bytesOfZip }]);
    expect(pathsOf(result)).toEqual(["README.md", "blueprint.conf", "logo.png"]);
    expect(result.project?.name).toBe("shop");
  });

  it("opens jars inside a zip", () => {
    const bytesOfZip = zipSync({ "jars/b.jar": jar(descriptors), "avro/R.avsc": bytes(schema) });
    expect(pathsOf(importFiles([{ path: "all.zip", bytes: bytesOfZip }]))).toEqual([
      "avro/R.avsc",
      "descriptors/b.conf",
    ]);
  });
});

describe("keeps what is there", () => {
  const present = importFiles([text("blueprint.conf", "blueprint {}"), text("local.conf", "a = 1")]).project;

  it("replaces a file of the project and says so", () => {
    const result = importFiles([text("local.conf", "a = 2")], present);
    expect(result.changed).toEqual(["local.conf"]);
    expect(result.project?.files.get("blueprint.conf")).toBe("blueprint {}");
    expect(result.notes.map((note) => note.message)).toEqual([
      "local.conf was replaced by local.conf. Undo brings the former file back.",
    ]);
  });

  it("keeps two different files of one name under distinct names", () => {
    const result = importFiles([text("a/x.avsc", schema), text("b/x.avsc", schema.replace('"R"', '"S"'))]);
    expect(pathsOf(result)).toEqual(["avro/x-2.avsc", "avro/x.avsc"]);
    expect(result.notes.map((note) => note.message)).toEqual([
      "b/x.avsc and a/x.avsc both belong at avro/x.avsc and differ, so b/x.avsc was kept as avro/x-2.avsc. Delete the one that you do not want.",
    ]);
  });

  it("takes equal files of one name once", () => {
    const result = importFiles([text("a/x.avsc", schema), text("b/x.avsc", schema)]);
    expect(pathsOf(result)).toEqual(["avro/x.avsc"]);
    expect(result.notes).toHaveLength(1);
  });
});

describe("takes files with faults, and says what to correct", () => {
  it.each([
    ["a syntax error", "local.conf", "a = 1\nb = [", "syntax error in line 2"],
    [
      "an unknown name",
      "R.avsc",
      '{"type":"record","name":"R","fields":[{"name":"x","type":"a.Missing"}]}',
      "a.Missing",
    ],
    ["a broken schema", "R.avsc", "{", "R.avsc was taken"],
    ["unusable settings", "streamwright.json", '{"layout": 5}', '"layout"'],
    [
      "broken descriptors",
      "streamlet-descriptors.conf",
      '{"a.B": {"class_name": 5}}',
      "streamlet-descriptors.conf",
    ],
  ])("%s", (_, path, content, phrase) => {
    const result = importFiles([text(path, content)]);
    expect(result.changed).toHaveLength(1);
    expect(result.notes.map((note) => note.severity)).toContain("warning");
    expect(result.notes.map((note) => note.message).join("\n")).toContain(phrase);
  });

  it.each([
    ['{"hello":1}', true],
    ["[1, 2]", true],
    ['[{"rideId":1}]', false],
    ['{"rideId":1}\n{"rideId":2}', false],
  ])("tells JSON that is nothing known from records: %s", (text, isRemarked) => {
    const { notes, changed } = importFiles([{ path: "odd.json", bytes: new TextEncoder().encode(text) }]);
    expect(changed).toContain("data/odd.json");
    expect(notes.some((note) => note.message.includes("odd.json holds no streamlet descriptor"))).toBe(
      isRemarked,
    );
  });

  it("says of JSON that should be a descriptor and is none what one looks like", () => {
    const result = importFiles([text("my-descriptor.json", '{"class": "a.B"}')]);
    expect(result.notes[0]?.message).toContain("class_name, runtime, inlets, outlets");
    expect(pathsOf(result)).toEqual(["data/my-descriptor.json"]);
  });
});

describe("refuses with a sentence that names the file", () => {
  const good = text("blueprint.conf", "blueprint {}");
  const zip = zipSync({ "a.conf": bytes("cloudflow {}".repeat(50)), "b.conf": bytes("cloudflow {}") });
  const damaged = zip.slice();
  damaged[40] = (damaged[40] ?? 0) ^ 0xff;

  it.each([
    ["too-large.json", new Uint8Array(50 * 1024 * 1024), "50 MB"],
    ["fat.jar", new Uint8Array(50 * 1024 * 1024), "streamlet-descriptors.conf out of the jar"],
    ["cut-off.zip", zip.subarray(0, zip.length - 30), "cut off"],
    ["cut-off.jar", jar(descriptors).subarray(0, 100), "cut off"],
    ["damaged.zip", damaged, "damaged"],
    ["no-zip.zip", bytes("hello"), "cut off"],
    ["other.jar", zipSync({ "a/B.class": bytes("x") }), "no streamlet-descriptors.conf at its root"],
    ["huge.conf", bytes("a = 1\n".repeat(2_000_000)), "not sample records"],
    ["huge.avsc", bytes(" ".repeat(9_000_000)), "not sample records"],
    ["latin1.conf", new Uint8Array([0x61, 0x3d, 0xe9]), "UTF-8"],
    ["broken.json", bytes('{"a": '), "neither JSON"],
    ["records.avro", bytes("hello"), "Avro container"],
    ["../outside.conf", bytes("a = 1"), "leads out of the project"],
    ["C:\\outside.conf", bytes("a = 1"), "leads out of the project"],
    ["evil.zip", zipSync({ "../outside.conf": bytes("a = 1") }), "leads out of the archive"],
    ["absolute.zip", zipSync({ "/etc/a.conf": bytes("a = 1") }), "leads out of the archive"],
    ["nested.zip", zipSync({ "inner.zip": zip, "a.conf": bytes("") }), "archive inside an archive"],
    ["bomb.zip", zipSync({ "a.json": new Uint8Array(30 * 1024 * 1024) }), "looks like a trap"],
    ["large-entry.zip", zipSync({ "a.json": new Uint8Array(33 * 1024 * 1024) }, { level: 1 }), "33 MB"],
    ["application.json", bytes('{"kind": "CloudflowApplication"}'), "application.json"],
  ])("%s, and takes the rest", (path, content, phrase) => {
    const result = importFiles([good, { path, bytes: content }]);
    const notes = result.notes.filter((note) => note.severity === "error");
    expect(notes.length).toBeGreaterThan(0);
    expect(notes[0]?.message).toContain(phrase);
    expect(notes[0]?.message).toContain(path.split("/").at(-1)?.split("\\").at(-1));
    expect(pathsOf(result)).toContain("blueprint.conf");
  });

  it("refuses 50 MB before looking into them", () => {
    const large = { path: "large.conf", bytes: new Uint8Array(50 * 1024 * 1024) };
    const start = performance.now();
    importFiles([large]);
    expect(performance.now() - start).toBeLessThan(50);
  });

  it("has something to say of nothing", () => {
    expect(importFiles([]).notes).toHaveLength(1);
    expect(importFiles([]).project).toBeUndefined();
  });

  it("leaves out what a project has no use for, in one note", () => {
    const result = importFiles([
      good,
      text("A.scala", ""),
      text("B.scala", ""),
      text("C.scala", ""),
      text("D.scala", ""),
    ]);
    expect(pathsOf(result)).toEqual(["blueprint.conf"]);
    expect(result.notes.map((note) => note.message)).toEqual([
      "Left out, because a project has no use for them: A.scala, B.scala, C.scala and 1 more.",
    ]);
  });
});

it("never pollutes prototypes with names such as __proto__", () => {
  const content =
    '{"__proto__": {"class_name": "__proto__", "runtime": "akka", "inlets": [], "outlets": []}}';
  const result = importFiles([text("__proto__/d.json", content), text("constructor", "x")]);
  expect(pathsOf(result)).toEqual(["descriptors/d.json"]);
  expect({}).not.toHaveProperty("class_name");
});
