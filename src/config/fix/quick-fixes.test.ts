import { describe, expect, it } from "vitest";
import { applyEdits, parse } from "../../hocon/index.ts";
import { checkFlinkOptions } from "../check-flink-options.ts";
import { configured, url, verifiedBlueprint } from "../testing/configuration-fixtures.ts";
import { configQuickFixes } from "./quick-fixes.ts";

function mended(text: string, code: string): string | undefined {
  const problem = configured(text).problems.find((one) => one.code === code);
  if (problem === undefined) throw new Error(`No ${code} in ${text}`);
  const context = { documents: new Map([["1.conf", parse(text)]]), blueprint: verifiedBlueprint() };
  const [fix] = configQuickFixes(problem, context);
  return fix && applyEdits(text, fix.edits.get("1.conf") ?? []);
}

describe("fixes of the configuration", () => {
  it.each([
    [
      "unknown-key",
      "cloudflow.streamlets.flow { confg { a = 1 } } # note",
      "cloudflow.streamlets.flow { config { a = 1 } } # note",
    ],
    ["unknown-streamlet", "cloudflow.streamlets.flo.config.a = 1", "cloudflow.streamlets.flow.config.a = 1"],
    ["unknown-topic", "cloudflow.topics.dat.managed = true", "cloudflow.topics.data.managed = true"],
    ["unknown-runtime", "cloudflow.runtimes.flik.config.a = 1", "cloudflow.runtimes.flink.config.a = 1"],
    [
      "unknown-parameter",
      "cloudflow.streamlets.flow.config-parameters.cuont = 1",
      "cloudflow.streamlets.flow.config-parameters.count = 1",
    ],
  ])("%s", (code, text, expected) => {
    expect(mended(text, code)).toBe(expected);
  });

  it("write a missing parameter", () => {
    const text = mended("# empty\n", "missing-parameter");
    expect(text).toContain("# empty");
    expect(configured(text ?? "").problems).toEqual([]);
  });

  it.each([
    "cloudflow.runtimes.flink.config.flink.execution.checkpointing.interval = 5 s",
    "cloudflow.streamlets.flow.config.execution.checkpointing.interval = 5 s",
  ])("write the other checkpoint settings beside %s", (interval) => {
    const text = mended(`${url}\n${interval}`, "checkpointing-incomplete");
    expect(configured(text ?? "").problems).toEqual([]);
    expect(text).toContain("RETAIN_ON_CANCELLATION");
  });

  it.each([
    "cloudflow.runtimes.flink.config.flink { restart-strategy = none, restart-strategy.fixed-delay.delay = 1 s }",
    "cloudflow.runtimes.flink.config.flink { state { backend.incremental = true, backend : rocksdb } }",
    'cloudflow.streamlets.flow.config { "high-availability" = NONE, high-availability.storageDir = "s3://a" }',
  ])("let value and section stand beside each other in %s", (options) => {
    const text = mended(`${url}\n${options}`, "replaced-flink-option");
    expect(configured(text ?? "").problems).toEqual([]);
    expect(text).toMatch(/"?(restart-strategy|backend|high-availability)"?\.type [=:] (none|rocksdb|NONE)/);
  });

  it("write the nearest value, and no more", () => {
    const text = `${url}\ncloudflow.runtimes.flink.config.flink.state.backend = rockdb # fast`;
    expect(mended(text, "flink-option-value")).toBe(text.replace("rockdb", "rocksdb"));
  });

  it("name an option as the version of Flink does", () => {
    const text = `${url}\ncloudflow.streamlets.flow.config.flink { a = 1, state.backend.type = rocksdb }`;
    const document = parse(text);
    const { root } = configured(text).resolution;
    const [problem] = checkFlinkOptions("1.16")(root, verifiedBlueprint());
    if (problem === undefined) throw new Error("Flink 1.16 has no state.backend.type.");
    const [fix] = configQuickFixes(problem, { documents: new Map([["1.conf", document]]) });
    const next = applyEdits(text, fix?.edits.get("1.conf") ?? []);
    expect(next).toContain("state.backend = rocksdb");
    expect(checkFlinkOptions("1.16")(configured(next).resolution.root, verifiedBlueprint())).toEqual([]);
  });

  it("write a missing parameter into a first file where there is none", () => {
    const [problem] = configured().problems;
    if (problem === undefined) throw new Error("The url is missing.");
    const [fix] = configQuickFixes(problem, { documents: new Map(), blueprint: verifiedBlueprint() });
    expect(configured(applyEdits("", fix?.edits.get("application.conf") ?? [])).problems).toEqual([]);
  });

  it("have nothing to say of what nobody can guess", () => {
    expect(mended("cloudflow.zzzzzzzzz = 1", "unknown-key")).toBeUndefined();
  });
});
