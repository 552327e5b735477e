import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Application } from "../../config/index.ts";
import type { RenderOptions } from "../target.ts";
import { anyApplication } from "../testing/any-application.ts";
import { application, shop } from "../testing/application.ts";
import { composeTarget } from "./target.ts";

function render(app: Application, options: RenderOptions = {}) {
  const { files, notes } = composeTarget.render(app, options);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return { texts, notes, compose: parse(texts.get("compose.yaml") ?? "") };
}

describe("the compose target", () => {
  it("runs Kafka, the topics, and every streamlet", () => {
    const { compose } = render(shop());
    expect(Object.keys(compose.services)).toEqual([
      "kafka",
      "topics",
      "ingress",
      "totals-jobmanager",
      "totals-taskmanager",
      "log",
    ]);
    expect(compose.services.ingress.ports).toEqual(["3000:3000"]);
    expect(compose.services.kafka.environment.KAFKA_PROCESS_ROLES).toBe("broker,controller");
  });

  it("makes topics with partitions and settings, quoted for compose and shell", () => {
    const { compose } = render(
      application({
        streamlets: [{ name: "a", runtime: "akka", out: { out: "orders" } }],
        topics: [
          {
            id: "orders",
            partitions: 3,
            config: { topic: { partitions: 3, retention: { ms: 1000 }, note: "it's $HOME" } },
          },
          { id: "outside", managed: false },
        ],
      }),
    );
    const script: string = compose.services.topics.command[0];
    expect(script.split("\n")).toEqual([
      "/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --topic orders --partitions 3 --replication-factor 1 --config retention.ms=1000 --config 'note=it'\\''s $$HOME'",
    ]);
  });

  it("gives Flink its options, task managers for its parallelism, and the web UI where it is on", () => {
    const flink = {
      local: { web: "on" },
      rest: { port: 5000 },
      parallelism: { default: 5 },
      taskmanager: { numberOfTaskSlots: 2 },
      kubernetes: { jobmanager: { cpu: 1 } },
    };
    const { compose } = render(
      application({
        streamlets: [
          { name: "one", config: { flink } },
          { name: "two", config: { flink } },
          { name: "three" },
        ],
      }),
    );
    const { services } = compose;
    expect(services["one-jobmanager"].ports).toEqual(["5000:5000"]);
    expect(services["two-jobmanager"].ports).toEqual(["5001:5000"]);
    expect(services["three-jobmanager"].ports).toBeUndefined();
    expect(services["one-taskmanager"].deploy.replicas).toBe(3);
    expect(services["one-jobmanager"].command).toEqual(
      expect.arrayContaining([
        "standalone-job",
        "-Djobmanager.rpc.address=one-jobmanager",
        "-Dparallelism.default=5",
        "-Dexecution.checkpointing.interval=10 s",
        "-Dstate.checkpoints.dir=file:///mnt/flink/storage/externalized-checkpoints/one",
      ]),
    );
    expect(JSON.stringify(services)).not.toContain("-Dkubernetes");
  });

  it("mounts declared volumes, shared ones by their claim", () => {
    const mount = (name: string, accessMode: string, pvcName?: string) => ({
      name,
      path: `/mnt/${name}`,
      accessMode,
      ...(pvcName === undefined ? {} : { pvcName }),
    });
    const { compose } = render(
      application({
        streamlets: [
          { name: "a", descriptor: { volumeMounts: [mount("data", "ReadWriteMany", "shared")] } },
          {
            name: "b",
            runtime: "akka",
            descriptor: {
              volumeMounts: [mount("data", "ReadOnlyMany", "shared"), mount("own", "ReadWriteMany")],
            },
          },
        ],
      }),
    );
    expect(compose.services["a-taskmanager"].volumes).toEqual([
      "flink-storage:/mnt/flink/storage",
      "shared:/mnt/data",
    ]);
    expect(compose.services.b.volumes).toEqual(["shared:/mnt/data:ro", "b-own:/mnt/own"]);
    expect(Object.keys(compose.volumes)).toEqual(["flink-storage", "shared", "b-own"]);
  });

  it("calls nothing like an extension of compose", () => {
    const mount = { name: "data", path: "/mnt/data", accessMode: "ReadWriteMany", pvcName: "x-claim" };
    const { compose } = render(
      application({
        streamlets: [
          { name: "x", descriptor: { volumeMounts: [mount] } },
          { name: "x-rays", runtime: "akka" },
        ],
      }),
    );
    const sections = [compose.services, compose.volumes, compose.secrets, compose.configs];
    for (const key of sections.flatMap(Object.keys)) expect(key).not.toMatch(/^x-/);
    expect(Object.keys(compose.services).slice(2)).toEqual(["s-x-jobmanager", "s-x-taskmanager", "s-x-rays"]);
  });

  it("keeps secrets in the files of compose's secrets", () => {
    const { texts, compose, notes } = render(
      application({
        streamlets: [
          {
            name: "totals",
            parameters: { password: "s3cr3t" },
            config: { flink: { s3: { "secret-key": "s3cr3t" } } },
            kubernetes: {
              pods: {
                pod: { containers: { container: { env: [{ name: "DB_PASSWORD", value: "s3cr3t" }] } } },
              },
            },
          },
        ],
      }),
      { includeSecrets: true },
    );
    expect(texts.get("compose.yaml")).not.toContain("s3cr3t");
    expect(JSON.stringify(notes)).not.toContain("s3cr3t");
    expect(texts.get("secrets/totals/secret.conf")).toContain("s3cr3t");
    expect(compose.services["totals-jobmanager"].environment.DB_PASSWORD).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: compose's own syntax.
      "${TOTALS_DB_PASSWORD:?set TOTALS_DB_PASSWORD to start}",
    );
  });

  it("refers only to what is there, whatever the application", () => {
    fc.assert(
      fc.property(anyApplication, (app) => {
        const { compose, texts } = render(app);
        const ports = new Set<string>();
        for (const service of Object.values<Record<string, never>>(compose.services)) {
          for (const { source } of service["secrets"] ?? []) expect(compose.secrets).toHaveProperty([source]);
          for (const { source } of service["configs"] ?? []) expect(compose.configs).toHaveProperty([source]);
          for (const port of (service["ports"] ?? []) as string[]) {
            const host = port.split(":")[0] ?? "";
            expect(ports.has(host)).toBe(false);
            ports.add(host);
          }
        }
        for (const { file } of Object.values<{ file: string }>(compose.secrets)) {
          expect(texts.has(file.replace("./", ""))).toBe(true);
        }
        expect(compose.name).toMatch(/^[a-z0-9][-_a-z0-9]*$/);
      }),
      { numRuns: 20 },
    );
  });
});
