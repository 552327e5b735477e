import { beforeEach, describe, expect, it } from "vitest";
import { ClusterNode } from "./node.ts";
import type { Port, RealTime } from "./thread.ts";

/** Real time that a test turns by hand, for several nodes. */
class HandTurnedTime implements RealTime {
  #now = 0;
  #soon: (() => void)[] = [];
  #later: { at: number; task: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  soon(task: () => void): void {
    this.#soon.push(task);
  }

  after(milliseconds: number, task: () => void): () => void {
    const entry = { at: this.#now + milliseconds, task };
    this.#later.push(entry);
    return () => {
      this.#later = this.#later.filter((each) => each !== entry);
    };
  }

  /** Lets so many milliseconds pass, doing all that comes up. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      for (let task = this.#soon.shift(); task !== undefined; task = this.#soon.shift()) task();
      const [next] = this.#later.sort((a, b) => a.at - b.at);
      if (next === undefined || next.at > end) break;
      this.#later.shift();
      this.#now = next.at;
      next.task();
    }
    this.#now = end;
  }
}

function channel(time: RealTime): readonly [Port, Port] {
  const end = (other: () => Port): Port => ({
    postMessage: (data) => time.soon(() => other().onmessage?.({ data })),
    onmessage: null,
    close() {},
  });
  const a: Port = end(() => b);
  const b: Port = end(() => a);
  return [a, b];
}

let time: HandTurnedTime;
let main: ClusterNode;
let worker: ClusterNode;
let heard: unknown[];

beforeEach(() => {
  time = new HandTurnedTime();
  main = new ClusterNode("main", time, 0, 1);
  worker = new ClusterNode("main", time, 0, 1);
  const [here, there] = channel(time);
  main.link("worker", here);
  worker.link("main", there);
  heard = [];
});

const listener = { receive: (message: unknown) => heard.push(message) };

describe("a node", () => {
  it("sends to the node of an address, and to the main one for all it does not know, in order", () => {
    main.attach("clerk", listener);
    worker.attach("worker", { receive: (message: unknown) => worker.send("worker", "clerk", [message]) });
    for (let i = 0; i < 5; i++) main.send("clerk", "worker", { i });
    time.pass(1);
    expect(heard).toEqual([0, 1, 2, 3, 4].map((i) => [{ i }]));
    expect([main.counts, worker.counts]).toEqual([
      [{ peer: "worker", sent: 5, received: 5 }],
      [{ peer: "main", sent: 5, received: 5 }],
    ]);
  });

  it("loses what is sent to an actor that is gone and to a node that is no longer linked", () => {
    main.attach("clerk", listener);
    worker.send("worker", "clerk", 1);
    main.detach("clerk");
    time.pass(1);
    main.unlink("worker");
    main.send("clerk", "worker", 2);
    time.pass(1);
    expect([heard, main.counts]).toEqual([[], []]);
  });

  it("hears what a node had sent before it went where that still counts, and nothing else", () => {
    main.attach("clerk", listener);
    main.attach("notary", listener);
    for (const to of ["clerk", "notary"]) worker.send("worker", to, to);
    main.unlink("worker", "notary");
    time.pass(1);
    expect([heard, main.counts]).toEqual([["notary"], []]);
  });

  it("delays or loses messages from and to an actor as a disturbance says, in order", () => {
    worker.attach("clerk", { receive: (message) => heard.push([worker.clock.now(), message]) });
    const link = worker.disturb("clerk", (_from, _to, message) => (message === "b" ? "lost" : 20));
    for (const message of ["a", "b"]) main.send("boss", "worker", message);
    worker.attach("worker", { receive: (message) => worker.send("boss", "clerk", message) });
    time.pass(10);
    expect(heard).toEqual([]);
    link();
    main.send("boss", "worker", "c");
    time.pass(20);
    expect(heard).toEqual([
      [20, "a"],
      [20, "c"],
    ]);
    main.send("boss", "worker", "d");
    time.pass(1);
    expect(heard.slice(2)).toEqual([[30, "d"]]);
  });

  it("keeps a clock that runs at the speed asked for, and stands at speed 0", () => {
    main.setSpeed(10, time.now());
    main.clock.after(100, () => heard.push(main.clock.now()));
    main.wake();
    time.pass(9);
    expect(heard).toEqual([]);
    time.pass(1);
    expect(heard).toEqual([100]);
    main.setSpeed(0, time.now());
    main.clock.after(1, () => heard.push("late"));
    time.pass(1000);
    expect(heard).toEqual([100]);
    main.setSpeed(10, time.now());
    time.pass(1);
    expect(heard).toEqual([100, "late"]);
  });

  it("has work while anything but chores is due, and lets chores wait when told", () => {
    main.clock.afterIdle(5, () => heard.push("chore"));
    main.clock.holdChores(true);
    expect(main.hasWork).toBe(false);
    main.clock.after(10, () => heard.push("work"));
    expect(main.hasWork).toBe(true);
    main.wake();
    time.pass(20);
    expect([heard, main.hasWork]).toEqual([["work"], false]);
    main.clock.holdChores(false);
    main.wake();
    time.pass(1);
    expect(heard).toEqual(["work", "chore"]);
  });
});
