import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { readApplicationResource } from "./read-resource.ts";

const swissKnife = fileURLToPath(
  new URL("../../../../shared/examples/swiss-knife/application.json", import.meta.url),
);

const schema = { name: "a.B", schema: '"string"', fingerprint: "abc=", format: "avro" };
const descriptor = (className: string, inlets: string[], outlets: string[], more: object = {}) => ({
  class_name: className,
  runtime: "akka",
  labels: [],
  description: "",
  inlets: inlets.map((name) => ({ name, schema })),
  outlets: outlets.map((name) => ({ name, schema })),
  config_parameters: [],
  attributes: [],
  volume_mounts: [],
  ...more,
});
const deployment = (name: string, className: string, ports: object, more: object = {}) => ({
  name: `app.${name}`,
  runtime: "akka",
  image: `example/${name}:1`,
  streamlet_name: name,
  class_name: className,
  secret_name: name,
  config: {},
  port_mappings: ports,
  ...more,
});
const resource = (spec: object) => ({
  apiVersion: "cloudflow.lightbend.com/v1alpha1",
  kind: "CloudflowApplication",
  metadata: { name: "app" },
  spec: { app_id: "app", app_version: "1", ...spec },
});
const pipeline = resource({
  streamlets: [
    { name: "sink", descriptor: descriptor("a.Sink", ["in"], []) },
    { name: "true-source", descriptor: descriptor("a.Source$", [], ["out"]) },
  ],
  deployments: [
    deployment("sink", "a.Sink", { in: { id: "data", config: { topic: { partitions: 3 } } } }),
    deployment(
      "true-source",
      "a.Source$",
      { out: { id: "data", config: { topic: { partitions: 3 } } } },
      { replicas: 2 },
    ),
  ],
});

describe("readApplicationResource", () => {
  it("writes a blueprint in the order of the data", () => {
    const { resource: read, problems } = readApplicationResource("app.json", JSON.stringify(pipeline));
    expect(problems).toEqual([]);
    expect(read?.blueprint).toBe(
      [
        "blueprint {",
        "  streamlets {",
        '    "true-source" = "a.Source$"',
        "    sink = a.Sink",
        "  }",
        "  topics {",
        "    data {",
        '      producers = ["true-source.out"]',
        "      consumers = [sink.in]",
        "      topic.partitions = 3",
        "    }",
        "  }",
        "}",
        "",
      ].join("\n"),
    );
    expect(read?.settings.images).toEqual(
      new Map([
        ["a.Sink", "example/sink:1"],
        ["a.Source$", "example/true-source:1"],
      ]),
    );
    expect(read?.settings.replicas).toEqual(new Map([["true-source", 2]]));
    expect(read?.configuration).toBe("");
  });

  it.each([
    ["YAML", stringify(pipeline)],
    ["a list of resources", JSON.stringify({ kind: "List", items: [{ kind: "Secret" }, pipeline] })],
    ["several documents", `kind: Secret\n---\n${stringify(pipeline)}`],
    ["a byte order mark", `\uFEFF${JSON.stringify(pipeline)}`],
  ])("reads %s", (_, text) => {
    expect(readApplicationResource("app.yaml", text)).toEqual(
      readApplicationResource("app.yaml", JSON.stringify(pipeline)),
    );
  });

  it("keeps what deployments configure, except the server's own port", () => {
    const path = "cloudflow.internal.server.container-port";
    const server = { attributes: [{ attribute_name: "server", config_path: path }] };
    const config = (port: number, more: object = {}) => ({
      config: { cloudflow: { internal: { server: { "container-port": port } } }, ...more },
    });
    const read = (configs: object) =>
      readApplicationResource(
        "app.json",
        JSON.stringify(
          resource({
            streamlets: [{ name: "api", descriptor: descriptor("a.Api", [], ["out"], server) }],
            deployments: [deployment("api", "a.Api", { out: { id: "x", config: {} } }, configs)],
          }),
        ),
      ).resource?.configuration;
    expect(read(config(3000))).toBe("");
    expect(read(config(4000))).toContain("container-port = 4000");
    expect(read(config(3000, { akka: { loglevel: "DEBUG" } }))).toBe(
      "cloudflow.streamlets.api.config.akka.loglevel = DEBUG\n",
    );
  });

  it("takes the claims of volume mounts from deployments too", () => {
    const mount = { name: "data", path: "/mnt/data", access_mode: "ReadWriteMany" };
    const read = (...claims: string[]) =>
      readApplicationResource(
        "app.json",
        JSON.stringify(
          resource({
            streamlets: claims.map((_, index) => ({
              name: `s${index}`,
              descriptor: descriptor("a.S", [], [], { volume_mounts: [mount] }),
            })),
            deployments: claims.map((claim, index) =>
              deployment(
                `s${index}`,
                "a.S",
                {},
                { image: "i", volume_mounts: [{ ...mount, pvc_name: claim }] },
              ),
            ),
          }),
        ),
      );
    expect(read("claim").resource?.descriptors[0]?.volumeMounts).toEqual([
      { name: "data", path: "/mnt/data", accessMode: "ReadWriteMany", pvcName: "claim" },
    ]);
    expect(read("claim", "claim").problems).toEqual([]);
    expect(read("claim", "other").problems).toEqual([expect.stringContaining("already uses claim")]);
  });

  it.each([
    ["no JSON", "{ a", "app.json is neither JSON nor YAML"],
    ["another kind", '{"kind":"Secret"}', "its kind is Secret"],
    ["no kind", "just text", "it has no kind"],
    ["nothing", "", "it has no kind"],
    ["no spec", '{"kind":"CloudflowApplication"}', "has no object spec"],
    ["a spec that is no object", '{"kind":"CloudflowApplication","spec":[1]}', "has no object spec"],
    ["too many aliases", bomb(), "is neither JSON nor YAML"],
    [
      "too deep a value",
      `{"kind":"CloudflowApplication","spec":{"a":${"[".repeat(500)}${"]".repeat(500)}}}`,
      "levels deep",
    ],
    ["a YAML text beyond all measure", "a: b\n".repeat(2_000_000), "too large"],
    ["absurd nesting", "[".repeat(200_000), "app.json"],
    ["absurd nesting in YAML", "- ".repeat(50_000), "app.json"],
  ])("says what is wrong with %s", (_, text, sentence) => {
    const { resource: read, problems } = readApplicationResource("app.json", text);
    expect(read).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(sentence);
  });

  it.each<[string, object, string]>([
    ["spec.app_id", { app_id: null, streamlets: [], deployments: [] }, "metadata.name (app)"],
    ["spec.deployments", { streamlets: [] }, "spec.deployments should be a list"],
    ["spec.streamlets", { deployments: [] }, "spec.streamlets should be a list"],
    ["a descriptor", { streamlets: [{ name: "a" }], deployments: [] }, "spec.streamlets[0].descriptor"],
    [
      "class_name",
      { streamlets: [], deployments: [{ streamlet_name: "a" }] },
      "spec.deployments[0].class_name",
    ],
    [
      "streamlet_name",
      { streamlets: [], deployments: [{ class_name: "a" }] },
      "spec.deployments[0].streamlet_name",
    ],
    [
      "a port that is not there",
      {
        streamlets: [{ name: "s", descriptor: descriptor("a.S", ["in"], []) }],
        deployments: [deployment("s", "a.S", JSON.parse('{"__proto__":{"id":"t","config":{}}}'))],
      },
      "port_mappings.__proto__ names a port",
    ],
    [
      "two configurations of a topic",
      {
        streamlets: [{ name: "s", descriptor: descriptor("a.S", ["a", "b"], []) }],
        deployments: [
          deployment("s", "a.S", { a: { id: "t", config: {} }, b: { id: "t", config: { x: 1 } } }),
        ],
      },
      "configures topic t otherwise",
    ],
    [
      "two images of a class",
      {
        streamlets: [{ name: "s", descriptor: descriptor("a.S", [], []) }],
        deployments: [deployment("s", "a.S", {}), deployment("r", "a.S", {})],
      },
      "spec.deployments[1].image",
    ],
  ])("names the field of a problem: %s", (_, spec, sentence) => {
    const { resource: read, problems } = readApplicationResource("app.json", JSON.stringify(resource(spec)));
    expect(read).toBeDefined();
    expect(problems.join("\n")).toContain(sentence);
  });

  it.skipIf(!existsSync(swissKnife))("reads the real swiss-knife resource (needs ../shared)", () => {
    const { resource: read, problems } = readApplicationResource(
      "application.json",
      readFileSync(swissKnife, "utf8"),
    );
    expect(problems).toEqual([]);
    expect(read?.settings).toMatchObject({ id: "swiss-knife", version: "2.0.24" });
    expect(read?.settings.libraryVersion).toBe("2.0.24");
    expect(read?.schemaTexts).toBe(true);
    expect(read?.descriptors).toHaveLength(7);
    expect(read?.blueprint).toMatch(/streamlets \{\n {4}ingress = swissknife\.spark\.SparkDataGenerator\n/);
    expect(read?.blueprint).toContain("producers = [ingress.out]");
  });
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items = Array.from({ length: 9 }, () => (level === 0 ? "x" : `*a${level - 1}`)).join(", ");
    return `a${level}: &a${level} [${items}]`;
  });
  return ["kind: CloudflowApplication", ...levels].join("\n");
}
