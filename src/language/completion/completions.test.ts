// biome-ignore-all lint/suspicious/noTemplateCurlyInString: substitutions of HOCON
import { describe, expect, it } from "vitest";
import { findFlinkOption, isKnownToFlink } from "../../config/index.ts";
import { applyEdits } from "../../hocon/index.ts";
import { goodBlueprint, inBlueprint, inConfiguration, type Question } from "../testing/language-fixture.ts";
import { completions } from "./completions.ts";

const labels = ({ context, offset }: Question) => completions(context, offset).map((item) => item.label);

/** The text after the item with the label was taken. */
function taking({ context, offset }: Question, label: string): string {
  const item = completions(context, offset).find((one) => one.label === label);
  if (item === undefined)
    throw new Error(`There is no ${label} among ${labels({ context, offset }).join(", ")}.`);
  return applyEdits(context.document.text, [item.edit]);
}

const withTopic = (topic: string) => goodBlueprint.replace("topics {", `topics {\n    t { ${topic} }`);
const ports = (list: string) => inBlueprint(withTopic(list));

describe("keys of a blueprint", () => {
  it.each([
    ["|", ["blueprint"]],
    ["blue|", ["blueprint"]],
    ["blueprint { | }", ["streamlets", "topics"]],
    ["blueprint { streamlets {}, | }", ["topics"]],
    ["blueprint.|", ["streamlets", "topics"]],
    ["blueprint.to|", ["topics"]],
    ["blueprint { topics { t { pro|", ["producers", "producer-config"]],
    ["blueprint { topics { t { producers = [], producer|", ["producer-config"]],
    ["blueprint { topics { t.topic { par|", ["partitions"]],
    ["blueprint { other { |", []],
  ])("%s", (text, expected) => {
    expect(labels(inBlueprint(text))).toEqual(expected);
  });

  it("offers a free name for a new instance of each class", () => {
    const question = inBlueprint("blueprint { streamlets { orders = shop.Orders\n| } }");
    expect(taking(question, "log")).toBe("blueprint { streamlets { orders = shop.Orders\nlog = shop.Log } }");
    const taken = inBlueprint(goodBlueprint.replace("log = shop.Log", "log = shop.Log\n    lo|"));
    expect(taking(taken, "log-2")).toContain("\n    log-2 = shop.Log\n");
  });

  it("offers a topic for each outlet that is on none", () => {
    const question = inBlueprint(goodBlueprint.replace("refunds { producers = [orders.refunds] }", "|"));
    expect(taking(question, "refunds")).toContain("refunds { producers = [orders.refunds], consumers = [] }");
  });

  it("completes only the key where a value follows", () => {
    expect(taking(inBlueprint("blueprint { topics { t { prod| = [] } } }"), "producers")).toBe(
      "blueprint { topics { t { producers = [] } } }",
    );
  });
});

describe("values of a blueprint", () => {
  it.each([
    ["blueprint { streamlets { x = |", ["shop.Orders", "shop.Join", "shop.Log"]],
    ["blueprint { streamlets { x = shop.J|", ["shop.Join"]],
    ["blueprint { streamlets { x = join|", ["shop.Join"]],
    ["blueprint.streamlets.x = \n |", ["shop.Orders", "shop.Join", "shop.Log"]],
    ['blueprint { streamlets { x = "shop.L|" } }', ["shop.Log"]],
    ["blueprint { topics { t { managed = |", ["true", "false"]],
    ["blueprint { x = |", []],
  ])("%s", (text, expected) => {
    expect(labels(inBlueprint(text))).toEqual(expected);
  });

  it("replaces the whole word and keeps its quotes", () => {
    expect(taking(inBlueprint("blueprint { streamlets { x = shop.Jo|urnal } }"), "shop.Join")).toBe(
      "blueprint { streamlets { x = shop.Join } }",
    );
    expect(taking(inBlueprint('blueprint { streamlets { x = "shop.L|" } }'), "shop.Log")).toBe(
      'blueprint { streamlets { x = "shop.Log" } }',
    );
  });
});

describe("ports in a topic", () => {
  it.each([
    ["producers = [|]", ["join.out", "orders.out", "orders.refunds"]],
    ["producers = [orders.|]", ["orders.out", "orders.refunds"]],
    ["producers = [orders.out, |]", ["join.out", "orders.refunds"]],
    ["producers = [|, orders.out]", ["join.out", "orders.refunds"]],
    ["consumers = [|]", ["join.in", "log.in"]],
    ["consumers = [\n  join.in\n  |\n]", ["log.in"]],
    ["consumers = [l|", ["log.in"]],
  ])("%s", (list, expected) => {
    expect(labels(ports(list))).toEqual(expected);
  });

  it("ranks those that fit the other side before those that do not", () => {
    const question = ports("producers = [orders.refunds], consumers = [|]");
    const items = completions(question.context, question.offset);
    expect(items.every((item) => item.detail?.endsWith("(does not fit)"))).toBe(true);
    const totals = inBlueprint(goodBlueprint.replace("producers = [join.out]", "producers = [|]"));
    expect(labels(totals)[0]).toBe("join.out");
    expect(completions(totals.context, totals.offset)[1]?.documentation).toContain("Does not fit log.in");
  });

  it("writes a list where there is none", () => {
    expect(taking(ports("consumers = |"), "log.in")).toContain("consumers = [log.in]");
  });
});

describe("configuration", () => {
  it.each([
    ["|", ["cloudflow"]],
    ["cloudflow.|", ["streamlets", "runtimes", "topics", "checkpointing", "runner"]],
    ["cloudflow { streamlets { |", ["orders", "join", "log"]],
    ["cloudflow.streamlets.j|", ["join"]],
    ["cloudflow.streamlets.orders.|", ["config-parameters", "config", "kubernetes"]],
    ["cloudflow.streamlets.orders.config-parameters.|", ["rate", "strict"]],
    ["cloudflow.streamlets.orders.config-parameters { rate = 1, |", ["strict"]],
    ["cloudflow.streamlets.orders.config-parameters.strict = |", ["false", "true"]],
    ["cloudflow.streamlets.orders.config.|", []],
    ["cloudflow.streamlets.join.config.|", ["flink"]],
    ["cloudflow.runtimes.|", ["akka", "flink", "spark"]],
    ["cloudflow.runtimes.flink.config.flink.parallelism.|", ["default"]],
    [
      "cloudflow.runtimes.flink.config.flink { execution.checkpointing.mode = |",
      ["EXACTLY_ONCE", "AT_LEAST_ONCE"],
    ],
    ["cloudflow.topics.|", ["orders", "refunds", "totals"]],
    ["cloudflow.topics.orders.topic.rep|", ["replicas"]],
    ["cloudflow.runtimes.flink.kubernetes.pods.job|", ["job-manager"]],
    [
      "cloudflow.streamlets.join.kubernetes.pods.pod.containers.container.resources.requests.|",
      ["cpu", "memory"],
    ],
  ])("%s", (text, expected) => {
    expect(labels(inConfiguration(text))).toEqual(expected);
  });

  it("writes a parameter with its default, and tells its type", () => {
    const question = inConfiguration("cloudflow.streamlets.orders.config-parameters.ra|");
    expect(taking(question, "rate")).toBe("cloudflow.streamlets.orders.config-parameters.rate = 10");
    const [item] = completions(question.context, question.offset);
    expect(item?.detail).toBe("int32, default 10");
    expect(item?.documentation).toContain("Records per second");
  });
});

describe("options of Flink", () => {
  const itemsIn = (flinkVersion: string, marked: string) => {
    const { context, offset } = inConfiguration(`cloudflow.runtimes.flink.config.flink.${marked}`);
    return completions({ ...context, flinkVersion }, offset);
  };

  it.each([
    ["1.18", "execution.checkpointing.|", "dir", false],
    ["1.20", "execution.checkpointing.|", "dir", true],
    ["1.16", "state.backend.|", "type", false],
    ["1.17", "state.backend.|", "type", true],
    ["1.20", "state.backend.|", "async", true],
    ["2.0", "state.backend.|", "async", false],
    ["latest", "state.backend.|", "type", true],
  ])("in %s, %s has %s: %s", (version, marked, label, isOffered) => {
    expect(itemsIn(version, marked).some((item) => item.label === label)).toBe(isOffered);
  });

  it.each([
    ["1.12", ["rocksdb", "filesystem", "jobmanager"]],
    ["1.16", ["hashmap", "rocksdb", "filesystem", "jobmanager"]],
    ["2.0", ["hashmap", "rocksdb", "forst"]],
  ])("in %s, the state backends are %j", (version, expected) => {
    const key = version === "2.0" ? "state.backend.type" : "state.backend";
    expect(itemsIn(version, `${key} = |`).map((item) => item.label)).toEqual(expected);
  });

  it("offers none that the version does not read, and older names after all others", () => {
    for (const version of ["1.10", "1.13", "1.16", "1.20", "2.0"]) {
      const items = itemsIn(version, "|");
      const options = items.map(({ label }) => findFlinkOption(label));
      expect(options.length).toBeGreaterThan(100);
      for (const option of options) expect(option && isKnownToFlink(option, version), option?.key).toBe(true);
      const isOlder = items.map(({ detail }) => detail?.startsWith("older name of ") ?? false);
      expect(isOlder).toEqual(isOlder.toSorted((a, b) => Number(a) - Number(b)));
    }
  });

  it("names what an older name is called now, and tells the default of the version", () => {
    const detailIn = (version: string) =>
      itemsIn(version, "|").find(({ label }) => label === "state.backend")?.detail;
    expect(detailIn("1.20")).toBe("older name of state.backend.type");
    expect(detailIn("1.16")).toBe("choice, default jobmanager");
  });
});

describe("substitutions", () => {
  it("offers paths of the text with their values", () => {
    const question = inBlueprint("base { name = 5 }\nx = ${ba|}");
    expect(labels(question)).toEqual(["base", "base.name"]);
    expect(taking(question, "base.name")).toBe("base { name = 5 }\nx = ${base.name}");
  });

  it.each(["x = ${?ba|", "x = ${ba|\ny = 1", "x = [${ba|]"])("works in %s", (text) => {
    expect(labels(inBlueprint(`base = 1\n${text}`))).toContain("base");
  });

  it("offers paths of all configuration files", () => {
    expect(labels(inConfiguration("x = ${sh|}", { "base.conf": "shared { a = 1 }" }))).toEqual([
      "shared",
      "shared.a",
    ]);
  });
});

it.each(["# blue|", "x = 1 // blue|", "}|", ""])("offers nothing unfit in %j, and never throws", (text) => {
  const question = inBlueprint(text.includes("|") ? text : `${text}|`);
  expect(() => completions(question.context, question.offset)).not.toThrow();
  if (text.includes("#") || text.includes("//")) expect(labels(question)).toEqual([]);
});
