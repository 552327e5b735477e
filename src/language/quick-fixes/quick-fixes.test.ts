import { describe, expect, it } from "vitest";
import { type BlueprintProblem, readBlueprint, verify } from "../../blueprint/index.ts";
import { applyEdits, parse, resolve } from "../../hocon/index.ts";
import type { LanguageContext } from "../language-context.ts";
import { goodBlueprint, inBlueprint, inConfiguration } from "../testing/language-fixture.ts";
import { minimalEdit } from "./minimal-edit.ts";
import { quickFixes } from "./quick-fixes.ts";

function problemsOf(
  context: LanguageContext,
  text = context.blueprintDocument.text,
): readonly BlueprintProblem[] {
  const resolution = resolve([{ file: "blueprint.conf", document: parse(text) }]);
  return verify(readBlueprint("blueprint.conf", resolution), context.catalog).problems;
}

/** The titles of all fixes, and the codes of the errors that remain after the first. */
function fixed(blueprint: string, code: string) {
  const { context } = inBlueprint(`${blueprint}|`, {
    "local.conf": "cloudflow.streamlets.Join_It.config.a = 1",
  });
  const problem = problemsOf(context).find((one) => one.code === code);
  if (problem === undefined) throw new Error(`There is no ${code}.`);
  const fixes = quickFixes(context, problem);
  const edits = fixes[0]?.edits.get("blueprint.conf") ?? [];
  const text = applyEdits(context.blueprintDocument.text, edits);
  const remaining = problemsOf(context, text).filter((one) => one.severity === "error");
  return { titles: fixes.map((fix) => fix.title), text, remaining: remaining.map((one) => one.code), fixes };
}
const change = (from: string, to: string) => goodBlueprint.replace(from, to);

describe("quickFixes", () => {
  it.each([
    [
      "StreamletDescriptorNotFound",
      change("shop.Join", "shop.Jion"),
      ["Use the class shop.Join", "Remove join"],
    ],
    [
      "PortPathNotFound",
      change("[orders.out]", "[orders.otu]"),
      ["Replace it by orders.out", "Remove orders.otu from producers"],
    ],
    ["InvalidPortPath", change("[orders.out]", "[orders.out, orders]"), ["Remove orders from producers"]],
    [
      "InvalidConsumerPortPath",
      change("refunds { producers = [orders.refunds] }", "refunds { consumers = [orders.refunds] }"),
      ["Move orders.refunds to producers"],
    ],
    [
      "PortBoundToManyTopics",
      change("producers = [orders.refunds]", "producers = [orders.refunds, orders.out]"),
      ["Take orders.out off topic orders", "Take orders.out off topic refunds"],
    ],
    ["UnconnectedInlets", change(", consumers = [log.in]", ""), ["Connect join.out to log.in"]],
    [
      "UnconnectedOutlets",
      change("producers = [orders.refunds]", ""),
      ["Give orders.refunds the new topic refunds-2"],
    ],
  ])("of %s", (code, blueprint, titles) => {
    const result = fixed(blueprint, code);
    if (code !== "UnconnectedOutlets") expect(result.titles).toEqual(titles);
    else expect(result.titles).toHaveLength(1);
    expect(result.remaining).not.toContain(code);
  });

  it("of IncompatibleSchema takes one of the two off the topic", () => {
    const result = fixed(
      change("consumers = [log.in]", "consumers = [log.in, join.in]").replace(", consumers = [join.in]", ""),
      "IncompatibleSchema",
    );
    expect(result.titles).toHaveLength(2);
    expect(result.fixes.every((fix) => fix.edits.size === 1)).toBe(true);
  });

  it("of an invalid name renames the instance everywhere", () => {
    const result = fixed(goodBlueprint.replaceAll("join", "Join_It"), "InvalidStreamletName");
    expect(result.titles).toEqual(["Rename it to join-it"]);
    expect(result.text).toBe(goodBlueprint.replaceAll("join", "join-it"));
    expect([...(result.fixes[0]?.edits.keys() ?? [])]).toEqual(["blueprint.conf", "local.conf"]);
  });

  it.each([
    ["cloudflow.streamlets.ordres.config.a = 1", "cloudflow.streamlets.orders.config.a = 1"],
    [
      "cloudflow.streamlets.orders.config-parameters.raet = 1",
      "cloudflow.streamlets.orders.config-parameters.rate = 1",
    ],
    ["cloudflow.streamlets.orders.confg.a = 1", "cloudflow.streamlets.orders.config.a = 1"],
    ["cloudflow.topics.total.cluster = c", "cloudflow.topics.totals.cluster = c"],
  ])("of the misspelling in %s", (text, expected) => {
    const { context } = inConfiguration(`${text}|`);
    const results = context.configuration.problems.flatMap((problem) => quickFixes(context, problem));
    const edits = results[0]?.edits.get("local.conf") ?? [];
    expect(applyEdits(text, edits)).toBe(expected);
  });

  it("offers nothing while the text is broken", () => {
    const { context } = inBlueprint("blueprint { streamlets { a = [|");
    const [problem] = problemsOf(context);
    expect(problem && quickFixes(context, problem)).toEqual([]);
  });
});

it.each([
  ["abc", "axc", [{ range: { start: 1, end: 2 }, newText: "x" }]],
  ["abc", "abc", []],
  ["aa", "aaa", [{ range: { start: 2, end: 2 }, newText: "a" }]],
  ["", "a", [{ range: { start: 0, end: 0 }, newText: "a" }]],
])("turns %j into %j by one edit", (before, after, edits) => {
  expect(minimalEdit(before, after)).toEqual(edits);
  expect(applyEdits(before, minimalEdit(before, after))).toBe(after);
});
