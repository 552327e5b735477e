import { describe, expect, it } from "vitest";
import { egress, ingress, processor, verifyText } from "./testing/blueprint-fixtures.ts";

function cyclesIn(topics: string): readonly unknown[] {
  const text = `blueprint {
    streamlets { i = com.Ingress, a = com.Processor, b = com.Processor, c = com.Processor, e = com.Egress }
    topics { ${topics} }
  }`;
  return verifyText(text, [ingress, processor, egress])
    .problems.filter((problem) => problem.code === "cycle")
    .map((problem) => problem.data["streamlets"]);
}

describe("circles of streamlets", () => {
  it.each([
    [
      "t { producers = [i.out], consumers = [a.in, e.in] }, u { producers = [a.out], consumers = [b.in] }",
      [],
    ],
    ["t { producers = [a.out], consumers = [a.in] }", [["a"]]],
    [
      "t { producers = [b.out], consumers = [a.in] }, u { producers = [a.out], consumers = [b.in] }",
      [["a", "b"]],
    ],
    ["t { producers = [a.out, b.out, c.out], consumers = [a.in, b.in] }", [["a", "b"]]],
    [
      "t { producers = [a.out, i.out], consumers = [a.in] }, u { producers = [b.out], consumers = [c.in] }, v { producers = [c.out], consumers = [b.in] }",
      [["a"], ["b", "c"]],
    ],
  ])("in %s", (topics, expected) => {
    expect([...cyclesIn(topics)].sort()).toEqual(expected);
  });
});
