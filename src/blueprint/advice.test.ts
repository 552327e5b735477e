import { describe, expect, it } from "vitest";
import { descriptor, egress, foo, ingress, processor, verifyText } from "./testing/blueprint-fixtures.ts";

const classes = [ingress, egress];

function adviceFor(topics: string, descriptors = classes) {
  const text = `blueprint { streamlets { i = com.Ingress, e = com.Egress }, topics { ${topics} } }`;
  return verifyText(text, descriptors)
    .problems.filter((problem) => problem.severity !== "error")
    .map(({ code, severity }) => `${severity} ${code}`);
}
const wired = "t { producers = [i.out], consumers = [e.in] }";

describe("our own advice", () => {
  it.each([
    [wired, []],
    ["t.producers = [i.out], u { consumers = [e.in], managed = false }", ["warning topic-without-consumers"]],
    ["t { producers = [i.out], managed = false }, u.consumers = [e.in]", ["warning topic-without-producers"]],
    [`${wired}, u {}`, ["warning empty-topic"]],
    ["t { producers = [i.out, i.out], consumers = [e.in] }", ["warning repeated-port"]],
    ["t { producers = [i.out], consumers = [e.in], managed = {} }", ["warning managed-not-boolean"]],
    [
      "t { producers = [i.out], consumers = [e.in] }, u { topic.name = t, managed = false, producers = [i.out] }",
      ["warning shared-topic-name"],
    ],
    [
      "t { producers = [i.out], consumers = [e.in] }, u { topic.name = t, cluster = b, managed = no, producers = [i.out] }",
      [],
    ],
  ])("on %s", (topics, expected) => {
    expect(adviceFor(topics)).toEqual(expected);
  });

  it("tells unused classes and classes known by fingerprint only", () => {
    const bare = descriptor("com.Ingress", { outlets: { out: { ...foo, schema: "" } } });
    expect(adviceFor(wired, [bare, egress, processor])).toEqual([
      "hint fingerprint-only",
      "hint unused-class",
    ]);
  });

  describe("on the order of keys", () => {
    const even = { ...ingress, traits: { roundRobinOutlets: ["out"], keyedInlets: [] } };
    const keyed = {
      ...egress,
      runtime: "flink" as const,
      traits: { roundRobinOutlets: [], keyedInlets: ["in"] },
    };
    const topic = (more: string) => `t { producers = [i.out], consumers = [e.in]${more} }`;

    it.each([
      ["round robin into a key", even, keyed, "", ["hint round-robin-into-keyed"]],
      [
        "a topic of several partitions",
        even,
        keyed,
        ", topic.partitions = 3",
        ["hint round-robin-into-keyed"],
      ],
      ["a topic of one partition, which keeps the order", even, keyed, ", topic.partitions = 1", []],
      ["an outlet with a key", ingress, keyed, "", []],
      ["an inlet without one", even, egress, "", []],
    ])("for %s", (_, from, to, more, expected) => {
      expect(adviceFor(topic(more), [from, to])).toEqual(expected);
    });

    it("names both ends and is found at their connection", () => {
      const text = `blueprint { streamlets { i = com.Ingress, e = com.Egress }, topics { ${topic("")} } }`;
      const [found] = verifyText(text, [even, keyed]).problems;
      expect(found?.message).toBe(
        "i.out spreads its records over all partitions of t, and e.in groups them by key.",
      );
      expect(found?.elements).toMatchObject([{ kind: "connection", topic: "t" }]);
    });
  });

  it("finds a schema text that cannot be read at the ports of the instances", () => {
    const text = `blueprint { streamlets { i = com.Ingress, e = com.Egress }, topics { ${wired} } }`;
    const broken = descriptor("com.Ingress", { outlets: { out: { ...foo, schema: "{" } } });
    const [found] = verifyText(text, [broken, egress]).problems;
    expect(found?.code).toBe("broken-schema-text");
    expect(found?.elements).toEqual([
      { kind: "class", className: "com.Ingress" },
      { kind: "port", streamlet: "i", port: "out" },
    ]);
  });

  it("does not keep a blueprint from being verified", () => {
    const text = "blueprint { streamlets { i = com.Ingress }, topics { t.producers = [i.out] } }";
    expect(verifyText(text, classes).verified).toBeDefined();
  });
});
