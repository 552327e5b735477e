import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogOf, readBlueprint, verify } from "../../blueprint/index.ts";
import { type Application, applicationOf, readConfiguration } from "../../config/index.ts";
import { type PlainValue, parse, resolve } from "../../hocon/index.ts";
import { anyApplication } from "../testing/any-application.ts";
import { application, shop } from "../testing/application.ts";
import { hasDefinitions, problemsOf } from "../testing/custom-resources.ts";
import { field } from "../text/plain-reader.ts";
import { readApplicationResource } from "./read-resource.ts";
import { cloudflowResource } from "./resource.ts";
import { cloudflowTarget } from "./target.ts";

const swissKnife = fileURLToPath(
  new URL("../../../../shared/examples/swiss-knife/application.json", import.meta.url),
);

/** The application that a project made of the resource's texts has. */
function rebuilt(text: string): Application {
  const { resource, problems } = readApplicationResource("application.json", text);
  expect(problems).toEqual([]);
  if (resource === undefined) throw new Error("the resource was not read");
  const sources = [{ file: "blueprint.conf", document: parse(resource.blueprint) }];
  const reading = readBlueprint("blueprint.conf", resolve(sources));
  const { verified, problems: found } = verify(reading, catalogOf(resource.descriptors));
  expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  if (verified === undefined) throw new Error("the blueprint does not verify");
  const configuration = readConfiguration(
    [{ file: "resource.conf", document: parse(resource.configuration) }],
    verified,
  );
  expect(configuration.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return applicationOf(verified, configuration, resource.settings);
}

/** Streamlets and deployments have no order of their own, so they are compared by name. */
function byName(resource: PlainValue): PlainValue {
  const spec = field(resource, "spec") as { [key: string]: PlainValue };
  const sorted = (key: string) =>
    (spec[key] as PlainValue[]).toSorted((a, b) =>
      String(field(a, "name")) < String(field(b, "name")) ? -1 : 1,
    );
  return {
    ...(resource as { [key: string]: PlainValue }),
    spec: { ...spec, streamlets: sorted("streamlets"), deployments: sorted("deployments") },
  };
}

const anyTopicSettings = fc.record(
  {
    name: fc.stringMatching(/^[a-zA-Z0-9._-]{1,20}$/),
    partitions: fc.integer({ min: 1, max: 99 }),
    replicas: fc.integer({ min: 1, max: 3 }),
    "cleanup.policy": fc.constantFrom("compact", "yes", "1e3", "a\nb", '"$x'),
  },
  { requiredKeys: [] },
);

/** As applications come from projects: a class per streamlet, connected topics, all settings in their configuration. */
function deployable(any: Application, topic: { readonly [key: string]: PlainValue }): Application {
  const connected = new Set(any.streamlets.flatMap(({ portMappings }) => [...portMappings.values()]));
  return {
    ...any,
    id: `app-${any.streamlets.length}`,
    streamlets: any.streamlets.map((streamlet, index) => ({
      ...streamlet,
      image: `example/image:${index}`,
      descriptor: { ...streamlet.descriptor, className: `a.S${index}` },
    })),
    topics: any.topics.filter(({ id }) => connected.has(id)).map((one) => ({ ...one, config: { topic } })),
  };
}

const rich = () =>
  application({
    id: "shop",
    streamlets: [
      {
        name: "api",
        runtime: "akka",
        className: "shop.Api",
        out: { out: "orders" },
        descriptor: {
          attributes: [{ attributeName: "server", configPath: "cloudflow.internal.server.container-port" }],
          volumeMounts: [{ name: "data", path: "/mnt/data", accessMode: "ReadWriteMany", pvcName: "claim" }],
          configParameters: [
            { key: "rate", description: "per second", validationType: "int32", defaultValue: "10" },
          ],
        },
      },
      { name: "totals", className: "shop.Totals$", in: { in: "orders" }, replicas: 3 },
    ],
    topics: [{ id: "orders", cluster: "east", config: { topic: { name: "orders-v2", partitions: 6 } } }],
  });

describe("cloudflowResource", () => {
  it.skipIf(!existsSync(swissKnife))(
    "rebuilds the real swiss-knife resource in every field (needs ../shared)",
    () => {
      const text = readFileSync(swissKnife, "utf8");
      const built = cloudflowResource(rebuilt(text), { schemaTexts: true });
      expect(byName(built)).toEqual(byName(JSON.parse(text)));
    },
  );

  it("empties schema texts in the newer format", () => {
    const text = JSON.stringify(cloudflowResource(shop()));
    expect(text).toContain('"schema":{"fingerprint":"abc=","format":"avro","name":"shop.Order","schema":""}');
    expect(text).toContain('"version":"6"');
    expect(JSON.stringify(cloudflowResource(shop(), { schemaTexts: true }))).toContain(
      '"schema":"\\"string\\""',
    );
  });

  it("writes what the format defines for servers, mounts, replicas and topics", () => {
    const deployments = field(field(cloudflowResource(rich()), "spec"), "deployments");
    expect(deployments).toEqual([
      {
        class_name: "shop.Api",
        config: { cloudflow: { internal: { server: { "container-port": 3000 } } } },
        endpoint: { app_id: "shop", container_port: 3000, streamlet: "api" },
        image: "example/shop:1",
        name: "shop.api",
        port_mappings: {
          out: { cluster: "east", config: { topic: { name: "orders-v2", partitions: 6 } }, id: "orders" },
        },
        runtime: "akka",
        secret_name: "api",
        streamlet_name: "api",
        volume_mounts: [{ access_mode: "ReadWriteMany", name: "data", path: "/mnt/data", pvc_name: "claim" }],
      },
      {
        class_name: "shop.Totals$",
        config: {},
        image: "example/shop:1",
        name: "shop.totals",
        port_mappings: {
          in: { cluster: "east", config: { topic: { name: "orders-v2", partitions: 6 } }, id: "orders" },
        },
        replicas: 3,
        runtime: "flink",
        secret_name: "totals",
        streamlet_name: "totals",
      },
    ]);
  });

  it("reads back as the same application", () => {
    const written = cloudflowResource(rich(), { schemaTexts: true });
    expect(cloudflowResource(rebuilt(JSON.stringify(written)), { schemaTexts: true })).toEqual(written);
  });

  it("reads back as the same application, whatever it is", () => {
    fc.assert(
      fc.property(anyApplication, anyTopicSettings, (any, settings) => {
        const app = deployable(any, settings);
        const written = cloudflowResource(app, { schemaTexts: true });
        const read = cloudflowResource(rebuilt(JSON.stringify(written)), { schemaTexts: true });
        expect(JSON.stringify(byName(read))).toBe(JSON.stringify(byName(written)));
      }),
      { numRuns: 20 },
    );
  });

  it("keeps secret topic settings out and says so", () => {
    const secretive = shop({
      topics: [{ id: "orders", config: { "connection-config": { sasl: { jaas: { config: "s3cr3t" } } } } }],
    });
    const { files, notes } = cloudflowTarget.render(secretive);
    expect(files.map(({ text }) => text).join()).not.toContain("s3cr3t");
    expect(notes).toContainEqual(
      expect.objectContaining({
        severity: "warning",
        message: expect.stringContaining("sasl.jaas.config of topic orders"),
      }),
    );
  });

  it.skipIf(!hasDefinitions).each([
    ["the shop", shop()],
    ["all optional fields", rich()],
    ["an id of 300 characters", shop({ id: "Ünï.cödé_".repeat(34) })],
  ])("is valid by the resource definition: %s (needs ../shared)", (_, app) => {
    for (const { text } of cloudflowTarget.render(app).files) {
      expect(problemsOf("cloudflowapplication", JSON.parse(text))).toEqual([]);
    }
  });

  it("tells of ids that cannot be kept", () => {
    expect(cloudflowTarget.render(shop({ id: "日本" })).notes).toContainEqual(
      expect.objectContaining({ severity: "error", message: expect.stringContaining("日本") }),
    );
    expect(cloudflowTarget.render(shop({ id: "My_Shop" })).notes).toContainEqual(
      expect.objectContaining({ severity: "info", message: expect.stringContaining("my-shop") }),
    );
    expect(cloudflowTarget.render(shop()).notes).toEqual([
      expect.objectContaining({
        severity: "info",
        message: expect.stringContaining("What Cloudflow makes of it"),
      }),
    ]);
  });
});
