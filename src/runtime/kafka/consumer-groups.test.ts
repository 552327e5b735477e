import { beforeEach, describe, expect, it } from "vitest";
import { EventLoop } from "../host/event-loop.ts";
import { ConsumerGroups, rangeAssignment } from "./consumer-groups.ts";
import type { BrokerReply } from "./messages.ts";

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

describe("the coordinator of a group", () => {
  let loop: EventLoop;
  let groups: ConsumerGroups;
  let events: string[];
  let joined: { to: string; member: string; generation: number; partitions: readonly number[] }[];
  let refused: string[];
  let requests = 0;

  beforeEach(() => {
    loop = new EventLoop();
    events = [];
    joined = [];
    refused = [];
    requests = 0;
    groups = new ConsumerGroups({
      clock: loop,
      partitionsOf: () => 4,
      reply: (to, reply: BrokerReply) => {
        if (reply.kind !== "joined") return;
        const { error, member, generation, partitions } = reply;
        if (error === undefined) joined.push({ to, member, generation, partitions });
        else refused.push(error);
      },
      log: (message) => events.push(message),
    });
  });

  const join = (from: string, member = "", sessionTimeout = 10_000, request = ++requests) =>
    groups.join({
      ...{ kind: "join-group", from, request, group: "g", topic: "t", member },
      sessionTimeout,
      rebalanceTimeout: 300_000,
    });
  const assigned = () => joined.map(({ to, generation, partitions }) => [to, generation, partitions]);
  const advance = (milliseconds: number) => {
    const end = loop.now() + milliseconds;
    while ((loop.nextAt ?? Number.POSITIVE_INFINITY) <= end) loop.step();
    loop.moveTo(end);
  };
  const beat = (member: string, generation: number) => groups.heartbeat("g", member, generation);

  it("completes a round when all members have joined again, and tells them of it by their heartbeats", () => {
    join("a");
    expect(assigned()).toEqual([["a", 1, [0, 1, 2, 3]]]);
    expect(beat("a-1", 1)).toBeUndefined();
    join("b");
    // The newcomer waits until the one that is there has given up what it had.
    expect(joined.length).toBe(1);
    expect(beat("a-1", 1)).toBe("REBALANCE_IN_PROGRESS");
    join("a", "a-1");
    expect(assigned().slice(1)).toEqual([
      ["a", 2, [0, 1]],
      ["b", 2, [2, 3]],
    ]);
    groups.leave("g", "a-1");
    expect(beat("b-2", 2)).toBe("REBALANCE_IN_PROGRESS");
    join("b", "b-2");
    expect(assigned().at(-1)).toEqual(["b", 3, [0, 1, 2, 3]]);
    expect(loop.hasWork).toBe(false);
  });

  it("fences members of an older generation and those that it does not know", () => {
    join("a");
    join("b");
    join("a", "a-1");
    const at = (offset: number) => [{ topic: "t", partition: 0, offset }];
    expect(groups.commit("g", at(5), { id: "a-1", generation: 1 })).toBe("ILLEGAL_GENERATION");
    expect(groups.commit("g", at(6), { id: "x", generation: 2 })).toBe("UNKNOWN_MEMBER_ID");
    expect(groups.commit("g", at(7))).toBe("UNKNOWN_MEMBER_ID");
    expect(groups.committed("g", "t", 0)).toBe(-1);
    expect(groups.commit("g", at(8), { id: "a-1", generation: 2 })).toBeUndefined();
    expect(groups.committed("g", "t", 0)).toBe(8);
    expect(beat("a-1", 1)).toBe("ILLEGAL_GENERATION");
    expect(beat("x", 2)).toBe("UNKNOWN_MEMBER_ID");
    // A consumer that assigns partitions itself commits to a group without members.
    expect(groups.commit("other", at(9))).toBeUndefined();
    join("z", "gone");
    expect(refused).toEqual(["UNKNOWN_MEMBER_ID"]);
  });

  it("keeps the partitions of a silent member until its session is over", () => {
    join("a");
    join("b");
    join("a", "a-1");
    advance(9_000);
    expect(beat("a-1", 2)).toBeUndefined();
    expect(events).toEqual([]);
    advance(1_000);
    expect(events).toEqual(["Member b-2 of group g is taken to be dead."]);
    expect(beat("a-1", 2)).toBe("REBALANCE_IN_PROGRESS");
    join("a", "a-1");
    expect(assigned().at(-1)).toEqual(["a", 3, [0, 1, 2, 3]]);
  });

  it("goes on without members that do not join a round again in time", () => {
    join("a");
    join("b");
    for (let i = 0; i < 100; i++) {
      beat("a-1", 1);
      advance(3_000);
    }
    expect(events).toEqual(["Member a-1 of group g is out."]);
    expect(assigned().at(-1)).toEqual(["b", 2, [0, 1, 2, 3]]);
  });

  it("answers a repeated request to join alike, and gives all a new session after an outage", () => {
    join("a", "", 10_000, 7);
    join("a", "", 10_000, 7);
    expect(assigned()).toEqual([
      ["a", 1, [0, 1, 2, 3]],
      ["a", 1, [0, 1, 2, 3]],
    ]);
    groups.suspend(60_000);
    advance(69_000);
    expect(beat("a-1", 1)).toBeUndefined();
    advance(11_000);
    expect(beat("a-1", 1)).toBe("UNKNOWN_MEMBER_ID");
  });

  it("takes no session that is shorter or longer than brokers allow", () => {
    join("a", "", 5_999);
    join("a", "", 1_800_001);
    expect(refused).toEqual(["INVALID_SESSION_TIMEOUT", "INVALID_SESSION_TIMEOUT"]);
  });
});
