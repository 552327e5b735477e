import { describe, expect, it } from "vitest";
import { applyEdits, parse } from "../../hocon/index.ts";
import { effectiveEntries } from "../effective-entries.ts";
import { configured, url, verifiedBlueprint } from "../testing/configuration-fixtures.ts";
import { entryScopes, setEntry } from "./entry-edit.ts";

const flow = { name: "flow", runtime: "flink" };

function entryOf(key: string, text: string) {
  const descriptor = verifiedBlueprint().catalog.find("a.Flow");
  if (descriptor === undefined) throw new Error("the fixture has no a.Flow");
  const entries = effectiveEntries(configured(url, text), { name: "flow", descriptor });
  const entry = entries.find(({ path }) => path.join(".") === key);
  if (entry === undefined) throw new Error(`${key} is not among the entries.`);
  return entry;
}

describe("an entry", () => {
  it.each([
    [
      "count",
      "cloudflow.streamlets.flow.config-parameters.count = 5 # five",
      6,
      "cloudflow.streamlets.flow.config-parameters.count = 6 # five",
    ],
    [
      "flink.rest.port",
      "cloudflow.runtimes { flink { config.flink { rest { port = 1 } } } }",
      2,
      "cloudflow.runtimes { flink { config.flink { rest { port = 2 } } } }",
    ],
    [
      "pods.pod.labels.a",
      "cloudflow.streamlets.flow.kubernetes.pods.pod.labels { a = b, c = d }",
      "x",
      "cloudflow.streamlets.flow.kubernetes.pods.pod.labels { a = x, c = d }",
    ],
    [
      "data.topic.partitions",
      "cloudflow.topics.data.topic.partitions = 5",
      7,
      "cloudflow.topics.data.topic.partitions = 7",
    ],
    [
      "cloudflow.checkpointing.default",
      "cloudflow.checkpointing.default = off",
      true,
      "cloudflow.checkpointing.default = true",
    ],
    [
      "count",
      "cloudflow.streamlets.flow { config-parameters { count = 5, level = info } }",
      undefined,
      "cloudflow.streamlets.flow { config-parameters { level = info } }",
    ],
  ] as const)("%s of %s is changed where it is written", (key, text, value, expected) => {
    const entry = entryOf(key, text);
    if (entry.source.kind !== "file") throw new Error("It is set in a file.");
    expect(applyEdits(text, setEntry(parse(text), entry, entry.source.scope, value))).toBe(expected);
  });

  it.each([
    ["count", ["cloudflow.streamlets.flow"]],
    ["flink.execution.checkpointing.interval", ["cloudflow.streamlets.flow", "cloudflow.runtimes.flink"]],
    ["data.topic.partitions", ["cloudflow.topics.data", "blueprint.topics.data"]],
  ])("%s that is a default can be set in %j", (key, scopes) => {
    const entry = entryOf(key, "");
    expect(entryScopes(entry, flow).map(({ scope }) => scope)).toEqual(scopes);
    for (const { scope } of entryScopes(entry, flow)) {
      if (scope.startsWith("blueprint")) continue;
      const text = applyEdits("# note\n", setEntry(parse("# note\n"), entry, scope, 7));
      expect(text).toContain("# note");
      const set = entryOf(key, text);
      expect(set.value).toMatchObject({ kind: "number", value: 7 });
      expect(set.source).toMatchObject({ kind: "file", scope });
    }
  });
});
