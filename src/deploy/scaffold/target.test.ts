import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprint, readSchemas } from "../../avro/index.ts";
import { readDescriptors } from "../../blueprint/index.ts";
import type { Application } from "../../config/index.ts";
import { parse, resolve, toPlain } from "../../hocon/index.ts";
import { anyApplication } from "../testing/any-application.ts";
import { application, shop } from "../testing/application.ts";
import { scalaShape } from "../testing/scala-shape.ts";
import { scaffoldTarget } from "./target.ts";

const example = fileURLToPath(
  new URL("../../../../shared/examples/taxi-ride/streamlet-descriptors.conf", import.meta.url),
);

function render(app: Application) {
  const { files, notes } = scaffoldTarget.render(app);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const warnings = notes.filter(({ severity }) => severity !== "info");
  return { files, texts, messages: warnings.map(({ message }) => message).join("\n") };
}

function conf(text: string | undefined): unknown {
  const { root, problems } = resolve([{ file: "a.conf", document: parse(text ?? "") }]);
  expect(problems).toEqual([]);
  return JSON.parse(JSON.stringify(toPlain(root)));
}

const record = (name: string, fields: readonly object[], more: object = {}) =>
  JSON.stringify({ type: "record", name, namespace: "shop.data", fields, ...more });
const money = { type: "record", name: "Money", fields: [{ name: "cents", type: "long", default: 0 }] };
const port = (name: string, schema: string) => ({
  name,
  schema: { name: `shop.data.${JSON.parse(schema).name}`, schema, fingerprint: "", format: "avro" },
});

describe("the scaffold target", () => {
  it("writes a project per project id and runtime", () => {
    const app = application({
      id: "my-shop",
      streamlets: [
        { name: "a", runtime: "akka", className: "shop.In", descriptor: { projectId: "Ingest_1" } },
        { name: "b", runtime: "flink", className: "shop.Sum", descriptor: { projectId: "app" } },
        { name: "b2", runtime: "flink", className: "shop.Sum", descriptor: { projectId: "app" } },
        { name: "c", runtime: "spark", className: "shop.Out" },
      ],
    });
    const { texts } = render(app);
    const paths = [...texts.keys()];
    expect(paths.slice(0, 5)).toEqual([
      "build.sbt",
      "project/build.properties",
      "project/plugins.sbt",
      "app/src/main/blueprint/blueprint.conf",
      "app/src/main/resources/local.conf",
    ]);
    expect(paths.slice(5)).toEqual([
      "ingest-1/src/main/scala/shop/In.scala",
      expect.stringMatching(/^app-[0-9a-f]{8}\/src\/main\/scala\/shop\/Sum\.scala$/),
      "spark-streamlets/src/main/scala/shop/Out.scala",
    ]);
    const build = texts.get("build.sbt") ?? "";
    for (const plugin of ["Application", "Library", "Akka", "Flink", "Spark"]) {
      expect(build.split(`enablePlugins(Cloudflow${plugin}Plugin)`)).toHaveLength(2);
    }
    expect(build).toContain('lazy val `ingest-1` = (project in file("ingest-1"))');
    expect(build).toContain('runLocalConfigFile := Some("app/src/main/resources/local.conf")');
    expect(build).not.toContain("flink-azure-fs-hadoop");
    expect(scalaShape(build).fault).toBeUndefined();
    expect(texts.get("project/plugins.sbt")).toBe(
      'addSbtPlugin("com.lightbend.cloudflow" % "sbt-cloudflow" % "2.2.2")\n',
    );
  });

  it("writes Java where it is asked for and can be", () => {
    const app = application({
      streamlets: [
        { name: "a", runtime: "akka", className: "shop.In" },
        { name: "b", className: "shop.Sum", descriptor: { file: "streamlets/sum.ts" } },
        { name: "c", className: "shop.Log$" },
        { name: "d", runtime: "spark", className: "shop.Out" },
        { name: "e", className: "shop.DataStream" },
      ],
    });
    const sources = new Map([["streamlets/sum.ts", "class Sum { createLogic() { return 1; } }"]]);
    const { files, notes } = scaffoldTarget.render(app, { language: "java", sources });
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    expect([...texts.keys()].slice(5)).toEqual([
      "akka-streamlets/src/main/java/shop/In.java",
      "flink-streamlets/src/main/java/shop/Sum.java",
      "flink-streamlets/src/main/scala/shop/Log.scala",
      "flink-streamlets/src/main/java/shop/DataStream.java",
      "spark-streamlets/src/main/scala/shop/Out.scala",
    ]);
    expect(texts.get("build.sbt")).toContain("schemaCodeGenerator := SchemaCodeGenerator.Java");
    expect(texts.get("flink-streamlets/src/main/java/shop/Sum.java")).toContain(
      "//   class Sum { createLogic()",
    );
    const messages = notes.map(({ message }) => message);
    expect(messages).toContain(
      "shop.Log$ is written in Scala, because its name is none that a Java class can have.",
    );
    expect(messages).toContain(
      "shop.Out is written in Scala, because streamlets of spark are written in Scala only.",
    );
    expect(messages).toContainEqual(expect.stringContaining("shop.DataStream is called like a class"));
  });

  it("adds Flink's file system for Azure where the configuration names it", () => {
    const config = { flink: { state: { checkpoints: { dir: "wasbs://c@a.blob.core.windows.net/x" } } } };
    const { texts } = render(application({ streamlets: [{ name: "a", config }] }));
    expect(texts.get("build.sbt")).toContain(
      '"org.apache.flink" % "flink-azure-fs-hadoop" % cloudflow.sbt.CloudflowFlinkPlugin.FlinkVersion',
    );
  });

  it("writes a blueprint and a configuration that say what the application says", () => {
    const flink = { parallelism: { default: 2 } };
    const { texts, messages } = render(
      shop({
        streamlets: [
          {
            name: "a",
            runtime: "akka",
            out: { out: "orders" },
            parameters: { rate: "5", password: "s3cr3t" },
          },
          { name: "b", in: { in: "orders" }, config: { flink } },
          { name: "c", in: { in: "orders" }, config: { flink } },
        ],
        topics: [
          { id: "orders", config: { topic: { partitions: 3 }, "producer-config": { "sasl.password": "x" } } },
        ],
      }),
    );
    expect(conf(texts.get("app/src/main/blueprint/blueprint.conf"))).toEqual({
      blueprint: {
        streamlets: { a: "shop.Streamlet", b: "shop.Streamlet", c: "shop.Streamlet" },
        topics: {
          orders: {
            producers: ["a.out"],
            consumers: ["b.in", "c.in"],
            topic: { partitions: 3 },
            "producer-config": {},
          },
        },
      },
    });
    expect(conf(texts.get("app/src/main/resources/local.conf"))).toEqual({
      cloudflow: {
        runtimes: { flink: { config: { flink } } },
        streamlets: { a: { "config-parameters": { rate: "5" } } },
      },
    });
    expect(messages).toContain("streamlets.a.config-parameters.password is a secret");
    expect(messages).toContain("producer-config.sasl.password of topic orders is a secret");
    expect([...texts.values()].join("\n")).not.toContain("s3cr3t");
  });

  it("keeps configurations apart that differ", () => {
    const { texts } = render(
      application({
        streamlets: [
          { name: "b", config: { flink: { rest: { port: 1 } } } },
          { name: "c", config: {} },
        ],
      }),
    );
    expect(conf(texts.get("app/src/main/resources/local.conf"))).toEqual({
      cloudflow: { streamlets: { b: { config: { flink: { rest: { port: 1 } } } } } },
    });
  });

  it("defines each schema once, in a file of its own", () => {
    const order = record(
      "Order",
      [
        { name: "price", type: money },
        { name: "tip", type: ["null", "Money"], default: null },
      ],
      { doc: "An order" },
    );
    const total = record("Total", [{ name: "sum", type: money, doc: "all of it" }]);
    const { texts, messages } = render(
      application({
        streamlets: [
          { name: "a", runtime: "akka", descriptor: { outlets: [port("out", order)] } },
          { name: "b", descriptor: { inlets: [port("in", order)], outlets: [port("out", total)] } },
        ],
      }),
    );
    expect(messages).toBe("");
    const schemas = [...texts].filter(([path]) => path.endsWith(".avsc"));
    expect(schemas.map(([path]) => path)).toEqual(
      ["Money", "Order", "Total"].map((name) => `datamodel/src/main/avro/shop/data/${name}.avsc`),
    );
    const read = readSchemas(schemas.map(([file, text]) => ({ file, text })));
    expect(read.problems).toEqual([]);
    expect(JSON.parse(schemas[1]?.[1] ?? "")).toEqual({
      type: "record",
      namespace: "shop.data",
      name: "Order",
      doc: "An order",
      fields: [
        { name: "price", type: "shop.data.Money" },
        { name: "tip", type: ["null", "Money"], default: null },
      ],
    });
  });

  it("says what it cannot make", () => {
    const text = (schema: string, name = "shop.Order") => ({
      name: "in",
      schema: { name, schema, fingerprint: "", format: "avro" },
    });
    const { messages } = render(
      application({
        streamlets: [
          { name: "a", className: "shop.A", descriptor: { inlets: [text("")] } },
          { name: "b", className: "shop.B", descriptor: { inlets: [text('"string"')] } },
          { name: "c", className: "shop.C", descriptor: { inlets: [text("{", "Bare")] } },
          { name: "d", className: "shop.D", runtime: "storm" },
        ],
      }),
    );
    expect(messages).toContain("The schema shop.Order of shop.A is not known");
    expect(messages).toContain("The schema shop.Order of shop.B is no record");
    expect(messages).toContain("The schema Bare has no namespace");
    expect(messages).toContain("shop.D runs on storm");
  });

  it.skipIf(!existsSync(example))("keeps the schemas of the example by fingerprint (needs ../shared)", () => {
    const { descriptors } = readDescriptors("d.conf", readFileSync(example, "utf8"));
    expect(descriptors.length).toBeGreaterThan(2);
    const { texts } = render(
      application({
        streamlets: descriptors.map((descriptor, index) => ({
          name: `s${index}`,
          runtime: descriptor.runtime,
          descriptor,
        })),
      }),
    );
    const files = [...texts].filter(([path]) => path.endsWith(".avsc"));
    const { named, problems } = readSchemas(files.map(([file, text]) => ({ file, text })));
    expect(problems).toEqual([]);
    for (const { inlets, outlets } of descriptors) {
      for (const { schema } of [...inlets, ...outlets]) {
        const read = named.get(schema.name);
        expect(read && fingerprint(read)).toBe(schema.fingerprint);
      }
    }
  });

  it("writes sound files for any application", () => {
    fc.assert(
      fc.property(anyApplication, (app) => {
        const { files } = render(app);
        const paths = new Set(files.map(({ path }) => path.toLowerCase()));
        expect(paths.size).toBe(files.length);
        for (const { path, text } of files) {
          expect(path).toMatch(/^(?!\/)(?!.*\/\.?\.\/)[^\\]+$/);
          if (/\.(scala|sbt)$/.test(path)) expect(scalaShape(text).fault, text).toBeUndefined();
          if (path.endsWith(".conf")) conf(text);
        }
      }),
      { numRuns: 15 },
    );
  });
});
