import { describe, expect, it } from "vitest";
import { type BlueprintProblem, readBlueprint, verify } from "../../blueprint/index.ts";
import { applyEdits, parse, resolve } from "../../hocon/index.ts";
import type { LanguageContext } from "../language-context.ts";
import { goodBlueprint, inBlueprint, inConfiguration } from "../testing/language-fixture.ts";
import { quickFixes } from "./quick-fixes.ts";

function problemsOf(
  context: LanguageContext,
  text = context.blueprintDocument.text,
): readonly BlueprintProblem[] {
  const resolution = resolve([{ file: "blueprint.conf", document: parse(text) }]);
  return verify(readBlueprint("blueprint.conf", resolution), context.catalog).problems;
}
const change = (from: string, to: string) => goodBlueprint.replace(from, to);

describe("quickFixes", () => {
  it.each([
    ["StreamletDescriptorNotFound", change("shop.Join", "shop.Jion")],
    ["InvalidPortPath", change("[orders.out]", "[orders.out, orders]")],
    [
      "InvalidConsumerPortPath",
      change("{ producers = [orders.refunds] }", "{ consumers = [orders.refunds] }"),
    ],
    ["UnconnectedInlets", change(", consumers = [log.in]", "")],
  ])("mend %s in the blueprint", (code, blueprint) => {
    const { context } = inBlueprint(`${blueprint}|`);
    const problem = problemsOf(context).find((one) => one.code === code);
    if (problem === undefined) throw new Error(`There is no ${code}.`);
    const edits = quickFixes(context, problem)[0]?.edits.get("blueprint.conf") ?? [];
    const remaining = problemsOf(context, applyEdits(blueprint, edits)).map((one) => one.code);
    expect(remaining).not.toContain(code);
  });

  it("rename an instance with an invalid name everywhere", () => {
    const blueprint = goodBlueprint.replaceAll("join", "Join_It");
    const configuration = "cloudflow.streamlets.Join_It.config.a = 1";
    const { context } = inBlueprint(`${blueprint}|`, { "local.conf": configuration });
    const problem = problemsOf(context).find((one) => one.code === "InvalidStreamletName");
    const [fix] = problem === undefined ? [] : quickFixes(context, problem);
    expect(fix?.title).toBe("Rename Join_It to join-it");
    expect(applyEdits(blueprint, fix?.edits.get("blueprint.conf") ?? [])).toBe(
      goodBlueprint.replaceAll("join", "join-it"),
    );
    expect(applyEdits(configuration, fix?.edits.get("local.conf") ?? [])).toContain("streamlets.join-it.");
  });

  it.each([
    ["cloudflow.streamlets.ordres.config.a = 1", "cloudflow.streamlets.orders.config.a = 1"],
    ["cloudflow.topics.total.cluster = c", "cloudflow.topics.totals.cluster = c"],
  ])("mend the misspelling in %s", (text, expected) => {
    const { context } = inConfiguration(`${text}|`);
    const results = context.configuration.problems.flatMap((problem) => quickFixes(context, problem));
    expect(applyEdits(text, results[0]?.edits.get("local.conf") ?? [])).toBe(expected);
  });

  it("are none while the text is broken", () => {
    const { context } = inBlueprint("blueprint { streamlets { a = [|");
    const [problem] = problemsOf(context);
    expect(problem && quickFixes(context, problem)).toEqual([]);
  });
});
