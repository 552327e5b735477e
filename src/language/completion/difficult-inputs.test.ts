// biome-ignore-all lint/suspicious/noTemplateCurlyInString: substitutions of HOCON
/** Completion where the text around the cursor is half-typed, broken or written in a rare way. */
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../hocon/index.ts";
import { goodBlueprint, inBlueprint, inConfiguration, type Question } from "../testing/language-fixture.ts";
import { completions } from "./completions.ts";

const labels = ({ context, offset }: Question) => completions(context, offset).map((item) => item.label);

/** The text after the first item was taken. */
function taken({ context, offset }: Question): string {
  const [item] = completions(context, offset);
  return item === undefined ? "nothing is offered" : applyEdits(context.document.text, [item.edit]);
}
const topic = (body: string) => inBlueprint(goodBlueprint.replace("topics {", `topics {\n    t { ${body} }`));
const pods = "cloudflow.streamlets.join.kubernetes.pods";

describe("what is offered in a blueprint", () => {
  it.each([
    ["inside quotes", 'producers = ["orders.|"]', ["orders.out", "orders.refunds"]],
    ["inside quotes that are open", 'producers = ["orders.|', ["orders.out", "orders.refunds"]],
    ["behind a dot", "producers = [join.|]", ["join.out"]],
    ["on a line of its own", "producers = [\n\n|\n]", ["join.out", "orders.out", "orders.refunds"]],
    ["behind a comma", "producers = [orders.out,|", ["join.out", "orders.refunds"]],
    ["between others", "producers = [orders.out, |, join.out]", ["orders.refunds"]],
    ["behind a comment", "producers = [ # all\n |]", ["join.out", "orders.out", "orders.refunds"]],
    ["for +=", "producers += jo|", ["join.out"]],
    ["for a list in pieces", "producers = [orders.out] [jo|]", ["join.out"]],
    ["for the second of two equal keys", "producers = [], producers = [join|]", ["join.out"]],
  ])("%s", (_, body, expected) => {
    expect(labels(topic(body))).toEqual(expected);
  });

  it.each([
    ["below a dotted key", "blueprint.topics.t { prod|", ["producers", "producer-config"]],
    ["below a quoted key", 'blueprint."topics"."t" { clus|', ["cluster"]],
    ["in the middle of a dotted key", "blueprint.to|.t { }", ["topics"]],
    ["behind text that is broken", "x = }\ny = [\n]\nblueprint { top|", ["topics"]],
    ["before text that is broken", 'blueprint { top|\n = } ] "', ["topics"]],
    ["with CRLF", "blueprint {\r\n  streamlets {}\r\n  |\r\n}\r\n", ["topics"]],
    ["behind a byte order mark", "\uFEFFblue|", ["blueprint"]],
    ["behind characters of two units", 'note = "🚕🚕"\nblueprint { stre|', ["streamlets"]],
    ["for the value on the next line", "blueprint.streamlets.x =\n  shop.L|", ["shop.Log"]],
    ["for a key behind :", "blueprint : { top|", ["topics"]],
    ["without anything in a comment", "blueprint { # top|", []],
    ["without anything in a long string", 'blueprint { x = """top|"""', []],
  ])("%s", (_, text, expected) => {
    expect(labels(inBlueprint(text))).toEqual(expected);
  });
});

describe("what is offered in configuration", () => {
  it.each([
    ["keys of the items of a list", `${pods}.pod.containers.container.env = [{ na|`, ["name"]],
    ["keys of volumes", `${pods}.pod.volumes.data { |`, ["secret", "config-map", "pvc"]],
    ["switches", `${pods}.pod.volumes.data.pvc.read-only = |`, ["true", "false"]],
    ["quantities", `${pods}.pod.containers.container.resources.limits.memory = 512|`, ["512Mi", "512Gi"]],
    [
      "durations",
      "cloudflow.runtimes.flink.config.flink.execution.checkpointing.interval = 10|",
      ["10 ms", "10 s", "10 min", "10 h", "10 d"],
    ],
    [
      "units behind a space",
      "cloudflow.runtimes.flink.config.flink.execution.checkpointing.interval = 10 m|",
      ["10 ms", "10 min"],
    ],
    [
      "sizes in quotes",
      'cloudflow.runtimes.flink.config.flink.taskmanager.memory.process.size = "2|"',
      ["2kb", "2mb", "2gb"],
    ],
    ["values of Kafka", "cloudflow.topics.orders.topic.cleanup.policy = |", []],
    ["instances in quotes", 'cloudflow.streamlets."jo|"', ["join"]],
    [
      "topics with a nested and a dotted section",
      "cloudflow.topics { orders {}, refunds.managed = no, | }",
      ["totals"],
    ],
    ["nothing below a key that nobody knows", "cloudflow.streamlets.join.nothing.|", []],
  ])("%s", (_, text, expected) => {
    expect(labels(inConfiguration(text))).toEqual(expected);
  });
});

describe("paths of substitutions", () => {
  const base = { "base.conf": "shared { name = 5, list = [1] }" };
  it.each([
    [
      "of a file that is included",
      'include "base.conf"\nx = ${sha|}',
      ["shared", "shared.name", "shared.list"],
    ],
    [
      "of one that is included below a key",
      'a { include "base.conf" }\nx = ${a.shared.n|}',
      ["a.shared.name"],
    ],
    ["in a value in pieces", 'b = 1\ninclude "base.conf"\nx = pre ${?shared.na|', ["shared.name"]],
    ["of a quoted key", '"a b".c = 1\nx = ${"a b|', ['"a b"', '"a b".c']],
  ])("%s", (_, text, expected) => {
    expect(labels(inBlueprint(text, base))).toEqual(expected);
  });

  it("of the blueprint, in a file that it includes", () => {
    const question = inConfiguration(
      "x = ${orig|}",
      {},
      `include "local.conf"\norigin.name = 1\n${goodBlueprint}`,
    );
    expect(labels(question)).toEqual(["origin", "origin.name"]);
  });

  it("not of the blueprint in a file that it does not include", () => {
    expect(labels(inConfiguration("x = ${orig|}", {}, `origin.name = 1\n${goodBlueprint}`))).toEqual([]);
  });
});

it.each([
  ['producers = ["orders.re|"]', 'producers = ["orders.refunds"]'],
  ["producers = [orders.re|fu]", "producers = [orders.refunds]"],
  ["producers = [orders.re|, join.out]", "producers = [orders.refunds, join.out]"],
  ["clus|", "cluster = "],
  ["clus| = c", "cluster = c"],
])("taking the first of %j gives %j", (body, expected) => {
  expect(taken(topic(body))).toContain(`t { ${expected} }`);
});
