import { describe, expect, it } from "vitest";
import { flinkCatalogue } from "./catalogue/flink-catalogue.ts";
import { isKnownToFlink } from "./catalogue/option-version.ts";
import { effectiveEntries } from "./effective-entries.ts";
import { flinkDefaultEntries } from "./flink-default-entries.ts";
import { configured, url, verifiedBlueprint } from "./testing/configuration-fixtures.ts";

function defaults(text: string, flinkVersion = "1.20"): ReadonlyMap<string, unknown> {
  const descriptor = verifiedBlueprint().catalog.find("a.Flow");
  if (descriptor === undefined) throw new Error("the fixture has no a.Flow");
  const set = effectiveEntries(configured(url, text), { name: "flow", descriptor });
  const entries = flinkDefaultEntries(set, flinkVersion);
  for (const { source } of entries) expect(source).toEqual({ kind: "default", of: "flink" });
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

  it("fill up to every default of the version", () => {
    const names = [...defaults("cloudflow.checkpointing.default = off", "1.16").keys()];
    const expected = flinkCatalogue.filter(
      (option) => option.default !== undefined && isKnownToFlink(option, "1.16"),
    );
    expect(names).toEqual(expected.map(({ key }) => key));
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
