import { describe, expect, it } from "vitest";
import { application, shop } from "../testing/application.ts";
import { render } from "../testing/flink-operator-export.ts";

describe("the flink-operator target", () => {
  it("writes what an application needs, and lists it all for kustomize", () => {
    const { resources } = render(shop());
    expect([...resources.keys()]).toEqual([
      "kustomization.yaml",
      "access/service-account.yaml",
      "access/role.yaml",
      "access/role-binding.yaml",
      "storage/cloudflow-flink.yaml",
      "topics/orders.yaml",
      "topics/totals.yaml",
      "topics/late.yaml",
      "streamlets/shop-ingress/deployment.yaml",
      "streamlets/shop-ingress/secret.yaml",
      "streamlets/shop-ingress/service.yaml",
      "streamlets/shop-totals/flink-deployment.yaml",
      "streamlets/shop-totals/secret.yaml",
      "streamlets/shop-log/deployment.yaml",
      "streamlets/shop-log/secret.yaml",
      "ingress/shop-ingress.yaml",
      "ingress/kustomization.yaml",
    ]);
    expect(resources.get("kustomization.yaml").resources).toEqual(
      [...resources.keys()].slice(1).filter((path) => !path.startsWith("ingress/")),
    );
    expect(resources.get("ingress/kustomization.yaml").resources).toEqual(["shop-ingress.yaml"]);
  });

  it("keeps names that labels cannot hold in annotations, and tells of shortened ones", () => {
    const id = "Ünï.cödé_".repeat(34);
    const name = "a-long-name-".repeat(25).slice(0, 299);
    const { ofKind, messages } = render(
      application({ id, streamlets: [{ name }, { name: `${name}x`, runtime: "akka" }] }),
    );
    const [flink, akka] = [ofKind("FlinkDeployment")[0], ofKind("Deployment")[0]].map(
      ({ metadata }) => metadata,
    );
    expect(flink.annotations).toEqual({
      "streamwright/application-id": id,
      "streamwright/streamlet-name": name,
    });
    expect(akka.annotations["streamwright/streamlet-name"]).toBe(`${name}x`);
    expect(flink.name).not.toBe(akka.name);
    for (const label of Object.values({ ...flink.labels, ...akka.labels })) {
      expect(label).toMatch(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/);
    }
    expect(messages).toContain(`is called ${flink.name}`);
    expect(messages).toContain(`is called ${akka.name}`);
  });
});

describe("streamlets that serve requests", () => {
  const attributes = [{ attributeName: "server", configPath: "cloudflow.internal.server.container-port" }];

  it("have a Service, and an Ingress that is applied apart", () => {
    const { resources, messages } = render(shop());
    const { spec } = resources.get("streamlets/shop-ingress/service.yaml");
    expect(spec.selector).toEqual({ "app.kubernetes.io/name": "shop-ingress" });
    expect(resources.get("ingress/shop-ingress.yaml").spec.rules).toEqual([
      {
        host: "shop-ingress.example.com",
        http: {
          paths: [
            {
              path: "/",
              pathType: "Prefix",
              backend: { service: { name: "shop-ingress", port: { number: 3000 } } },
            },
          ],
        },
      },
    ]);
    expect(messages).toContain("kubectl apply -k ingress");
  });

  it("have one of another name than Flink's own when Flink runs them, for the task managers", () => {
    const { resources } = render(
      application({
        streamlets: [
          { name: "totals", in: { in: "orders" }, descriptor: { attributes } },
          { name: "totals-server", runtime: "akka", out: { out: "orders" } },
        ],
      }),
    );
    const service = resources.get("streamlets/shop-totals/service.yaml");
    expect(service.metadata.name).toMatch(/^shop-totals-server-[0-9a-f]{8}$/);
    expect(service.spec.selector).toEqual({
      "app.kubernetes.io/name": "shop-totals",
      component: "taskmanager",
    });
    const { podTemplate } = resources.get("streamlets/shop-totals/flink-deployment.yaml").spec;
    expect(podTemplate.spec.containers[0].ports).toEqual([{ containerPort: 3000, name: "streamlet" }]);
  });
});

describe("topics", () => {
  it("are KafkaTopics when managed, with a resource name that Kubernetes allows", () => {
    const { ofKind, messages } = render(
      application({
        streamlets: [
          { name: "a", runtime: "akka", out: { out: "Orders_In", also: "external", twin: "twin" } },
        ],
        topics: [
          {
            id: "Orders_In",
            partitions: 6,
            replicas: 3,
            config: {
              topic: {
                partitions: 6,
                replicas: 3,
                retention: { ms: 1000 },
                cleanup: { policy: ["compact", "delete"] },
              },
            },
          },
          { id: "external", managed: false },
          { id: "twin", name: "Orders_In" },
        ],
      }),
    );
    expect(ofKind("KafkaTopic")).toHaveLength(1);
    expect(ofKind("KafkaTopic")[0]).toMatchObject({
      metadata: { name: "orders-in", labels: { "strimzi.io/cluster": "cloudflow-strimzi" } },
      spec: {
        topicName: "Orders_In",
        partitions: 6,
        replicas: 3,
        config: { "retention.ms": "1000", "cleanup.policy": "compact,delete" },
      },
    });
    expect(messages).toContain("Topics Orders_In and twin are the same Kafka topic");
  });
});
