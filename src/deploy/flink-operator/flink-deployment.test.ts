import { describe, expect, it } from "vitest";
import type { PlainValue } from "../../hocon/index.ts";
import type { StreamletSketch } from "../testing/application.ts";
import { renderFlink as flink, type Resource } from "../testing/flink-operator-export.ts";

const pods = (pod: object, others: object = {}) =>
  ({ kubernetes: { pods: { pod, ...others } } }) as Partial<StreamletSketch>;

describe("a FlinkDeployment", () => {
  it("makes Cloudflow's defaults explicit", () => {
    const { options, spec } = flink({});
    expect(options).toEqual({
      "execution.checkpointing.externalized-checkpoint-retention": "RETAIN_ON_CANCELLATION",
      "execution.checkpointing.interval": "10 s",
      "execution.checkpointing.max-concurrent-checkpoints": "1",
      "execution.checkpointing.min-pause": "500 ms",
      "execution.checkpointing.mode": "EXACTLY_ONCE",
      "execution.checkpointing.timeout": "1 min",
      "kubernetes.jobmanager.cpu.limit-factor": "4",
      "kubernetes.taskmanager.cpu.limit-factor": "2",
      "state.backend": "filesystem",
      "state.checkpoints.dir": "file:///mnt/flink/storage/externalized-checkpoints/totals",
      "state.savepoints.dir": "file:///mnt/flink/storage/savepoints/totals",
      "taskmanager.numberOfTaskSlots": "1",
    });
    expect(spec).toMatchObject({
      image: "example/shop:1",
      flinkVersion: "v1_20",
      serviceAccount: "shop-streamlets",
      jobManager: { resource: { cpu: 0.5, memory: "1024m" }, replicas: 1 },
      taskManager: { resource: { cpu: 1, memory: "2048m" } },
      job: {
        jarURI: "local:///opt/flink/usrlib/cloudflow-runner.jar",
        entryClass: "cloudflow.runner.Runner",
        parallelism: 1,
        upgradeMode: "savepoint",
      },
    });
  });

  it("leaves checkpoints to the user who sets an interval or switches the defaults off", () => {
    const set = flink({ config: { flink: { execution: { checkpointing: { interval: "5 s" } } } } }).options;
    expect(set["execution.checkpointing.interval"]).toBe("5 s");
    expect(set["execution.checkpointing.timeout"]).toBeUndefined();
    const off = flink({ config: { cloudflow: { checkpointing: { default: "off" } } } });
    expect(off.options["execution.checkpointing.interval"]).toBeUndefined();
    expect(off.spec.job.upgradeMode).toBe("stateless");
    expect(off.messages).toContain("Upgrade mode stateless: checkpoints are switched off");
  });

  it.each([
    [{ config: { flink: { parallelism: { default: 4 } } } }, 4],
    [{ config: { flink: { parallelism: { default: 4 } } }, replicas: 2 }, 2],
    [{ config: { flink: { parallelism: { default: 0 } } } }, 1],
    [{ replicas: 0 }, 1],
  ])("has parallelism of %j", (sketch, parallelism) => {
    const { spec, options } = flink(sketch);
    expect(spec.job.parallelism).toBe(parallelism);
    expect(options["parallelism.default"]).toBeUndefined();
  });

  it("leaves out what the operator refuses, and says so", () => {
    const { options, messages } = flink({
      config: {
        flink: {
          kubernetes: { namespace: "a", "cluster-id": "b" },
          "high-availability": { "cluster-id": "c" },
        },
      },
    });
    for (const key of ["kubernetes.namespace", "kubernetes.cluster-id", "high-availability.cluster-id"]) {
      expect(options[key]).toBeUndefined();
      expect(messages).toContain(key);
    }
  });

  it("has standby job managers only with high availability", () => {
    const replicas = { jobmanager: { replicas: 2 } };
    const alone = flink({ config: { flink: replicas } });
    expect(alone.spec.jobManager.replicas).toBe(1);
    expect(alone.notes.some(({ severity }) => severity === "error")).toBe(true);
    const available = flink({
      config: { flink: { ...replicas, "high-availability": { type: "kubernetes" } } },
    });
    expect(available.spec.jobManager.replicas).toBe(2);
    expect(available.spec.job.upgradeMode).toBe("last-state");
    expect(available.options["jobmanager.replicas"]).toBeUndefined();
  });

  it("overlays resources by pods.pod, or else by the role's own section", () => {
    const container = (requests: PlainValue, limits: PlainValue) => ({
      containers: { container: { resources: { requests, limits } } },
    });
    const both = flink(
      pods(container({ cpu: "2", memory: "4Gi" }, { memory: "3Gi" }), {
        "task-manager": container({ cpu: 9 }, {}),
      }),
    );
    expect(both.spec.jobManager.resource).toEqual({ cpu: 2, memory: "4096m" });
    expect(both.spec.taskManager.resource).toEqual({ cpu: 2, memory: "4096m" });
    const own = flink({
      kubernetes: { pods: { "task-manager": container({ cpu: "250m" }, { cpu: "1", memory: "3G" }) } },
    });
    expect(own.spec.jobManager.resource).toEqual({ cpu: 0.5, memory: "1024m" });
    expect(own.spec.taskManager.resource).toEqual({ cpu: 0.25, memory: "2861m" });
    expect(own.options["kubernetes.taskmanager.cpu.limit-factor"]).toBe("4");
  });

  it("takes the memory that the user gave Flink itself", () => {
    const { spec } = flink({ config: { flink: { taskmanager: { memory: { process: { size: "4g" } } } } } });
    expect(spec.taskManager.resource.memory).toBe("4g");
  });

  it("names a broken quantity", () => {
    const { messages, spec } = flink(
      pods({
        containers: { container: { resources: { limits: { memory: "1e3" }, requests: { memory: "x" } } } },
      }),
    );
    expect(messages).toContain("“1e3”");
    expect(spec.jobManager.resource.memory).toBe("1024m");
  });

  it("mounts secret, downward API, storage, declared and configured volumes in Cloudflow's order", () => {
    const { spec, ofKind, messages } = flink({
      ...pods({
        volumes: {
          certs: { secret: { name: "my-certs" } },
          conf: { "config-map": { name: "cm", items: { "a.txt": { path: "b.txt" } } } },
        },
        containers: {
          container: {
            "volume-mounts": {
              certs: { "mount-path": "/certs", subPath: "x" },
              conf: { "mount-path": "/conf" },
            },
          },
        },
      }),
      descriptor: {
        volumeMounts: [
          { name: "data", path: "/mnt/data", accessMode: "ReadWriteMany" },
          { name: "ref", path: "/mnt/ref", accessMode: "ReadOnlyMany", pvcName: "reference" },
        ],
      },
    });
    const template = spec.podTemplate.spec;
    expect(template.volumes.map(({ name }: Resource) => name)).toEqual([
      "data",
      "ref",
      "secret-vol",
      "downward-api-volume",
      "default",
      "certs",
      "conf",
    ]); // prettier-ignore
    expect(template.volumes[0].persistentVolumeClaim.claimName).toBe("shop-totals-data");
    expect(template.volumes[1].persistentVolumeClaim.claimName).toBe("reference");
    expect(template.volumes[6].configMap).toEqual({
      name: "cm",
      optional: false,
      items: [{ key: "a.txt", path: "b.txt" }],
    });
    expect(template.securityContext).toEqual({ fsGroup: 185 });
    expect(template.containers[0].name).toBe("flink-main-container");
    expect(template.containers[0].volumeMounts).toEqual([
      { name: "secret-vol", mountPath: "/etc/cloudflow-runner-secret" },
      { name: "downward-api-volume", mountPath: "/mnt/downward-api-volume/" },
      { name: "data", mountPath: "/mnt/data" },
      { name: "ref", mountPath: "/mnt/ref", readOnly: true },
      { name: "default", mountPath: "/mnt/flink/storage", readOnly: false },
      { name: "certs", mountPath: "/certs", readOnly: true, subPath: "x" },
      { name: "conf", mountPath: "/conf", readOnly: true },
    ]);
    expect(ofKind("PersistentVolumeClaim").map(({ metadata }) => metadata.name)).toEqual([
      "cloudflow-flink",
      "shop-totals-data",
    ]);
    expect(messages).toContain("The claim reference is used and not made here");
  });

  it("gives environment, JVM options, labels and annotations", () => {
    const env = (...entries: [string, string][]) => ({
      containers: { container: { env: entries.map(([name, value]) => ({ name, value })) } },
    });
    const { spec, options, deployment } = flink(
      pods(
        {
          ...env(["JAVA_OPTS", "-Xmx1g"], ["MODE", "yes"]),
          labels: { team: "data" },
          annotations: { "a.b/c": "1e3" },
        },
        { "task-manager": env(["ROLE", "tm"]) },
      ),
    );
    expect(options["env.java.opts"]).toBe("-Xmx1g");
    expect(spec.podTemplate.spec.containers[0].env).toBeUndefined();
    expect(spec.jobManager.podTemplate.spec.containers[0].env).toEqual([{ name: "MODE", value: "yes" }]);
    expect(spec.taskManager.podTemplate.spec.containers[0].env).toEqual([{ name: "ROLE", value: "tm" }]);
    expect(deployment.metadata.labels).toMatchObject({
      team: "data",
      "com.lightbend.cloudflow/streamlet-name": "totals",
    });
    expect(spec.podTemplate.metadata.annotations).toEqual({ "a.b/c": "1e3" });
  });

  it("names Flink 2's options as Flink 2 knows them", () => {
    const { options, spec } = flink(
      pods({ containers: { container: { env: [{ name: "JAVA_OPTS", value: "-Da=b" }] } } }),
      { flinkVersion: "2.0" },
    );
    expect(spec.flinkVersion).toBe("v2_0");
    expect(options["state.backend"]).toBeUndefined();
    expect(options["state.backend.type"]).toBe("hashmap");
    expect(options["env.java.opts.all"]).toBe("-Da=b");
  });
});
