import { describe, expect, it } from "vitest";
import { type Exchange, type Operator, StreamGraph, type StreamInput } from "../../../streamlet/index.ts";
import { jobGraphOf } from "../job/job-graph.ts";

const operator: Operator = { kind: "map", fn: (value) => value as unknown };
const from = (
  node: number,
  kind: "forward" | "rebalance" | "hash" = "forward",
  side: 0 | 1 = 0,
): StreamInput => {
  const exchange: Exchange = kind === "hash" ? { kind, key: (value) => value as unknown } : { kind };
  return { node, exchange, side };
};

/** Two sources, a keyed join of both, and a union of both. */
function graph(): StreamGraph {
  const made = new StreamGraph();
  made.add("s1", operator, []);
  made.add("s2", operator, []);
  made.add("m", operator, [from(0)]);
  made.add("filter", operator, [from(1)]);
  made.add("j", operator, [from(2, "hash"), from(3, "hash", 1)]);
  made.add("named", operator, [from(4)]).uid = "named";
  made.add("sink1", operator, [from(5)]);
  made.add("u", operator, [from(2, "rebalance"), from(1, "rebalance")]);
  made.add("sink2", operator, [from(7)]);
  return made;
}

describe("operator ids", () => {
  it("are those that Flink 1.18.1 gives to the same graph", () => {
    const { operatorIds } = jobGraphOf(graph(), { parallelism: 2 });
    expect(Object.fromEntries(graph().nodes.map(({ id, name }) => [name, operatorIds.get(id)]))).toEqual({
      s1: "cbc357ccb763df2852fee8c4fc7d55f2",
      m: "2be4fe38b4ce63aa5bffc06b65e24e03",
      s2: "6cdc5bb954874d922eaee11a8e7b5dd5",
      filter: "eb99017e0f9125fa6648bf56123bdcf7",
      j: "08e165f8885a8d99a6053b459ae642c0",
      named: "f74da3e1073d1fceb0c7b6330cd7371c",
      sink1: "038e8996cf7be5b49b893f40ca8441cf",
      u: "0c0d4154510ef3035f84f795c6212c83",
      sink2: "74873a8033d133b95a89e40d726354c9",
    });
  });

  it("change with what is chained, except where there is a uid", () => {
    const before = jobGraphOf(graph(), { parallelism: 2 }).operatorIds;
    const after = jobGraphOf(graph(), { parallelism: 2, chaining: false }).operatorIds;
    expect(
      graph()
        .nodes.filter(({ id }) => before.get(id) === after.get(id))
        .map(({ name }) => name),
    ).toEqual(["named", "sink1"]);
  });

  it("refuse a uid that is used twice, with Flink's words", () => {
    const twice = graph();
    (twice.nodes[6] as { uid?: string }).uid = "named";
    expect(() => jobGraphOf(twice, { parallelism: 1 })).toThrow(
      'Hash collision on user-specified ID "named". Most likely cause is a non-unique ID.',
    );
  });
});
