import { describe, expect, it } from "vitest";
import { environmentDifferences } from "../../config/index.ts";
import { getPath, toPlain } from "../../hocon/index.ts";
import { createAnalyser } from "./create-analyser.ts";
import { environmentConfiguration } from "./environment-configuration.ts";

const descriptors = JSON.stringify({
  class_name: "a.Job",
  runtime: "flink",
  inlets: [],
  outlets: [{ name: "out", schema: { name: "R", schema: '"string"', fingerprint: "f", format: "avro" } }],
});
const option = (key: string, value: string) => `cloudflow.runtimes.flink.config.flink.${key} = ${value}\n`;

function analysed(environments: object, environment?: string, more: Readonly<Record<string, string>> = {}) {
  const files = {
    "blueprint.conf": "blueprint { streamlets.job = a.Job, topics.t.producers = [job.out] }",
    "streamlet-descriptors.conf": `{ "a.Job": ${descriptors} }`,
    "base.conf": option("rest.port", "1"),
    "shared.inc": option("parallelism.default", "7"),
    "staging.conf": `include "shared.inc"\n${option("rest.port", "2")}`,
    "streamwright.json": JSON.stringify({ environments, environment }),
    ...more,
  };
  return createAnalyser().analyse({ name: "p", files: new Map(Object.entries(files)) });
}

function portOf(analysis: ReturnType<typeof analysed>, name: string | undefined): unknown {
  const { root } = environmentConfiguration(analysis, name).resolution;
  const port = getPath(root, ["cloudflow", "runtimes", "flink", "config", "flink", "rest", "port"]);
  return port && toPlain(port);
}

describe("environments", () => {
  const analysis = analysed({
    local: ["base.conf"],
    staging: ["base.conf", "staging.conf"],
    turned: ["staging.conf", "base.conf", "staging.conf"],
    none: [],
    gone: ["gone.conf"],
  });

  it("merge their files in their order", () => {
    expect(portOf(analysis, "local")).toBe(1);
    expect(portOf(analysis, "staging")).toBe(2);
    expect(portOf(analysis, "turned")).toBe(1);
    expect(portOf(analysis, "none")).toBeUndefined();
  });

  it("are all files where there is none of the name", () => {
    expect(environmentConfiguration(analysis, undefined)).toBe(analysis.configuration);
    expect(environmentConfiguration(analysis, "__proto__")).toBe(analysis.configuration);
  });

  it("decide what counts, once one is chosen; all files are still one of the choices", () => {
    const chosen = analysed({ local: ["base.conf"], both: ["staging.conf", "base.conf"] }, "local");
    expect([...chosen.activeConfiguration.keys()]).toEqual(["base.conf"]);
    expect([...chosen.configurationDocuments.keys()]).toEqual(["base.conf", "staging.conf"]);
    expect(environmentConfiguration(chosen, "local")).toBe(chosen.configuration);
    expect(portOf(chosen, "local")).toBe(1);
    expect(portOf(chosen, undefined)).toBe(2);
    expect(portOf(chosen, "both")).toBe(1);
  });

  it("leave the mistakes of files that do not count as warnings", () => {
    const broken = analysed({ local: ["base.conf"] }, "local", { "staging.conf": "cloudflow {" });
    const told = broken.problems.filter(({ file }) => file === "staging.conf");
    expect(told.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(broken.application).toBeDefined();
  });

  it("say of files that are not there", () => {
    const { problems } = analysis;
    const missing = problems.filter(({ code }) => code === "missing-configuration-file");
    expect(missing.map(({ message }) => message)).toEqual([expect.stringContaining("gone.conf")]);
  });

  it("are compared, with what their files include", () => {
    const { blueprint } = analysis.configuration;
    if (blueprint === undefined) throw new Error(analysis.problems.map(({ message }) => message).join(" "));
    const found = environmentDifferences(
      blueprint,
      environmentConfiguration(analysis, "local"),
      environmentConfiguration(analysis, "staging"),
    );
    expect(
      found.map(({ path, left, right }) => [
        path.join("."),
        left && toPlain(left.value),
        right && toPlain(right.value),
      ]),
    ).toEqual([
      ["flink.rest.port", 1, 2],
      ["flink.parallelism.default", undefined, 7],
    ]);
  });
});
