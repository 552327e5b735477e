import { beforeEach, describe, expect, it } from "vitest";
import { EventLoop } from "../host/event-loop.ts";
import { Transactions } from "./transactions.ts";

const partition = { topic: "t", partition: 0 };
let loop: EventLoop;
let ended: string[];
let transactions: Transactions;

beforeEach(() => {
  loop = new EventLoop();
  ended = [];
  transactions = new Transactions(
    loop,
    (producer, _touched, commit) => ended.push(`${producer} ${commit}`),
    (name, timeout) => ended.push(`${name} timed out after ${timeout}`),
  );
});

describe("transactions", () => {
  it("commit once, and answer a repeated request the same way", () => {
    const producer = transactions.init("a", 1000);
    transactions.touch(producer, partition);
    expect(transactions.open).toBe(1);
    expect(transactions.end(producer, true)).toBeUndefined();
    expect(transactions.end(producer, true)).toBeUndefined();
    expect(transactions.end(producer, false)).toMatch(/committed already/);
    expect(ended).toEqual(["1 true"]);
  });

  it("are aborted and fenced when the same transactional id starts again", () => {
    const first = transactions.init("a", 1000);
    transactions.touch(first, partition);
    const second = transactions.init("a", 1000);
    expect(second).toEqual({ id: first.id, epoch: first.epoch + 1 });
    expect(ended).toEqual(["1 false"]);
    expect(transactions.isCurrent(first)).toBe(false);
    expect(transactions.end(first, true)).toMatch(/gone/);
    expect(transactions.touch(first, partition)).toMatch(/fenced/);
  });

  it("are aborted by the broker after their timeout, which loses them for good", () => {
    const producer = transactions.init("a", 1000);
    transactions.touch(producer, partition);
    while (loop.step());
    expect(loop.now()).toBe(1000);
    expect(ended).toEqual(["1 false", "a timed out after 1000"]);
    expect(transactions.end(producer, true)).toMatch(/timed out/);
  });

  it("give producers without transactional id an identity of their own", () => {
    expect(transactions.init(undefined, 0).id).not.toBe(transactions.init(undefined, 0).id);
  });
});
