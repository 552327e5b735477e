import { describe, expect, it } from "vitest";
import { application, type StreamletSketch } from "../testing/application.ts";
import { renderFlink as flink, type Resource, render } from "../testing/flink-operator-export.ts";

describe("secrets", () => {
  it("stand only in Secrets", () => {
    const sketch: StreamletSketch = {
      name: "totals",
      in: { in: "orders" },
      parameters: { "db-password": "s3cr3t-1" },
      config: {
        flink: {
          fs: { azure: { account: { key: { acme: { blob: { core: { windows: { net: "s3cr3t-2" } } } } } } } },
          s3: { "access-key": "s3cr3t-3", "secret-key": "s3cr3t-4" },
          security: { ssl: { internal: { "keystore-password": "s3cr3t-5" } } },
        },
      },
      kubernetes: {
        pods: { pod: { containers: { container: { env: [{ name: "DB_PASSWORD", value: "s3cr3t-6" }] } } } },
      },
    };
    const topic = {
      id: "orders",
      config: {
        topic: { password: "s3cr3t-8" },
        "connection-config": { sasl: { jaas: { config: "s3cr3t-7" } } },
      },
    };
    for (const runtime of ["flink", "akka"]) {
      const { files, notes, resources } = render(
        application({ streamlets: [{ ...sketch, runtime }], topics: [topic] }),
        { includeSecrets: true },
      );
      for (const { path, text } of files) {
        if (resources.get(path).kind !== "Secret") expect(text, path).not.toContain("s3cr3t");
      }
      expect(JSON.stringify(notes)).not.toContain("s3cr3t");
      const secrets = files
        .filter(({ path }) => resources.get(path).kind === "Secret")
        .map(({ text }) => text)
        .join();
      for (const number of [1, 2, 6, 7]) expect(secrets).toContain(`s3cr3t-${number}`);
    }
  });

  it("among the JVM's options reach Flink as a secret variable", () => {
    const { files, options, spec, resources } = flink({
      kubernetes: {
        pods: {
          pod: { containers: { container: { env: [{ name: "JAVA_OPTS", value: "-Da.password=s3cr3t" }] } } },
        },
      },
    });
    expect(options["env.java.opts"]).toBeUndefined();
    expect(spec.podTemplate.spec.containers[0].env[0].name).toBe("JAVA_TOOL_OPTIONS");
    for (const { path, text } of files) {
      if (resources.get(path).kind !== "Secret") expect(text, path).not.toContain("s3cr3t");
    }
  });

  it("reach Flink's file systems as variables", () => {
    const { options, spec, resources } = flink(
      {
        config: {
          flink: {
            "fs.azure.account.key.acme.blob.core.windows.net": "k3y",
            s3: { "access-key": "a", "secret-key": "b" },
          },
        },
      },
      { includeSecrets: true },
    );
    expect(options["fs.azure.account.keyprovider.acme.blob.core.windows.net"]).toBe(
      "org.apache.flink.fs.azurefs.EnvironmentVariableKeyProvider",
    );
    const refs = spec.podTemplate.spec.containers[0].env.map(({ name, valueFrom }: Resource) => [
      name,
      valueFrom.secretKeyRef.key,
    ]);
    expect(refs).toEqual([
      ["AZURE_STORAGE_KEY", "flink.AZURE_STORAGE_KEY"],
      ["AWS_ACCESS_KEY_ID", "flink.AWS_ACCESS_KEY_ID"],
      ["AWS_SECRET_ACCESS_KEY", "flink.AWS_SECRET_ACCESS_KEY"],
    ]);
    const data = resources.get("streamlets/shop-totals/secret.yaml").stringData;
    expect(data["flink.AZURE_STORAGE_KEY"]).toBe("k3y");
  });

  it("hold the four files of Cloudflow's command line", () => {
    const { resources } = render(
      application({
        streamlets: [
          {
            name: "totals",
            in: { in: "orders" },
            parameters: { rate: "10" },
            config: { flink: { parallelism: { default: 2 } } },
          },
        ],
        topics: [{ id: "orders", cluster: "east", config: { topic: { partitions: 3 } } }],
      }),
    );
    const data = resources.get("streamlets/shop-totals/secret.yaml").stringData;
    const file = (name: string) => JSON.parse(data[name]);
    expect(file("secret.conf")).toMatchObject({
      flink: { parallelism: { default: 2 } },
      kubernetes: { pods: { pod: { volumes: { default: { pvc: { name: "cloudflow-flink" } } } } } },
      cloudflow: {
        streamlets: { totals: { rate: "10" } },
        runner: {
          streamlet: {
            context: {
              port_mappings: {
                in: {
                  id: "orders",
                  config: { topic: { partitions: 3 }, bootstrap: { servers: "east-kafka-bootstrap:9092" } },
                },
              },
            },
          },
        },
      },
    });
    expect(file("runtime-config.conf")).toEqual({ flink: { parallelism: { default: 2 } } });
    expect(Object.keys(file("pods-config.conf"))).toEqual(["kubernetes"]);
    expect(file("application.conf").cloudflow.runner.streamlet).toMatchObject({
      class_name: "shop.Streamlet",
      streamlet_ref: "totals",
      context: { app_id: "shop", app_version: "1.2.3", volume_mounts: [] },
    });
  });
});
