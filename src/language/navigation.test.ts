// biome-ignore-all lint/suspicious/noTemplateCurlyInString: substitutions of HOCON
import { describe, expect, it } from "vitest";
import { applyEdits } from "../hocon/index.ts";
import { definition } from "./definition.ts";
import type { Location } from "./language-context.ts";
import { references } from "./references.ts";
import { rename } from "./rename.ts";
import { goodBlueprint, inBlueprint, inConfiguration, type Question } from "./testing/language-fixture.ts";

function textOf({ context }: Question, file: string): string {
  if (file === context.blueprint.file) return context.blueprintDocument.text;
  return context.textOf?.(file) ?? "";
}
/** `file:line: text` of each location. */
function shown(question: Question, locations: readonly Location[]): readonly string[] {
  return locations.map(({ file, range }) => {
    const text = textOf(question, file);
    return `${file}:${text.slice(0, range.start).split("\n").length}: ${text.slice(range.start, range.end)}`;
  });
}
const at = (word: string, marked: string) => goodBlueprint.replace(word, marked);

describe("definition", () => {
  it.each([
    ["of an instance named in a list", at("orders.refunds", "ord|ers.refunds"), "blueprint.conf:3: orders"],
    ["at the end of its name", at("orders.refunds", "orders|.refunds"), "blueprint.conf:3: orders"],
    ["of an instance itself", at("join = ", "jo|in = "), "blueprint.conf:4: join"],
    ["of a topic itself", at("totals {", "tot|als {"), "blueprint.conf:10: totals"],
    ["of a class", at("shop.Join", "shop.Jo|in"), "streamlet-descriptors.conf:3: shop.Join"],
    ["of a port", at("join.in", "join.i|n"), "streamlet-descriptors.conf:3: in"],
    [
      "of a port that is not declared",
      at("join.in", "join.in|put"),
      "streamlet-descriptors.conf:3: shop.Join",
    ],
    ["of a quoted path", at("[join.in]", '["jo|in.in"]'), "blueprint.conf:4: join"],
    ["of a substitution", `base { name = 5 }\nx = \${base.na|me}`, "blueprint.conf:1: name"],
  ])("%s", (_, text, expected) => {
    const question = inBlueprint(text);
    expect(shown(question, definition(question.context, question.offset))).toEqual([expected]);
  });

  it("leads from configuration to the blueprint", () => {
    const question = inConfiguration("cloudflow.streamlets.jo|in.config.a = 1");
    expect(shown(question, definition(question.context, question.offset))).toEqual([
      "blueprint.conf:4: join",
    ]);
  });

  it("leads to the value that counts, then to those it overrides", () => {
    const question = inConfiguration("a.b = 2\nc = ${a.b|}", { "base.conf": "a { b = 1 }" });
    expect(shown(question, definition(question.context, question.offset))).toEqual([
      "local.conf:1: b",
      "base.conf:1: b",
    ]);
  });

  it.each([
    ["in an included file", 'include "base.conf"\nx = ${base.na|me}', "base.conf:1: name"],
    ["below the key of the include", 'a { include "base.conf" }\nx = ${a.base.na|me}', "base.conf:1: name"],
  ])("leads from the blueprint to a value %s", (_, text, expected) => {
    const question = inBlueprint(text, { "base.conf": "base { name = 5 }" });
    expect(shown(question, definition(question.context, question.offset))).toEqual([expected]);
  });

  it("leads from an included file to the blueprint that includes it", () => {
    const blueprint = `include "local.conf"\nbase.name = 5\n${goodBlueprint}`;
    const question = inConfiguration("x = ${base.na|me}", {}, blueprint);
    expect(shown(question, definition(question.context, question.offset))).toEqual([
      "blueprint.conf:2: name",
    ]);
  });

  it.each([
    ["CRLF", at("orders.refunds", "ord|ers.refunds").replaceAll("\n", "\r\n"), "blueprint.conf:3: orders"],
    [
      "broken text behind it",
      `${at("orders.refunds", "ord|ers.refunds")}\nx = [`,
      "blueprint.conf:3: orders",
    ],
    ["a quoted key", goodBlueprint.replace("join =", '"jo|in" ='), 'blueprint.conf:4: "join"'],
    ["a byte order mark", `\uFEFF${at("join.in", "jo|in.in")}`, "blueprint.conf:4: join"],
    [
      "characters of two units",
      at("orders = ", 'note = "🚕"\n orders = ').replace("orders.out", "ord|ers.out"),
      "blueprint.conf:4: orders",
    ],
  ])("copes with %s", (_, text, expected) => {
    const question = inBlueprint(text);
    expect(shown(question, definition(question.context, question.offset))).toEqual([expected]);
  });

  it("is nowhere for a comment", () => {
    const { context, offset } = inBlueprint(`# ord|ers\n${goodBlueprint}`);
    expect(definition(context, offset)).toEqual([]);
  });
});

describe("references", () => {
  it("finds an instance in lists and in configuration files", () => {
    const question = inBlueprint(at("join = ", "jo|in = "), {
      "local.conf":
        'cloudflow.streamlets { "join" { config.a = 1 } }\nx = ${cloudflow.streamlets.join.config.a}',
    });
    expect(shown(question, references(question.context, question.offset))).toEqual([
      "blueprint.conf:4: join",
      "blueprint.conf:8: join",
      "blueprint.conf:10: join",
      'local.conf:1: "join"',
      "local.conf:2: join",
    ]);
  });

  it("tells a topic from an instance of the same name", () => {
    const question = inBlueprint(at("orders {", "ord|ers {"), {
      "local.conf": "cloudflow.topics.orders.cluster = c",
    });
    expect(shown(question, references(question.context, question.offset))).toEqual([
      "blueprint.conf:8: orders",
      "local.conf:1: orders",
    ]);
  });
});

describe("rename", () => {
  const files = {
    "local.conf":
      "cloudflow.streamlets.join.config.a = 1 # about join\ncloudflow.topics { totals { cluster = c } }",
  };

  function renamed(question: Question, newName: string): ReadonlyMap<string, string> {
    const result = rename(question.context, question.offset, newName);
    if ("refused" in result) throw new Error(result.refused);
    return new Map(
      [...result.edits].map(([file, edits]) => [file, applyEdits(textOf(question, file), edits)]),
    );
  }

  it("renames an instance everywhere and leaves comments and other words alone", () => {
    const after = renamed(inBlueprint(at("join = ", "jo|in = "), files), "merge");
    expect(after.get("blueprint.conf")).toBe(
      goodBlueprint
        .replace("join =", "merge =")
        .replace("join.in", "merge.in")
        .replace("join.out", "merge.out"),
    );
    expect(after.get("local.conf")).toBe(files["local.conf"].replace("streamlets.join", "streamlets.merge"));
  });

  it("renames a topic, with quotes where its id needs them", () => {
    const after = renamed(inBlueprint(at("totals {", "tot|als {"), files), "shop.totals");
    expect(after.get("blueprint.conf")).toBe(goodBlueprint.replace("totals {", '"shop.totals" {'));
    expect(after.get("local.conf")).toContain('{ "shop.totals" { cluster');
  });

  it("keeps the quotes of a port path", () => {
    const after = renamed(inBlueprint(at("[join.in]", '["jo|in.in"]')), "merge");
    expect(after.get("blueprint.conf")).toContain('consumers = ["merge.in"]');
  });

  it.each([
    ["join = ", "jo|in = ", "merge"],
    ["totals {", "tot|als {", "shop.totals"],
    ["totals {", "tot|als {", "sums"],
  ])("and back gives the text as it was: %s %s %s", (word, marked, newName) => {
    const configuration = {
      "local.conf": 'cloudflow { streamlets."join".config.a = 1, topics { "totals".cluster = c } }',
    };
    const question = inBlueprint(at(word, marked), configuration);
    const there = renamed(question, newName);
    const changed = (file: string, text: string) => there.get(file) ?? text;
    const text = changed("blueprint.conf", goodBlueprint);
    const at2 = text.search(new RegExp(`"?${newName.replace(".", "[.]")}"?( =| \\{)`)) + 1;
    const back = inBlueprint(`${text.slice(0, at2)}|${text.slice(at2)}`, {
      "local.conf": changed("local.conf", configuration["local.conf"]),
    });
    const original = word.split(" ")[0] ?? "";
    const again = renamed(back, original);
    expect(again.get("blueprint.conf")).toBe(goodBlueprint);
    if (newName !== "shop.totals") expect(again.get("local.conf")).toBe(configuration["local.conf"]);
  });

  it("starts from configuration too", () => {
    const after = renamed(inConfiguration("cloudflow.streamlets.jo|in.config.a = 1"), "merge");
    expect([...after.keys()]).toEqual(["blueprint.conf", "local.conf"]);
  });

  it("changes nothing when the name stays", () => {
    expect(renamed(inBlueprint(at("join = ", "jo|in = ")), "join").size).toBe(0);
  });

  it.each([
    ["a name that is no DNS label", at("join = ", "jo|in = "), "Join!"],
    ["a taken name", at("join = ", "jo|in = "), "log"],
    ["an empty name", at("join = ", "jo|in = "), ""],
    ["a taken topic", at("totals {", "tot|als {"), "orders"],
    ["a topic id that is no Kafka name", at("totals {", "tot|als {"), "a b"],
    ["a class", at("shop.Join", "shop.Jo|in"), "shop.Merge"],
    ["a port", at("join.in", "join.i|n"), "input"],
    ["a section", at("streamlets {", "stream|lets {"), "things"],
    ["a comment", `# jo|in\n${goodBlueprint}`, "merge"],
  ])("refuses %s with a sentence", (_, text, newName) => {
    const { context, offset } = inBlueprint(text);
    const result = rename(context, offset, newName);
    expect("refused" in result && result.refused).toMatch(/\w+ .*[.!]$/);
  });
});
