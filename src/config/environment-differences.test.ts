import { expect, it } from "vitest";
import { toPlain } from "../hocon/index.ts";
import { environmentDifferences } from "./environment-differences.ts";
import { configured, url, verifiedBlueprint } from "./testing/configuration-fixtures.ts";

function differences(left: readonly string[], right: readonly string[]) {
  return environmentDifferences(verifiedBlueprint(), configured(url, ...left), configured(url, ...right)).map(
    ({ element, section, path, left: before, right: after }) => [
      element.kind === "streamlet" ? element.streamlet : `topic ${element.topic}`,
      section,
      path.join("."),
      before && toPlain(before.value),
      after && toPlain(after.value),
    ],
  );
}

it("finds nothing between an environment and itself, or another way to write it", () => {
  const text =
    "cloudflow.runtimes.flink.config.flink.rest.port = 1, cloudflow.topics.data.topic.partitions = 4";
  expect(differences([text], [text])).toEqual([]);
  expect(
    differences(
      ["cloudflow.streamlets.flow.config-parameters.count = 5"],
      ['cloudflow { streamlets.flow { config-parameters { count = "5" } } }'],
    ),
  ).toEqual([]);
});

it("does not tell a default from the same value in a file", () => {
  expect(differences([], ["cloudflow.streamlets.flow.config-parameters.count = 10"])).toEqual([]);
  expect(differences([], ["cloudflow.topics.data { topic.partitions = 3, cluster = here }"])).toEqual([]);
});

it("tells of every key that differs, per streamlet and topic, in the blueprint's order", () => {
  expect(
    differences(
      [
        "cloudflow.runtimes.flink.config.flink.parallelism.default = 1",
        "cloudflow.topics.data { cluster = there, topic.partitions = 5 }",
      ],
      [
        "cloudflow.runtimes.flink.config.flink { parallelism.default = 2, rest.port = 9 }",
        "cloudflow.streamlets.flow { config-parameters.level = debug, kubernetes.pods.pod.labels.a = b }",
        "cloudflow.streamlets.source.config-parameters.url = v",
        "cloudflow.topics.data.topic.partitions = 6",
      ],
    ),
  ).toEqual([
    ["source", "config-parameters", "url", "u", "v"],
    ["flow", "config-parameters", "level", "info", "debug"],
    ["flow", "config", "flink.parallelism.default", 1, 2],
    ["flow", "config", "flink.rest.port", undefined, 9],
    ["flow", "kubernetes", "pods.pod.labels.a", undefined, "b"],
    ["topic data", "topic", "data.cluster", "there", "here"],
    ["topic data", "topic", "data.topic.partitions", 5, 6],
  ]);
});

it("tells of Cloudflow's checkpoint defaults that an interval switches off", () => {
  const found = differences(
    [],
    ["cloudflow.runtimes.flink.config.flink.execution.checkpointing.interval = 10 s"],
  );
  expect(found).toContainEqual([
    "flow",
    "config",
    "flink.execution.checkpointing.timeout",
    "1 min",
    undefined,
  ]);
  expect(found.map(([, , path]) => path)).not.toContain("flink.execution.checkpointing.interval");
});

it("has left and right the same when turned around", () => {
  const texts = [
    ["cloudflow.runtimes.flink.config.a = 1"],
    ["cloudflow.topics.results.topic.x = 1"],
  ] as const;
  const there = differences(texts[0], texts[1]);
  const back = differences(texts[1], texts[0]);
  expect(back).toHaveLength(there.length);
  for (const [element, section, path, left, right] of there) {
    expect(back).toContainEqual([element, section, path, right, left]);
  }
});
