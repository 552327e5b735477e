import { describe, expect, it } from "vitest";
import {
  ListStateDescriptor,
  MapStateDescriptor,
  StateTtlConfig,
  ValueStateDescriptor,
} from "../../../streamlet/index.ts";
import { KeyedState } from "./keyed-state.ts";
import { OperatorState } from "./operator-state.ts";

/** Keyed state for one key on a clock that is moved by hand. */
function keyed() {
  const clock = { now: 0 };
  const state = new KeyedState(128, [0, 127], () => clock.now);
  state.setCurrentKey("k");
  return { clock, state };
}
const ttl = StateTtlConfig.newBuilder(100);

describe("time to live", () => {
  it("ends so long after the last write, by default", () => {
    const { clock, state } = keyed();
    const value = state.value(new ValueStateDescriptor<number>("v").enableTimeToLive(ttl.build()));
    value.update(1);
    clock.now = 99;
    expect(value.value()).toBe(1);
    clock.now = 100;
    expect(value.value()).toBeNull();
  });

  it("begins anew with each read where it is told so", () => {
    const { clock, state } = keyed();
    const config = ttl.updateTtlOnReadAndWrite().build();
    const value = state.value(new ValueStateDescriptor<number>("v").enableTimeToLive(config));
    value.update(1);
    for (clock.now = 90; clock.now < 1000; clock.now += 90) expect(value.value()).toBe(1);
    clock.now += 100;
    expect(value.value()).toBeNull();
  });

  it("shows what has expired once more where that is visible until it is cleaned up", () => {
    const { clock, state } = keyed();
    const config = ttl.returnExpiredIfNotCleanedUp().build();
    const value = state.value(new ValueStateDescriptor<number>("v").enableTimeToLive(config));
    value.update(1);
    clock.now = 500;
    expect([value.value(), value.value()]).toEqual([1, null]);
  });

  it("of lists and maps is that of each element", () => {
    const { clock, state } = keyed();
    const list = state.list(new ListStateDescriptor<number>("l", { ttl: 100 }));
    const map = state.map(new MapStateDescriptor<string, number>("m", { ttl: 100 }));
    list.add(1);
    map.put("a", 1);
    clock.now = 60;
    list.add(2);
    map.put("b", 2);
    clock.now = 120;
    expect([...list.get()]).toEqual([2]);
    expect([...map.entries()]).toEqual([["b", 2]]);
    expect(map.contains("a")).toBe(false);
    clock.now = 160;
    expect([...list.get()]).toEqual([]);
    expect(map.isEmpty()).toBe(true);
  });

  it("survives a checkpoint", () => {
    const { clock, state } = keyed();
    const descriptor = new ValueStateDescriptor<number>("v", { ttl: 100 });
    state.value(descriptor).update(1);
    const restored = new KeyedState(128, [0, 127], () => clock.now);
    restored.restore(state.snapshot(), 0, 127);
    restored.setCurrentKey("k");
    expect(restored.value(descriptor).value()).toBe(1);
    clock.now = 100;
    expect(restored.value(descriptor).value()).toBeNull();
  });
});

describe("operator state", () => {
  const list = new ListStateDescriptor<number>("l");
  const parts = (mode: "split" | "union", ...items: readonly (readonly number[])[]) =>
    items.map((each) => ({ lists: { l: { mode, items: each } } }));
  const share = (mode: "split" | "union", parallelism: number, ...items: readonly (readonly number[])[]) =>
    Array.from({ length: parallelism }, (_, subtask) => {
      const state = new OperatorState(parts(mode, ...items), subtask, parallelism);
      return [...(mode === "split" ? state.getListState(list) : state.getUnionListState(list)).get()];
    });

  it.each([
    ["stays where it is while the parallelism does", share("split", 2, [1, 2, 3], [4]), [[1, 2, 3], [4]]],
    [
      "is cut into even pieces when the job is scaled out",
      share("split", 3, [1, 2, 3, 4], [5]),
      [[1, 2], [3, 4], [5]],
    ],
    ["comes together when it is scaled in", share("split", 1, [1, 2], [3]), [[1, 2, 3]]],
    [
      "goes to every subtask as a union",
      share("union", 2, [1], [2], [3]),
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
    ],
  ])("%s", (_name, shares, expected) => {
    expect(shares).toEqual(expected);
  });

  // What Flink 1.20 gave the subtasks of a function with four lists, taken with parallelism 2.
  it.each([
    [1, [["1,2,3", "10,11,12,13", "20,21,22", "30,31,32,33"]]],
    [
      3,
      [
        ["1", "13", "20", "30,31"],
        ["2", "10,11", "21", "32"],
        ["3", "12", "22", "33"],
      ],
    ],
    [
      4,
      [
        ["2", "12", "20", "32"],
        ["3", "13", "21", "33"],
        ["", "10", "22", "30"],
        ["1", "11", "", "31"],
      ],
    ],
  ])("spreads the odd pieces of several lists over %i subtasks", (parallelism, expected) => {
    const names = ["alpha", "beta", "offsets", "files"];
    const taken = [
      [[1, 2], [10], [20, 21, 22], [30, 31]],
      [[3], [11, 12, 13], [], [32, 33]],
    ].map((lists) => ({
      lists: Object.fromEntries(
        names.map((name, i) => [name, { mode: "split" as const, items: lists[i] ?? [] }]),
      ),
    }));
    const found = Array.from({ length: parallelism }, (_, subtask) => {
      const state = new OperatorState(taken, subtask, parallelism);
      return names.map((name) => [...state.getListState(new ListStateDescriptor<number>(name)).get()].join());
    });
    expect(found).toEqual(expected);
  });

  it("is broadcast to subtasks that are new", () => {
    const descriptor = new MapStateDescriptor<string, number>("m");
    const first = new OperatorState([], 0, 1);
    first.getBroadcastState(descriptor).put("a", 1);
    const { lists } = { lists: first.snapshot() };
    const second = new OperatorState(lists === undefined ? [] : [{ lists }], 2, 3);
    expect([...second.getBroadcastState(descriptor).immutableEntries()]).toEqual([["a", 1]]);
  });
});
