/** Every fix of every problem mends what it was offered for and breaks nothing else. */
import { describe, expect, it } from "vitest";
import { type BlueprintProblem, readBlueprint, verify } from "../../blueprint/index.ts";
import { applyEdits, resolve } from "../../hocon/index.ts";
import type { LanguageContext } from "../language-context.ts";
import { goodBlueprint, inBlueprint } from "../testing/language-fixture.ts";
import { quickFixes } from "./quick-fixes.ts";

type Texts = ReadonlyMap<string, string>;
const blueprintFile = "blueprint.conf";

function contextOf(texts: Texts): LanguageContext {
  const configuration = Object.fromEntries([...texts].filter(([file]) => file !== blueprintFile));
  return inBlueprint(`${texts.get(blueprintFile)}|`, configuration).context;
}

function problemsOf(context: LanguageContext): readonly BlueprintProblem[] {
  const source = { file: blueprintFile, document: context.blueprintDocument };
  const reading = readBlueprint(blueprintFile, resolve([source]));
  return [...verify(reading, context.catalog).problems, ...context.configuration.problems];
}

const nameOf = ({ code, message }: BlueprintProblem) => `${code}: ${message}`;
const isAboutPorts = (code: string) => code === "UnconnectedInlets" || code === "UnconnectedOutlets";

/** What is there after a fix and was not there before; of ports without topics there may be fewer. */
function news(before: readonly BlueprintProblem[], after: readonly BlueprintProblem[]): readonly string[] {
  const known = new Set(before.map(nameOf));
  const ports = (problems: readonly BlueprintProblem[], code: string) =>
    problems.find((one) => one.code === code)?.elements.length ?? 0;
  return after
    .filter((one) => !known.has(nameOf(one)))
    .filter(({ code }) => !isAboutPorts(code) || ports(after, code) >= ports(before, code))
    .map(nameOf);
}

const change = (from: string, to: string) => goodBlueprint.replace(from, to);
const config = "cloudflow.runtimes.flink.config.flink";

/** A code, the blueprint in which it comes up, and the configuration. */
const cases: readonly (readonly [code: string, blueprint: string, configuration?: string])[] = [
  ["MissingStreamletsSection", "blueprint {}"],
  ["BlueprintFormatError", `${change("topics {", "connections { orders.refunds = [join.in] }\n  topics {")}`],
  [
    "InvalidStreamletName",
    goodBlueprint.replaceAll("join", "Join_It"),
    "cloudflow.streamlets.Join_It.config.a = 1",
  ],
  ["InvalidStreamletClassName", change("shop.Join", '"shop/Join"')],
  ["StreamletDescriptorNotFound", change("shop.Join", "shop.Jion")],
  ["InvalidPortPath", change("[orders.out]", "[orders.out, orders]")],
  ["PortPathNotFound", change("[orders.out]", "[orders.uot]")],
  ["PortPathNotFound", change("[orders.out]", "[ordres.out]")],
  ["InvalidProducerPortPath", change("[orders.out], consumers = [join.in]", "[orders.out, join.in]")],
  ["InvalidConsumerPortPath", change("{ producers = [orders.refunds] }", "{ consumers = [orders.refunds] }")],
  ["PortBoundToManyTopics", change("[orders.refunds]", "[orders.refunds, orders.out]")],
  ["UnconnectedInlets", change(", consumers = [log.in]", "")],
  ["UnconnectedOutlets", change("refunds { producers = [orders.refunds] }", "")],
  ["InvalidTopicName", change("totals {", '"to tals" {'), 'cloudflow.topics."to tals".cluster = c'],
  ["empty-topic", change("totals {", "nothing {}\n    totals {")],
  [
    "topic-without-producers",
    change("producers = [orders.refunds]", "consumers = [join.in]").replace(", consumers = [join.in]", ""),
  ],
  ["repeated-port", change("[join.in]", "[join.in, join.in]")],
  ["unknown-key", goodBlueprint, "cloudflow.streamlets.join.confg.a = 1"],
  ["unknown-flink-option", goodBlueprint, `${config}.parallelism.defalt = 2`],
  ["unknown-streamlet", goodBlueprint, "cloudflow.streamlets { jion { config.a = 1 } } # note"],
  ["unknown-topic", goodBlueprint, "cloudflow.topics.total.cluster = c"],
  ["unknown-runtime", goodBlueprint, "cloudflow.runtimes.flik.config.a = 1"],
  ["unknown-parameter", goodBlueprint, "cloudflow.streamlets.orders.config-parameters.raet = 1"],
  ["checkpointing-incomplete", goodBlueprint, `${config}.execution.checkpointing.interval = 5 s`],
  [
    "flink-option-version",
    goodBlueprint,
    `${config}.jobmanager.adaptive-scheduler.submission.resource-wait-timeout = 1 min`,
  ],
  ["flink-option-value", goodBlueprint, `${config}.state.backend = rockdb`],
  [
    "replaced-flink-option",
    goodBlueprint,
    `${config} { restart-strategy = none, restart-strategy.fixed-delay.delay = 1 s }`,
  ],
];

/** While one of these is there, Cloudflow says nothing of what else is wrong. */
const hidesOthers = new Set(["MissingStreamletsSection", "BlueprintFormatError"]);
/** Advice that fixes bring by their nature: one that takes something away leaves a topic or a class alone. */
const accepted = /^(?:topic-without-consumers|topic-without-producers|empty-topic|unused-class): /;

describe("fixes", () => {
  const named = cases.map(([code, blueprint, configuration = ""]) => ({ code, blueprint, configuration }));
  it.each(named)("of $code (%#)", ({ code, blueprint, configuration }) => {
    const texts: Texts = new Map([
      [blueprintFile, blueprint],
      ["local.conf", configuration],
    ]);
    const context = contextOf(texts);
    const before = problemsOf(context);
    const problem = before.find((one) => one.code === code);
    if (problem === undefined) throw new Error(`No ${code} among ${before.map(nameOf).join("\n")}`);
    const fixes = quickFixes(context, problem);
    expect(fixes.length).toBeGreaterThan(0);
    for (const { title, edits } of fixes) {
      const changed = new Map(texts);
      for (const [file, own] of edits) changed.set(file, applyEdits(texts.get(file) ?? "", own));
      const after = problemsOf(contextOf(changed));
      expect(after.map(nameOf), title).not.toContain(nameOf(problem));
      if (hidesOthers.has(code)) continue;
      // A port that is taken off its topic is on none.
      const added = news(before, after).filter(
        (name) => !accepted.test(name) && !(title.startsWith("Remove") && name.startsWith("Unconnected")),
      );
      expect(added, title).toEqual([]);
    }
  });
});
