import { beforeEach, describe, expect, it } from "vitest";
import type { Address } from "../host/clock.ts";
import { EventLoop } from "../host/event-loop.ts";
import { batchOf } from "../testing/record-batches.ts";
import { Broker } from "./broker.ts";
import type { BrokerMessage, BrokerReply, OffsetReset } from "./messages.ts";

let replies: BrokerReply[];
let warnings: string[];
let broker: Broker;
/** Records sent so far by partition. */
let sent: number[];

const me: Address<BrokerReply> = "me";
const settings = { id: "t", partitions: 2, keepBytes: 100_000, groups: ["g"] };

beforeEach(() => {
  replies = [];
  warnings = [];
  sent = [];
  const mailbox = {
    send: <M>(_from: string, _to: Address<M>, message: M) => {
      replies.push(message as BrokerReply);
    },
  };
  broker = new Broker({ clock: new EventLoop(), mailbox }, [settings], (message) => warnings.push(message));
});

function produce(
  partition: number,
  request: number,
  count: number,
  producer = { id: 1, epoch: 0 },
): BrokerReply | undefined {
  const sequence = sent[partition] ?? 0;
  sent[partition] = sequence + count;
  const batches = [{ topic: "t", partition, sequence, records: batchOf(count, 0, 8) }];
  broker.receive({ kind: "produce", from: me, request, producer, transactional: false, batches });
  return replies.at(-1);
}

const fetch = (offset: number, request = 99, consumer = "c"): BrokerMessage => ({
  kind: "fetch",
  from: me,
  request,
  consumer,
  isolation: "read_uncommitted",
  limit: 10,
  positions: [{ topic: "t", partition: 0, offset }],
});

/** Commits an offset of group g. */
function note(partition: number, offset: number): void {
  broker.receive({ kind: "note-offsets", group: "g", positions: [{ topic: "t", partition, offset }] });
}

describe("the broker", () => {
  it("answers a fetch at once where there are records, else when they come", () => {
    produce(0, 1, 3);
    broker.receive(fetch(1));
    expect(replies.at(-1)).toMatchObject({ kind: "fetched", partitions: [{ partition: 0, next: 3 }] });
    replies = [];
    broker.receive(fetch(3));
    expect(replies).toEqual([]);
    produce(1, 1, 1);
    expect(replies.map((reply) => reply.kind)).toEqual(["produced"]);
    produce(0, 2, 1);
    expect(replies.map((reply) => reply.kind)).toEqual(["produced", "fetched", "produced"]);
  });

  it("answers only the newest waiting fetch of a consumer", () => {
    broker.receive(fetch(0, 1));
    broker.receive(fetch(0, 2));
    broker.receive(fetch(0, 3, "another"));
    produce(0, 1, 1);
    const answered = replies.flatMap((reply) => (reply.kind === "fetched" ? [reply.request] : []));
    expect(answered).toEqual([2, 3]);
  });

  it("writes a repeated batch once and refuses an unknown partition", () => {
    produce(0, 1, 2);
    sent = [];
    expect(produce(0, 1, 2)).toEqual({ kind: "produced", request: 1 });
    expect(broker.topic("t")?.partitions[0]?.end).toBe(2);
    expect(produce(7, 1, 1)).toMatchObject({ error: expect.stringContaining("partition 7") as string });
  });

  it("knows committed offsets, and where there is none what is asked for instead", () => {
    produce(0, 1, 5);
    note(1, 3);
    const partitions = [0, 1].map((partition) => ({ topic: "t", partition }));
    const ask = (reset: OffsetReset) => {
      broker.receive({ kind: "committed-offsets", from: me, request: 1, group: "g", partitions, reset });
      return replies.at(-1);
    };
    expect(ask("latest")).toMatchObject({ positions: [{ offset: 5 }, { offset: 3 }], unknown: [] });
    expect(ask("earliest")).toMatchObject({ positions: [{ offset: 0 }, { offset: 3 }] });
    expect(ask("none")).toMatchObject({ positions: [{ partition: 1 }], unknown: [{ partition: 0 }] });
  });

  it("says which offsets are not kept any more, or not there yet", () => {
    for (let i = 0; i < 10; i++) produce(0, i, 512);
    note(0, 3000);
    broker.receive(fetch(7));
    expect(replies.at(-1)).toMatchObject({
      kind: "fetched",
      partitions: [],
      outOfRange: [{ partition: 0, offset: 7, start: 2048, end: 5120 }],
    });
    broker.receive(fetch(5121));
    expect(replies.at(-1)).toMatchObject({ outOfRange: [{ offset: 5121 }] });
  });

  it("drops what all groups have committed; what they have not only when it becomes far too much, with a warning", () => {
    for (let i = 0; i < 10; i++) produce(0, i, 512);
    expect(broker.topic("t")?.partitions[0]?.start).toBe(0);
    note(0, 3000);
    expect(broker.topic("t")?.partitions[0]?.start).toBe(2048);
    expect(warnings).toEqual([]);
    for (let i = 0; i < 300; i++) produce(0, i, 1000);
    expect(broker.topic("t")?.partitions[0]?.start).toBeGreaterThan(150_000);
    expect(warnings.length).toBe(1);
  });
});
