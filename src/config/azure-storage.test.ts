import { describe, expect, it } from "vitest";
import { applyEdits, parse } from "../hocon/index.ts";
import {
  type AzureStorage,
  azureCheckpointEdits,
  azureDirectory,
  azureStorageFaults,
  azureStorageOf,
} from "./azure-storage.ts";
import { effectiveEntries } from "./effective-entries.ts";
import { configured, url, verifiedBlueprint } from "./testing/configuration-fixtures.ts";

const storage: AzureStorage = { account: "acme", container: "flink-data", path: "/checkpoints/shop/" };
const key = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";
const directory = "wasbs://flink-data@acme.blob.core.windows.net/checkpoints/shop";

function written(text: string, more: Partial<AzureStorage> = {}, name = "flow") {
  const scope =
    name === "" ? ({ kind: "runtime", name: "flink" } as const) : ({ kind: "streamlet", name } as const);
  return applyEdits(text, azureCheckpointEdits(parse(text), { ...storage, ...more }, scope));
}

function optionsOf(text: string): ReadonlyMap<string, unknown> {
  const descriptor = verifiedBlueprint().catalog.find("a.Flow");
  if (descriptor === undefined) throw new Error("the fixture has no a.Flow");
  const entries = effectiveEntries(configured(url, text), { name: "flow", descriptor });
  return new Map(
    entries
      .filter(({ section, source }) => section === "config" && source.kind === "file")
      .map(({ path, value }) => [path.join("."), value.kind === "string" ? value.value : value.kind]),
  );
}

describe("checkpoints on Azure", () => {
  it("have a directory", () => {
    expect(azureDirectory(storage)).toBe(directory);
    expect(azureDirectory({ ...storage, path: "" })).toBe("wasbs://flink-data@acme.blob.core.windows.net/");
  });

  it.each(["", "# note\n", "cloudflow.runtimes.flink.config.flink.state.checkpoints.dir = x\n", "{}"])(
    "are written into %j for all of Flink",
    (text) => {
      const options = optionsOf(written(text, { key }, ""));
      expect(options.get("flink.state.backend")).toBe("filesystem");
      expect(options.get("flink.state.checkpoints.dir")).toBe(directory);
      expect(options.get("flink.fs.azure.account.key.acme.blob.core.windows.net")).toBe(key);
    },
  );

  it("are written for one streamlet, without a key where none is given", () => {
    const text = written("cloudflow.streamlets.flow { config { } } # kept");
    expect(text).toContain("# kept");
    expect(optionsOf(text)).toEqual(
      new Map([
        ["flink.state.backend", "filesystem"],
        ["flink.state.checkpoints.dir", directory],
      ]),
    );
  });

  it.each<[Partial<AzureStorage>, keyof AzureStorage]>([
    [{ account: "" }, "account"],
    [{ account: "Acme" }, "account"],
    [{ account: "a-b" }, "account"],
    [{ account: "a".repeat(25) }, "account"],
    [{ container: "ab" }, "container"],
    [{ container: "a--b" }, "container"],
    [{ container: "-ab" }, "container"],
    [{ container: "a_b" }, "container"],
    [{ container: "a".repeat(64) }, "container"],
    [{ path: "a//b" }, "path"],
    [{ path: "a/../b" }, "path"],
    [{ path: "a\nb" }, "path"],
    [{ path: "a?b" }, "path"],
    [{ path: "a".repeat(801) }, "path"],
    [{ key: "" }, "key"],
    [{ secret: { name: "Keys", entry: "azure" } }, "secret"],
    [{ secret: { name: "a,b", entry: "azure" } }, "secret"],
    [{ secret: { name: "keys", entry: "" } }, "secret"],
    [{ secret: { name: "keys", entry: "a,b" } }, "secret"],
    [{ key: "not a key at all, surely" }, "key"],
  ])("are refused for %j", (more, field) => {
    expect(azureStorageFaults({ ...storage, ...more }).map((fault) => fault.field)).toEqual([field]);
    expect(written("# as it is", more)).toBe("# as it is");
  });

  it.each<Partial<AzureStorage>>([
    {},
    { path: "" },
    { path: "/" },
    { path: "a.b/c_d e" },
    { container: "a-1" },
    { key },
    { secret: { name: "my.keys-1", entry: "AZURE_key.1" } },
  ])("are fine for %j", (more) => {
    expect(azureStorageFaults({ ...storage, ...more })).toEqual([]);
  });

  it("use the backend that the version of Flink knows", () => {
    const backend = (version?: string) =>
      optionsOf(
        applyEdits("", azureCheckpointEdits(parse(""), storage, { kind: "runtime", name: "flink" }, version)),
      ).get("flink.state.backend");
    expect([backend(), backend("1.20"), backend("2.0.1")]).toEqual(["filesystem", "filesystem", "hashmap"]);
  });

  it("take the key from a Secret, by Flink's own provider of keys", () => {
    const options = optionsOf(written("", { secret: { name: "keys", entry: "azure" } }));
    expect(options.get("flink.kubernetes.env.secretKeyRef")).toBe(
      "env:AZURE_STORAGE_KEY,secret:keys,key:azure",
    );
    expect(options.get("flink.fs.azure.account.keyprovider.acme.blob.core.windows.net")).toBe(
      "org.apache.flink.fs.azurefs.EnvironmentVariableKeyProvider",
    );
    expect([...options.keys()].filter((name) => name.includes("account.key."))).toEqual([]);
  });

  it.each([
    [directory, { account: "acme", container: "flink-data", path: "checkpoints/shop" }],
    ["wasb://c@a.blob.core.windows.net", { account: "a", container: "c", path: "" }],
    ["s3://c/a", undefined],
    ["wasbs://c@a.dfs.core.windows.net/x", undefined],
  ])("are read from %s", (text, expected) => {
    expect(azureStorageOf(text)).toEqual(expected);
  });

  it("remind of the plug-in, once per place", () => {
    const { problems } = configured(url, written("", {}, ""));
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([["azure-file-system", "hint"]]);
    expect(problems[0]?.message).toContain("flink-azure-fs-hadoop");
    expect(problems[0]?.elements).toEqual([{ kind: "streamlet", streamlet: "flow" }]);
  });
});
