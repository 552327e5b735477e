import { describe, expect, it } from "vitest";
import { configured, url } from "../testing/configuration-fixtures.ts";
import { findFlinkOption, flinkCatalogue } from "./flink-catalogue.ts";
import { optionFault } from "./option-value.ts";

describe("the catalogue", () => {
  it("has every key once, with a description, and defaults that are valid values", () => {
    expect(new Set(flinkCatalogue.map((option) => option.key)).size).toBe(flinkCatalogue.length);
    for (const option of flinkCatalogue) {
      expect(option.description, option.key).toMatch(/^[A-Z].*\.$/);
      if (option.default !== undefined)
        expect(optionFault(option, option.default), option.key).toBeUndefined();
    }
  });

  it("finds options by key and by pattern", () => {
    expect(findFlinkOption("rest.port")?.default).toBe("8081");
    expect(findFlinkOption("fs.azure.account.key.mine.blob.core.windows.net")?.key).toContain("<account>");
    expect(findFlinkOption("fs.azure.account.key.blob.core.windows.net")).toBeUndefined();
    expect(findFlinkOption("constructor")).toBeUndefined();
  });
});

describe("values of Flink options", () => {
  function problemsOf(options: string) {
    return configured(url, `cloudflow.runtimes.flink.config.flink { ${options} }`).problems.map(
      ({ code, severity }) => `${severity} ${code}`,
    );
  }

  it.each([
    'restart-strategy.fixed-delay.delay = "10 s"',
    "restart-strategy.fixed-delay.delay = PT1M30S",
    "heartbeat.interval = 5000",
    "taskmanager.memory.process.size = 1728m",
    'taskmanager.memory.process.size = "2 gb"',
    "taskmanager.memory.managed.fraction = 0.3",
    "state.backend = filesystem",
    "execution.checkpointing.mode = at_least_once",
    "local.web = on",
    "some.option.of.flink = anything",
  ])("%s is fine", (option) => {
    expect(problemsOf(option)).toEqual([]);
  });

  it.each([
    ["restart-strategy.fixed-delay.delay = soon", "warning flink-option-value"],
    ["restart-strategy.fixed-delay.delay = 1.5 s", "warning flink-option-value"],
    ["taskmanager.memory.process.size = 1728x", "warning flink-option-value"],
    ["parallelism.default = many", "warning flink-option-value"],
    ["execution.checkpointing.mode = SOMETIMES", "warning flink-option-value"],
    ["local.web = 1", "warning flink-option-value"],
    ["parallelism.defualt = 2", "hint unknown-flink-option"],
  ])("%s is told", (option, problem) => {
    expect(problemsOf(option)).toEqual([problem]);
  });
});
