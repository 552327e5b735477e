// biome-ignore-all lint/suspicious/noTemplateCurlyInString: substitutions of HOCON
import { describe, expect, it } from "vitest";
import { goodBlueprint, inBlueprint, inConfiguration, type Question } from "../testing/language-fixture.ts";
import { hover } from "./hover.ts";

function shown({ context, offset }: Question): string {
  return hover(context, offset)?.contents.join("\n\n") ?? "";
}
const at = (word: string, marked: string) => inBlueprint(goodBlueprint.replace(word, marked));

describe("hover", () => {
  it.each([
    [
      "a class",
      at("shop.Orders", "shop.Or|ders"),
      ["`shop.Orders`", "Makes orders", "outlet `refunds`: `shop.Refund`", "`rate`"],
    ],
    ["an unknown class", at("shop.Log", "shop.Lo|st"), ["No descriptor of `shop.Lost`"]],
    ["an instance", at("orders.out", "ord|ers.out"), ["Streamlet `orders`", "`shop.Orders`"]],
    [
      "an outlet",
      at("orders.out", "orders.o|ut"),
      ["Outlet `out` of `orders`: `shop.Order`", "On topic `orders`", "- `id`: `long`"],
    ],
    ["an inlet", at("join.in", "join.i|n"), ["Inlet `in` of `join`"]],
    ["an unknown port", at("join.in", "join.inp|ut"), ["`shop.Join` has no port `input`", "`in`, `out`"]],
    [
      "a topic",
      at("totals {", "tot|als {"),
      ["Topic `totals`", "Producers: `join.out`", "Consumers: `log.in`"],
    ],
    ["a key of the rules", at("consumers", "cons|umers"), ["Inlets that read from the topic"]],
    [
      "an instance that is not there",
      inConfiguration("cloudflow.streamlets.no|body.config.a = 1"),
      ["no streamlet `nobody`"],
    ],
    [
      "a parameter",
      inConfiguration("cloudflow.streamlets.orders.config-parameters.ra|te = 5"),
      ["= `5`", "Set in `local.conf`, line 1", "Default: `10`"],
    ],
    [
      "a Flink option",
      inConfiguration("cloudflow.runtimes.flink.config.flink.parallelism.def|ault = 5"),
      ["parallel subtasks", "Default: `1`"],
    ],
    [
      "a Flink option with a newer name",
      inConfiguration("cloudflow.runtimes.flink.config.flink.state.back|end = rocksdb"),
      ["One of `hashmap`, `rocksdb`", "Since Flink 1.17 its name is `state.backend.type`."],
    ],
    [
      "a Flink option of some versions",
      inConfiguration("cloudflow.runtimes.flink.config.flink.taskmanager.network.ret|ries = 3"),
      ["Since Flink 1.12"],
    ],
  ])("of %s", (_, question, phrases) => {
    for (const phrase of phrases) expect(shown(question)).toContain(phrase);
  });

  it("tells where a value comes from and what it overrode", () => {
    const question = inConfiguration("\na.b = 2\nc = ${a.b|}", { "base.conf": "a { b = 1 }" });
    expect(shown(question)).toContain("`a.b` = `2`");
    expect(shown(question)).toContain("Set in `local.conf`, line 2.");
    expect(shown(question)).toContain("Overrides `1` of `base.conf`, line 1.");
  });

  it("marks the word it is about", () => {
    const { context, offset } = at("orders.out", "orders.o|ut");
    const range = hover(context, offset)?.range;
    expect(context.document.text.slice(range?.start, range?.end)).toBe("out");
  });

  it.each(["# jo|in", "x = 1 |", "|"])("is silent at %j", (text) => {
    const { context, offset } = inBlueprint(text);
    expect(hover(context, offset)).toBeUndefined();
  });
});
