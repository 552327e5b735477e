import { describe, expect, it } from "vitest";
import { toPlain } from "../hocon/index.ts";
import { applicationOf } from "./application-of.ts";
import { effectiveEntries } from "./effective-entries.ts";
import { flinkOptions } from "./flink-options.ts";
import { configured, settings, url, verifiedBlueprint } from "./testing/configuration-fixtures.ts";

function application(...texts: readonly string[]) {
  return applicationOf(verifiedBlueprint(), configured(url, ...texts), settings);
}
function flowOf(...texts: readonly string[]) {
  const flow = application(...texts).streamlets.find((streamlet) => streamlet.name === "flow");
  if (flow === undefined) throw new Error("The blueprint of the test has a flow.");
  return flow;
}

describe("the application", () => {
  it("has parameters, ports and images", () => {
    const [source, flow] = application(
      "cloudflow.streamlets.flow.config-parameters { count = 5, wait = 2 s }",
    ).streamlets;
    expect(source).toMatchObject({ image: "descriptor-image" });
    expect(source?.parameters).toEqual(new Map([["url", "u"]]));
    expect(flow?.parameters.get("count")).toBe("5");
    expect(flow?.parameters.get("wait")).toBe("2 s");
    expect(flow?.parameters.get("level")).toBe("info");
    expect(flow?.parametersSet).toEqual(new Set(["count", "wait"]));
    expect(flow?.portMappings).toEqual(
      new Map([
        ["in", "data"],
        ["out", "results"],
      ]),
    );
    expect(flow?.schemas.get("in")).toMatchObject({ type: "string" });
  });

  it("takes images by class, then by project, then from the descriptor", () => {
    const image = (images: ReadonlyMap<string, string>) =>
      applicationOf(verifiedBlueprint(), configured(url), { ...settings, images }).streamlets[0]?.image;
    expect(image(new Map([["ingest", "p"]]))).toBe("p");
    expect(
      image(
        new Map([
          ["ingest", "p"],
          ["a.Source", "c"],
        ]),
      ),
    ).toBe("c");
  });

  it("puts the streamlet's configuration over the runtime's, and later files over earlier ones", () => {
    const { config } = flowOf(
      "cloudflow.runtimes.flink.config { a = 1, b = 1, deep { x = 1, y = 1 } }",
      "cloudflow.streamlets.flow.config { b = 2, deep.y = 2 }",
      "cloudflow.runtimes { flink.config { a = 3, b = 3 }, akka.config.c = 1 }",
    );
    expect(JSON.parse(JSON.stringify(toPlain(config)))).toEqual({ a: 3, b: 2, deep: { x: 1, y: 2 } });
  });

  it("puts cloudflow.topics over the blueprint's topics", () => {
    const [data, results] = application(
      "cloudflow.topics.data { cluster = there, topic.partitions = 9, consumer-config.fetch.max.bytes = 2 }",
    ).topics;
    expect(data).toMatchObject({
      name: "real-data",
      cluster: "there",
      partitions: 9,
      managed: true,
      producers: [{ streamlet: "source", port: "out" }],
      consumers: [{ streamlet: "flow", port: "in" }],
    });
    expect(JSON.parse(JSON.stringify(data?.config))).toEqual({
      topic: { name: "real-data", partitions: 9 },
      "consumer-config": { fetch: { min: { bytes: 1 }, max: { bytes: 2 } } },
    });
    expect(results).toMatchObject({ name: "results", managed: false });
    expect(results).not.toHaveProperty("cluster");
  });
});

describe("Flink options", () => {
  it("are what is below flink, flattened to strings", () => {
    const text = `cloudflow.runtimes.flink.config.flink {
      parallelism.default = 2, local.web = on, execution.checkpointing.interval = "5 s", list = [a, b],
      "fs.azure.account.key.acc.blob.core.windows.net" = secret, state { backend = filesystem }, gone = null
    }`;
    expect(Object.fromEntries(flinkOptions(flowOf(text)))).toEqual({
      "parallelism.default": "2",
      "local.web": "on",
      "execution.checkpointing.interval": "5 s",
      list: "a;b",
      "fs.azure.account.key.acc.blob.core.windows.net": "secret",
      "state.backend": "filesystem",
    });
  });

  it("count beside flink too, where their name is one of Flink's, and lose against those below", () => {
    const text = `cloudflow.streamlets.flow.config { parallelism.default = 1, rest.port = 5000, akka.x = 1, mine.y = 2 }
      cloudflow.runtimes.flink.config.flink.parallelism.default = 3`;
    expect(Object.fromEntries(flinkOptions(flowOf(text)))).toEqual({
      "parallelism.default": "3",
      "rest.port": "5000",
    });
  });
});

describe("effective entries", () => {
  const flow = verifiedBlueprint().catalog.find("a.Flow");

  function entries(...texts: readonly string[]) {
    if (flow === undefined) throw new Error("The catalog of the test has a flow.");
    return effectiveEntries(configured(...texts), { name: "flow", descriptor: flow });
  }
  function entry(path: string, ...texts: readonly string[]) {
    return entries(...texts).find((one) => one.path.join(".") === path);
  }

  it("say where a value comes from and what it overrode", () => {
    const found = entry(
      "a",
      "cloudflow.runtimes.flink.config.a = 1",
      "cloudflow.streamlets.flow.config.a = 2",
      "cloudflow.streamlets.flow.config.a = 3",
    );
    expect(found).toMatchObject({
      section: "config",
      value: { value: 3 },
      source: { kind: "file", origin: { file: "3.conf" }, scope: "cloudflow.streamlets.flow" },
    });
    expect(found?.overrode.map(({ value, origin, scope }) => [value, origin.file, scope])).toMatchObject([
      [{ value: 2 }, "2.conf", "cloudflow.streamlets.flow"],
      [{ value: 1 }, "1.conf", "cloudflow.runtimes.flink"],
    ]);
  });

  it("have the defaults of the descriptor and of Cloudflow", () => {
    expect(entry("count", "")).toMatchObject({
      section: "config-parameters",
      value: { value: "10" },
      source: { kind: "default", of: "descriptor" },
    });
    expect(entry("flink.execution.checkpointing.timeout", "")).toMatchObject({
      value: { value: "1 min" },
      source: { kind: "default", of: "cloudflow" },
    });
  });

  it("show a checkpoint setting once, that of a file before Cloudflow's", () => {
    const of = (text: string) =>
      entries(`cloudflow.runtimes.flink.config.flink.execution.checkpointing.timeout = ${text}`).filter(
        ({ path }) => path.at(-1) === "timeout",
      );
    expect(of("5 min")).toMatchObject([{ value: { value: "5 min" }, source: { kind: "file" } }]);
    expect(of("null")).toMatchObject([{ value: { value: "1 min" }, source: { of: "cloudflow" } }]);
  });

  it.each([
    "cloudflow.runtimes.flink.config.flink.execution.checkpointing.interval = 5 s",
    "cloudflow.checkpointing.default = off",
    "cloudflow.streamlets.flow.config.cloudflow.checkpointing.default = off",
  ])("have no checkpoint defaults with %s", (text) => {
    expect(entry("flink.execution.checkpointing.timeout", text)).toBeUndefined();
  });

  it("leave out what a more specific scope replaced by something else", () => {
    const found = entries("cloudflow { runtimes.flink.config.a.b = 1, streamlets.flow.config.a = 2 }");
    expect(found.filter((one) => one.path[0] === "a").map((one) => one.path)).toEqual([["a"]]);
  });

  it("include the topics of the streamlet's ports", () => {
    expect(entry("data.topic.partitions", "cloudflow.topics.data.topic.partitions = 9")).toMatchObject({
      section: "topic",
      value: { value: 9 },
      source: { scope: "cloudflow.topics.data" },
      overrode: [{ scope: "blueprint.topics.data", value: { value: 3 } }],
    });
  });
});
