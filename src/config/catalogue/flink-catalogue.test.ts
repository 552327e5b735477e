import { describe, expect, it } from "vitest";
import { checkFlinkOptions } from "../check-flink-options.ts";
import { configured, url, verifiedBlueprint } from "../testing/configuration-fixtures.ts";
import { findFlinkOption, flinkCatalogue } from "./flink-catalogue.ts";
import type { FlinkOption } from "./flink-option.ts";
import { optionFault } from "./option-value.ts";
import { isKnownToFlink } from "./option-version.ts";

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

describe("the versions of the catalogue", () => {
  it("name options that are there, and that are newer", () => {
    for (const { key, renamedTo, renamedIn, until } of flinkCatalogue) {
      expect(renamedTo === undefined, key).toBe(renamedIn === undefined);
      if (renamedTo === undefined || renamedIn === undefined) continue;
      const newer = findFlinkOption(renamedTo);
      expect(newer?.key, key).toBe(renamedTo);
      if (newer !== undefined) expect(isKnownToFlink(newer, renamedIn), `${key} in ${renamedIn}`).toBe(true);
      if (until !== undefined) expect(isKnownToFlink({ until }, renamedIn), key).toBe(true);
    }
  });

  it.each([
    [
      "1.16",
      "state.backend.type = rocksdb",
      "Flink 1.16 does not read state.backend.type: the first version that does is 1.17.",
    ],
    [
      "2.0",
      "taskmanager.network.memory.buffers-per-channel = 2",
      "Flink 2.0 does not read taskmanager.network.memory.buffers-per-channel: the last version that does is 1.20.",
    ],
    [
      "1.18",
      "heartbeat.interval = 5 s",
      "heartbeat.interval must be a number of milliseconds without a unit up to Flink 1.19: 5 s is not.",
    ],
    [
      "2.0",
      "state.backend = filesystem",
      "state.backend must be one of hashmap, rocksdb, forst, or the name of a class: filesystem is not.",
    ],
    [
      "1.12",
      "state.backend = hashmap",
      "state.backend must be one of rocksdb, filesystem, jobmanager, or the name of a class: hashmap is not.",
    ],
  ])("tell in Flink %s of %s", (version, option, message) => {
    const { root } = configured(url, `cloudflow.runtimes.flink.config.flink { ${option} }`).resolution;
    const problems = checkFlinkOptions(version)(root, verifiedBlueprint());
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(checkFlinkOptions("1.20")(root, verifiedBlueprint())).toEqual([]);
  });
});

describe("values as Flink 1.18 reads them", () => {
  const option = (type: FlinkOption["type"]): FlinkOption => ({
    key: "a",
    type,
    description: "",
    values: ["EXACTLY_ONCE"],
  });

  it.each<[FlinkOption["type"], readonly string[], readonly string[]]>([
    [
      "duration",
      [
        "10",
        "10 s",
        "10s",
        "10 secs",
        "10 S",
        "10 Min",
        "10 m",
        "1 d",
        "5 µs",
        "5 micros",
        "  10   s  ",
        "10 ms ",
      ],
      [
        "1.5 s",
        "5 us",
        "PT10S",
        "P1D",
        "-5 s",
        "",
        "10 weeks",
        "99999999999999999999",
        "9223372036854775807 d",
        "0x10",
        "١٠ s",
        "1_000 ms",
      ],
    ],
    [
      "memory",
      ["10", "10 b", "10bytes", "1k", "1 KB", "1 kibibytes", "1 MB", "5 G", "1tebibytes", " 5 m "],
      ["1 kib", "1 Ki", "1.5g", "-1m", "", "99999999999999999999", "9223372036854775807 t", "1 p"],
    ],
    ["boolean", ["true", "TRUE", "False"], ["on", "yes", "1", "off", ""]],
    ["integer", ["1", "-1", "+1", "2147483647"], ["2147483648", "1.0", "1e3", "0x10", ""]],
    ["long", ["2147483648", "-9223372036854775808"], ["9223372036854775808", "1.0"]],
    ["number", ["1", "0.5", ".5", "1e3", "1f", "-1"], ["half", "", "0x10", "1e"]],
    ["choice", ["EXACTLY_ONCE", "exactly_once"], ["exactly-once", "EXACTLYONCE", ""]],
  ])("of type %s", (type, good, bad) => {
    for (const text of good) expect(optionFault(option(type), text), text).toBeUndefined();
    for (const text of bad) expect(optionFault(option(type), text), text).toBeDefined();
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
    "heartbeat.interval = 5000",
    "taskmanager.memory.process.size = 1728m",
    'taskmanager.memory.process.size = "2 gb"',
    "taskmanager.memory.managed.fraction = 0.3",
    "state.backend = filesystem",
    "execution.checkpointing.mode = at_least_once",
    "local.web = on",
    "some.option.of.flink = anything",
    "state.backend = org.example.MyFactory",
    "restart-strategy = off",
    "high-availability.type = Kubernetes",
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
    ["state.backend = rockdb", "warning flink-option-value"],
    ["web.submit.enable = on", "warning flink-option-value"],
    ["restart-strategy = sometimes", "warning flink-option-value"],
    ["execution.checkpointing.alignment-timeout = PT10S", "warning flink-option-value"],
    ["parallelism.defualt = 2", "hint unknown-flink-option"],
  ])("%s is told", (option, problem) => {
    expect(problemsOf(option)).toEqual([problem]);
  });
});
