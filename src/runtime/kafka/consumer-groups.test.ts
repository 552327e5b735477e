import { describe, expect, it } from "vitest";
import { ConsumerGroups, rangeAssignment } from "./consumer-groups.ts";

// What the range assignor of Kafka's Java client 3.7 answers.
describe("range assignment", () => {
  it.each([
    [
      7,
      3,
      [
        [0, 1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
    [2, 3, [[0], [1], []]],
    [4, 1, [[0, 1, 2, 3]]],
    [
      10,
      4,
      [
        [0, 1, 2],
        [3, 4, 5],
        [6, 7],
        [8, 9],
      ],
    ],
    [
      12,
      5,
      [
        [0, 1, 2],
        [3, 4, 5],
        [6, 7],
        [8, 9],
        [10, 11],
      ],
    ],
    [1, 2, [[0], []]],
  ])("shares %i partitions among %i members", (partitions, members, expected) => {
    expect(expected.map((_, member) => rangeAssignment(partitions, members, member))).toEqual(expected);
  });
});

it("gives a new generation when a member comes or goes", () => {
  const groups = new ConsumerGroups();
  expect(groups.join("g", "t", "b", "earliest").generation).toBe(1);
  const two = groups.join("g", "t", "a", "earliest");
  expect([two.generation, two.members]).toEqual([2, ["a", "b"]]);
  expect(groups.leave("g", "b")).toMatchObject({ generation: 3, members: ["a"] });
  expect(groups.leave("g", "b")).toBeUndefined();
});
