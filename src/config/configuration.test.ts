import { describe, expect, it } from "vitest";
import { parse } from "../hocon/index.ts";
import { readConfiguration } from "./configuration.ts";
import { configured, url } from "./testing/configuration-fixtures.ts";

function problemsOf(...texts: readonly string[]) {
  return configured(url, ...texts).problems.map(({ code, severity }) =>
    severity === "error" ? code : `${severity} ${code}`,
  );
}
const flow = (text: string) => `cloudflow.streamlets.flow { ${text} }`;
const pod = (text: string) => flow(`kubernetes.pods.pod { ${text} }`);
const container = (text: string) => pod(`volumes.v.pvc.name = p, containers.container { ${text} }`);

describe("the structure", () => {
  it.each([
    [""],
    ["other { anything = 1 }"],
    [flow("config { akka.loglevel = DEBUG }")],
    [flow("config-parameters.count = 5")],
    [
      "cloudflow.runtimes.flink { config.flink.parallelism.default = 2, kubernetes.pods.job-manager.annotations.a = b }",
    ],
    [
      "cloudflow.topics.data { cluster = other, managed = off, anything = 1, topic { partitions = 6, retention.ms = 5 } }",
    ],
    ["cloudflow.checkpointing.default = off"],
    [pod('labels { key = Value_1, "my.dns-name/key" = x }, annotations { "a/b" = "any thing!" }')],
    [
      pod(
        "volumes { a.secret.name = s, b.config-map { name = c, optional = true, items.k.path = p }, c.pvc { name = p, read-only = false } }",
      ),
    ],
    [
      container(
        'env = [{ name = A, value = "1" }], ports = [{ container-port = 80, name = http, protocol = UDP, host-ip = "0.0.0.0", host-port = 8080 }]',
      ),
    ],
    [pod("volumes.v { secret = null, pvc.name = p }")],
    ["cloudflow.runtimes.flink.config.flink.execution.checkpointing.interval = null"],
    [container("resources { requests { cpu = 500m, memory = 1024Mi }, limits { cpu = 2.5, memory = 1G } }")],
    [
      container(
        'volume-mounts { v { mount-path = "/v", read-only = false, subPath = s }, default.mount-path = "/d" }',
      ),
    ],
    [
      `cloudflow.runtimes.flink.kubernetes.pods.pod.volumes.v.pvc.name = p
       ${flow('kubernetes.pods.pod.containers.container.volume-mounts.v.mount-path = "/v"')}`,
    ],
    [
      flow(
        'kubernetes.pods { pod.volumes.v.secret.name = s, task-manager.containers.container.volume-mounts.v.mount-path = "/v" }',
      ),
    ],
  ])("of %s is accepted", (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it.each([
    ["cloudflow { streamlet.flow.config {} }", ["unknown-key"]],
    ["cloudflow = text", ["wrong-type", "missing-parameter"]],
    [flow(""), ["empty-streamlet-section"]],
    [flow("config {}"), ["empty-streamlet-section"]],
    [flow("config = 5"), ["wrong-type"]],
    [flow("config { a = 1 }, parameters { a = 1 }"), ["unknown-key"]],
    ["cloudflow.runtimes.flink { config-parameters.a = 1 }", ["unknown-key"]],
    [flow("kubernetes.pods.jobmanager {}, config { a = 1 }"), ["unknown-key"]],
    [pod("containers.main {}"), ["unknown-key"]],
    [flow("kubernetes.pods.job-manager.labels { a = b }"), ["labels-not-allowed"]],
    [flow("kubernetes.pods.task-manager { labels { a = b } }"), ["labels-not-allowed"]],
    [pod('labels { key = "-x" }'), ["invalid-label"]],
    [pod('labels { key = "" }'), ["invalid-label"]],
    [pod(`labels { key = ${"x".repeat(64)} }`), ["invalid-label"]],
    [pod('labels { "a/b/c" = x }'), ["invalid-label"]],
    [pod('labels { "_a" = x }'), ["invalid-label"]],
    [pod('annotations { "A/b" = x }'), ["invalid-label"]],
    [pod("volumes.v {}"), ["volume-kind"]],
    [pod("volumes.v { secret = null }"), ["volume-kind"]],
    [pod("volumes.v { secret.name = a, pvc.name = b }"), ["volume-kind"]],
    [pod("volumes.v.host.path = a"), ["unknown-key"]],
    [pod("volumes.v.secret {}"), ["missing-key"]],
    [pod("volumes.v.config-map { name = a, items.k {} }"), ["missing-key"]],
    [container("volume-mounts.w.mount-path = x"), ["undeclared-volume"]],
    [
      `cloudflow.runtimes.akka.kubernetes.pods.pod.volumes.v.pvc.name = p
       ${flow('kubernetes.pods.pod.containers.container.volume-mounts.v.mount-path = "/v"')}`,
      ["undeclared-volume"],
    ],
    [
      `${flow("kubernetes.pods.pod.volumes.v.pvc.name = p")}
       cloudflow.runtimes.flink.kubernetes.pods.pod.containers.container.volume-mounts.v.mount-path = "/v"`,
      ["undeclared-volume"],
    ],
    [container("env = [{ name = A }]"), ["missing-key"]],
    [container("env { name = A }"), ["wrong-type"]],
    [container("ports = [{ name = http }]"), ["missing-key"]],
    [container("ports = [{ container-port = http }]"), ["wrong-type"]],
    [container("ports = [{ container-port = 1, name = a--b }]"), ["invalid-port-name"]],
    [container("ports = [{ container-port = 1, name = 80 }]"), ["invalid-port-name"]],
    [container('ports = [{ container-port = 1, name = "-a" }]'), ["invalid-port-name"]],
    [container("ports = [{ container-port = 1, name = abcdefghijklmnop }]"), ["invalid-port-name"]],
    [container("resources.requests.cpu = 1e3"), ["invalid-quantity"]],
    [container("resources.requests.memory = 5Mb"), ["invalid-quantity"]],
    [container("resources.limits.disk = 5M"), ["unknown-key"]],
    ["cloudflow.topics.data.topic.partitions = many", ["wrong-type"]],
    ["cloudflow.topics.data.producer-config = x", ["wrong-type"]],
    ["cloudflow.streamlets.flo.config.a = 1", ["unknown-streamlet"]],
    ["cloudflow.topics.dat.managed = true", ["unknown-topic"]],
    ["cloudflow.runtimes.flik.config.a = 1", ["warning unknown-runtime"]],
    ["cloudflow {", ["unbalanced-brace"]],
  ])("of %s is refused", (text, codes) => {
    expect(problemsOf(text)).toEqual(codes);
  });

  it("suggests the nearest name and stands on the key", () => {
    const text = "cloudflow { streamlets.flow { confg { a = 1 }, config { b = 1 } } }";
    const problem = configured(url, text).problems[0];
    expect(problem?.details[0]).toBe("Did you mean config?");
    expect(problem?.file).toBe("2.conf");
    expect(text.slice(problem?.range?.start, problem?.range?.end)).toBe("confg");
  });

  it("is all that is checked without a blueprint", () => {
    const document = parse("cloudflow { streamlets.unknown.config.a = 1, typo = 1 }");
    const { problems } = readConfiguration([{ file: "a.conf", document }], undefined);
    expect(problems.map((problem) => problem.code)).toEqual(["unknown-key"]);
  });
});

describe("config parameters", () => {
  it.each([
    ["count = 2147483647"],
    ['count = "5"'],
    ["ratio = 1.5"],
    ["verbose = yes"],
    ['verbose = "off"'],
    ["wait = 5 minutes"],
    ["space = 20 MB"],
    ["level = warning"],
    ["level = null"],
  ])("%s", (text) => {
    expect(problemsOf(flow(`config-parameters { ${text}, count = 1 }`))).toEqual([]);
  });

  it.each([
    ["count = 2147483648", "invalid-parameter"],
    ["count = many", "invalid-parameter"],
    ["ratio = half", "invalid-parameter"],
    ["verbose = 1", "invalid-parameter"],
    ["wait = 5 parsec", "invalid-parameter"],
    ["space = 5 pigeons", "invalid-parameter"],
    ["level = warn", "invalid-parameter"],
    ["level { a = b }", "invalid-parameter"],
    ["cuont = 5", "unknown-parameter"],
  ])("%s is refused", (text, code) => {
    expect(problemsOf(flow(`config-parameters { ${text} }`))).toEqual([code]);
  });

  it("without a default must be given a value", () => {
    const { problems } = configured("");
    expect(problems).toMatchObject([
      {
        code: "missing-parameter",
        file: "1.conf",
        elements: [{ kind: "streamlet", streamlet: "source" }],
        data: { streamlet: "source", key: "url" },
      },
    ]);
    expect(configured().problems[0]?.file).toBe("blueprint.conf");
  });
});

describe("checkpointing", () => {
  it("warns when an interval switches Cloudflow's other defaults off", () => {
    const { problems } = configured(
      url,
      'cloudflow.runtimes.flink.config.flink.execution.checkpointing.interval = "5 s"',
    );
    expect(problems).toMatchObject([
      {
        code: "checkpointing-incomplete",
        severity: "warning",
        elements: [{ kind: "streamlet", streamlet: "flow" }],
      },
    ]);
    expect(problems[0]?.details[0]).toContain("execution.checkpointing.timeout");
  });

  it("is fine when all are set", () => {
    const all = `interval = 5 s, mode = EXACTLY_ONCE, min-pause = 1 s, timeout = 1 min, max-concurrent-checkpoints = 1,
      externalized-checkpoint-retention = RETAIN_ON_CANCELLATION`;
    expect(problemsOf(`cloudflow.runtimes.flink.config.flink.execution.checkpointing { ${all} }`)).toEqual(
      [],
    );
  });
});
