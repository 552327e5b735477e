import { describe, expect, it } from "vitest";
import { type Exchange, type Operator, StreamGraph } from "../../../streamlet/index.ts";
import { jobGraphOf } from "../job/job-graph.ts";
import { pipelinedRegions } from "./pipelined-regions.ts";

const operator: Operator = { kind: "map", fn: (value) => value as unknown };
const key = (value: unknown) => value;

/** Regions of unchained operators `0`, `1`, …, each reading from those before it that are named. */
function regionsOf(
  inputs: readonly (readonly [from: number, kind: Exclude<Exchange["kind"], "custom">][])[],
  parallelism: number,
  own: Readonly<Record<number, number>> = {},
): readonly string[] {
  const graph = new StreamGraph();
  inputs.forEach((from, i) => {
    const node = graph.add(
      `${i}`,
      operator,
      from.map(([input, kind]) => ({
        node: input,
        exchange: kind === "hash" ? { kind, key } : { kind },
        side: 0,
      })),
    );
    if (own[i] !== undefined) node.parallelism = own[i];
  });
  return pipelinedRegions(jobGraphOf(graph, { parallelism, chaining: false })).map((region) =>
    region.map(({ vertex, index }) => `${vertex}.${index}`).join(" "),
  );
}

describe("pipelined regions", () => {
  it("are as many as subtasks where all edges are one to one", () => {
    expect(regionsOf([[], [[0, "forward"]], [[1, "forward"]]], 3)).toEqual([
      "0.0 1.0 2.0",
      "0.1 1.1 2.1",
      "0.2 1.2 2.2",
    ]);
  });

  it.each(["hash", "rebalance", "broadcast", "global"] as const)(
    "are one with an edge of kind %s",
    (kind) => {
      expect(regionsOf([[], [[0, "forward"]], [[1, kind]]], 2)).toEqual(["0.0 0.1 1.0 1.1 2.0 2.1"]);
    },
  );

  it("are one where a one-to-one edge changes the parallelism", () => {
    expect(regionsOf([[], [[0, "forward"]]], 2, { 1: 3 })).toEqual(["0.0 0.1 1.0 1.1 1.2"]);
  });

  it("part pipelines that share nothing, and join those that meet", () => {
    const apart = [[], [], [[0, "hash"]], [[1, "forward"]]] as const;
    expect(regionsOf(apart as never, 2)).toEqual(["0.0 0.1 2.0 2.1", "1.0 3.0", "1.1 3.1"]);
    const union = [
      [],
      [],
      [
        [0, "forward"],
        [1, "forward"],
      ],
    ] as const;
    expect(regionsOf(union as never, 2)).toEqual(["0.0 1.0 2.0", "0.1 1.1 2.1"]);
  });
});
