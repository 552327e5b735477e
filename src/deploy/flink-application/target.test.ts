import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Application } from "../../config/index.ts";
import type { RenderOptions } from "../target.ts";
import { application, type StreamletSketch, shop } from "../testing/application.ts";
import { flinkApplicationTarget } from "./target.ts";

// biome-ignore lint/suspicious/noExplicitAny: parsed YAML, read field by field.
type Resource = any;

function render(app: Application, options: RenderOptions = {}) {
  const { files, notes } = flinkApplicationTarget.render(app, options);
  return {
    resources: new Map<string, Resource>(files.map(({ path, text }) => [path, parse(text)])),
    files,
    notes,
  };
}

function flink(sketch: Partial<StreamletSketch>): Resource {
  const { resources } = render(
    application({ streamlets: [{ name: "totals", in: { in: "orders" }, ...sketch }] }),
  );
  return resources.get("8-flink-applications/shop-totals.yaml");
}

describe("the flink-application target", () => {
  it("writes what Cloudflow makes, in its order", () => {
    const app = shop();
    const spark = application({ streamlets: [{ name: "rates", runtime: "spark", className: "shop.Rates" }] });
    const { resources } = render({ ...app, streamlets: [...app.streamlets, ...spark.streamlets] });
    expect([...resources.keys()]).toEqual([
      "1-before/cloudflow-spark.yaml",
      "1-before/cloudflow-flink.yaml",
      "2-secrets/service-account.yaml",
      "2-secrets/ingress.yaml",
      "2-secrets/totals.yaml",
      "2-secrets/log.yaml",
      "2-secrets/rates.yaml",
      "3-access/akka-role.yaml",
      "3-access/akka-role-binding.yaml",
      "3-access/spark-role.yaml",
      "3-access/spark-role-binding.yaml",
      "3-access/flink-role.yaml",
      "3-access/flink-role-binding.yaml",
      "4-topics/topic-orders.yaml",
      "4-topics/topic-totals.yaml",
      "4-topics/topic-late.yaml",
      "5-services/shop-ingress-service.yaml",
      "6-deployments/shop-ingress.yaml",
      "6-deployments/shop-log.yaml",
      "7-spark-applications/shop-rates.yaml",
      "8-flink-applications/shop-totals.yaml",
    ]);
  });

  it("fills the resource as Cloudflow's operator does", () => {
    const { metadata, spec } = flink({});
    expect(metadata).toMatchObject({
      name: "shop-totals",
      labels: {
        "app.kubernetes.io/part-of": "shop",
        "app.kubernetes.io/managed-by": "cloudflow",
        "app.kubernetes.io/component": "streamlet",
        "com.lightbend.cloudflow/streamlet-name": "totals",
        "com.lightbend.cloudflow/app-id": "shop",
      },
      annotations: { "prometheus.io/scrape": "true", "prometheus.io/port": "2050" },
    });
    expect(spec).toEqual({
      image: "example/shop:1",
      imagePullPolicy: "Always",
      flinkVersion: "1.10",
      deploymentMode: "Dual",
      jarName: "cloudflow-runner.jar",
      entryClass: "cloudflow.runner.Runner",
      restartNonce: "",
      serviceAccountName: "cloudflow-app-serviceaccount",
      parallelism: 1,
      flinkConfig: {
        "state.backend": "filesystem",
        "state.backend.fs.checkpointdir": "file:///mnt/flink/storage/checkpoints/totals",
        "state.checkpoints.dir": "file:///mnt/flink/storage/externalized-checkpoints/totals",
        "state.savepoints.dir": "file:///mnt/flink/storage/savepoints/totals",
      },
      jobManagerConfig: {
        replicas: 1,
        resources: { requests: { cpu: "0.5", memory: "512Mi" }, limits: { cpu: "2.0", memory: "1024Mi" } },
        envConfig: { env: [] },
      },
      taskManagerConfig: {
        taskSlots: 1,
        resources: { requests: { cpu: "1.0", memory: "1024Mi" }, limits: { cpu: "2.0", memory: "2048Mi" } },
        envConfig: { env: [] },
      },
      volumes: [
        { name: "secret-vol", secret: { secretName: "totals" } },
        {
          name: "downward-api-volume",
          downwardAPI: {
            items: ["metadata.uid", "metadata.name", "metadata.namespace"].map((path) => ({
              path,
              fieldRef: { fieldPath: path },
            })),
          },
        },
        { name: "default", persistentVolumeClaim: { claimName: "cloudflow-flink", readOnly: false } },
      ],
      volumeMounts: [
        { name: "secret-vol", mountPath: "/etc/cloudflow-runner-secret" },
        { name: "downward-api-volume", mountPath: "/mnt/downward-api-volume/" },
        { name: "default", mountPath: "/mnt/flink/storage", readOnly: false },
      ],
    });
  });

  it("deploys Akka streamlets with installed resources, probes and metrics", () => {
    const { resources } = render(
      application({
        streamlets: [
          {
            name: "api",
            runtime: "akka",
            replicas: 2,
            descriptor: {
              attributes: [
                { attributeName: "server", configPath: "cloudflow.internal.server.container-port" },
              ],
            },
            kubernetes: {
              pods: {
                pod: {
                  containers: {
                    container: {
                      env: [{ name: "JAVA_OPTS", value: "-Xmx1g" }],
                      resources: { requests: { memory: "1Gi" } },
                    },
                  },
                },
              },
            },
          },
        ],
      }),
    );
    const { spec } = resources.get("6-deployments/shop-api.yaml");
    expect(spec).toMatchObject({ replicas: 2, strategy: { type: "RollingUpdate" } });
    const [container] = spec.template.spec.containers;
    expect(container).toMatchObject({
      name: "shop-api",
      env: [
        { name: "JAVA_OPTS", value: "-Xmx1g" },
        { name: "PROMETHEUS_JMX_AGENT_PORT", value: "2050" },
      ],
      ports: [
        { containerPort: 3000, name: "c-port-3000" },
        { containerPort: 2050, name: "prom-metrics" },
      ],
      resources: { requests: { cpu: "0.1", memory: "1Gi" } },
      livenessProbe: { exec: { command: ["/bin/sh", "-c", "cat /tmp/api-live.txt > /dev/null"] } },
    });
    const service = resources.get("5-services/shop-api-service.yaml");
    expect(service.spec.selector).toEqual({ "app.kubernetes.io/name": "shop-api" });
  });

  it("hands Spark streamlets to the Spark operator", () => {
    const { resources } = render(
      application({
        streamlets: [
          { name: "rates", runtime: "spark", replicas: 3, config: { spark: { executor: { memory: "4G" } } } },
        ],
      }),
    );
    const { spec } = resources.get("7-spark-applications/shop-rates.yaml");
    expect(spec).toMatchObject({
      mainClass: "cloudflow.runner.Runner",
      sparkConf: { "spark.driver.memory": "1024M", "spark.executor.memory": "4G" },
      driver: { serviceAccount: "cloudflow-app-serviceaccount" },
      executor: { instances: 3, secrets: [{ name: "rates", path: "/etc/cloudflow-runner-secret" }] },
    });
    expect(spec.volumes.map(({ name }: Resource) => name)).toEqual(["downward-api-volume", "default"]);
  });

  it("lets Flink's options win, and counts replicas, slots and parallelism from them", () => {
    const options = {
      state: { backend: "rocksdb" },
      parallelism: { default: 6 },
      jobmanager: { replicas: 2 },
      taskmanager: { numberOfTaskSlots: 3 },
    };
    const { spec } = flink({ config: { flink: options } });
    expect(spec.flinkConfig["state.backend"]).toBe("rocksdb");
    expect(spec.parallelism).toBe(6);
    expect(spec.jobManagerConfig.replicas).toBe(2);
    expect(spec.taskManagerConfig.taskSlots).toBe(3);
    expect(flink({ config: { flink: options }, replicas: 4 }).spec.parallelism).toBe(4);
  });

  it("gives every streamlet the four files that its runner and Cloudflow's operator read", () => {
    const { resources } = render(shop());
    for (const name of ["ingress", "totals", "log"]) {
      expect(Object.keys(resources.get(`2-secrets/${name}.yaml`).stringData)).toEqual([
        "secret.conf",
        "runtime-config.conf",
        "pods-config.conf",
        "application.conf",
      ]);
    }
  });

  it("takes only what is under flink", () => {
    expect(flink({ config: { parallelism: { default: 6 } } }).spec.parallelism).toBe(1);
  });

  it("keeps secrets out of everything but Secrets", () => {
    const { files, resources } = render(
      application({
        streamlets: [
          {
            name: "totals",
            config: { flink: { s3: { "secret-key": "s3cr3t" } } },
            kubernetes: {
              pods: { pod: { containers: { container: { env: [{ name: "TOKEN", value: "s3cr3t" }] } } } },
            },
          },
        ],
      }),
      { includeSecrets: true },
    );
    const open = files.filter(({ path }) => resources.get(path).kind !== "Secret");
    expect(open.map(({ text }) => text).join()).not.toContain("s3cr3t");
    expect(resources.get("2-secrets/totals.yaml").stringData["env.job-manager.TOKEN"]).toBe("s3cr3t");
  });
});
