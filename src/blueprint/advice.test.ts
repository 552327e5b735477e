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

  it("does not keep a blueprint from being verified", () => {
    const text = "blueprint { streamlets { i = com.Ingress }, topics { t.producers = [i.out] } }";
    expect(verifyText(text, classes).verified).toBeDefined();
  });
});
