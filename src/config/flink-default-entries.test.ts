import { describe, expect, it } from "vitest";
import { flinkCatalogue } from "./catalogue/flink-catalogue.ts";
import type { FlinkOption } from "./catalogue/flink-option.ts";
import { defaultIn, isKnownToFlink } from "./catalogue/option-version.ts";
import { effectiveEntries } from "./effective-entries.ts";
import { flinkDefaultEntries } from "./flink-default-entries.ts";
import { configured, url, verifiedBlueprint } from "./testing/configuration-fixtures.ts";

function defaults(text: string, flinkVersion = "1.20"): ReadonlyMap<string, unknown> {
  const descriptor = verifiedBlueprint().catalog.find("a.Flow");
  if (descriptor === undefined) throw new Error("the fixture has no a.Flow");
  const set = effectiveEntries(configured(url, text), { name: "flow", descriptor });
  const entries = flinkDefaultEntries(set, flinkVersion);
  return new Map(
    entries.map(({ path, value }) => [
      path.slice(1).join("."),
      value.kind === "string" ? value.value : value,
    ]),
  );
}

describe("Flink's defaults", () => {
  it("are those of options that nobody sets", () => {
    expect(defaults("").get("rest.port")).toBe("8081");
    expect(defaults("cloudflow.runtimes.flink.config.flink.rest.port = 1").has("rest.port")).toBe(false);
    expect(defaults("cloudflow.streamlets.flow.config.rest.port = 1").has("rest.port")).toBe(false);
  });

  it("give way to Cloudflow's, until those are switched off", () => {
    expect(defaults("").has("execution.checkpointing.timeout")).toBe(false);
    expect(defaults("cloudflow.checkpointing.default = off").get("execution.checkpointing.timeout")).toBe(
      "10 min",
    );
  });

  it("go by the later of two names", () => {
    const now = defaults("");
    expect(now.get("state.backend.type")).toBe("hashmap");
    expect(now.has("state.backend")).toBe(false);
    expect(defaults("", "1.16").get("state.backend")).toBe("jobmanager");
    expect(defaults("", "1.16").has("state.backend.type")).toBe(false);
    const set = defaults("cloudflow.runtimes.flink.config.flink.state.backend = rocksdb");
    expect(set.has("state.backend.type")).toBe(false);
  });

  it("are those of the version, by the names of the version", () => {
    expect(defaults("", "1.16").get("taskmanager.memory.network.max")).toBe("1 gb");
    expect(defaults("", "1.17").has("taskmanager.memory.network.max")).toBe(false);
    expect(defaults("", "1.18").get("restart-strategy.exponential-delay.max-backoff")).toBe("5 min");
    expect(defaults("", "1.19").get("restart-strategy.exponential-delay.max-backoff")).toBe("1 min");
    expect(defaults("", "1.19").get("state.checkpoints.num-retained")).toBe("1");
    expect(defaults("", "2.0").get("execution.checkpointing.num-retained")).toBe("1");
    expect(defaults("", "2.0").has("state.checkpoints.num-retained")).toBe(false);
    const renamed = "cloudflow.runtimes.flink.config.flink.state.checkpoints.num-retained = 3";
    expect(defaults(renamed, "2.0").has("execution.checkpointing.num-retained")).toBe(false);
  });

  it("say which are Cloudflow's", () => {
    const descriptor = verifiedBlueprint().catalog.find("a.Flow");
    if (descriptor === undefined) throw new Error("the fixture has no a.Flow");
    const set = effectiveEntries(configured(url), { name: "flow", descriptor });
    const owners = flinkDefaultEntries(set, "1.20").filter(
      ({ source }) => source.kind === "default" && source.of === "cloudflow",
    );
    expect(owners.map(({ path }) => path.join("."))).toEqual([
      "flink.jobmanager.replicas",
      "flink.local.web",
    ]);
  });

  it("fill up to every default of the version", () => {
    const names = [...defaults("cloudflow.checkpointing.default = off", "1.16").keys()];
    const expected = flinkCatalogue.filter(
      (option) => defaultIn(option, "1.16") !== undefined && isKnownToFlink(option, "1.16"),
    );
    const isNewest = ({ renamedIn }: FlinkOption) =>
      renamedIn === undefined || !isKnownToFlink({ since: renamedIn }, "1.16");
    const isName = ({ key }: FlinkOption) => !key.includes("<");
    expect(names).toEqual(
      expected
        .filter(isNewest)
        .filter(isName)
        .map(({ key }) => key),
    );
  });
});

it.each([
  ["1.17", undefined, "1.17.2", true],
  ["1.17", undefined, "1.9", false],
  ["1.17", undefined, "2.0", true],
  [undefined, "1.20", "1.20.1", true],
  [undefined, "1.20", "v2_0", false],
  ["1.17", "1.20", "latest", true],
])("an option from %s to %s in Flink %s: %s", (since, until, version, isKnown) => {
  const option = {
    key: "a",
    type: "text" as const,
    description: "",
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
  expect(isKnownToFlink(option, version)).toBe(isKnown);
});
