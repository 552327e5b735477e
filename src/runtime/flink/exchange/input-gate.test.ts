import { describe, expect, it } from "vitest";
import type { Buffer } from "./buffer.ts";
import { InputGate, type Received } from "./input-gate.ts";

const channels = [
  { edge: 0, from: 0, side: 0 },
  { edge: 0, from: 1, side: 0 },
] as const;
const records = (...values: readonly number[]): Buffer => ({ kind: "records", values, timestamps: values });
const barrier = (checkpoint: number): Buffer => ({
  kind: "barrier",
  checkpoint,
  stop: false,
  unaligned: false,
  overtakesAt: undefined,
});

/** Takes all that can be taken, handling barriers; gives the values seen and the checkpoints that became complete. */
function drain(gate: InputGate): readonly (number | string)[] {
  const seen: (number | string)[] = [];
  for (let next: Received | undefined = gate.take(); next !== undefined; next = gate.take()) {
    const { buffer, channel } = next;
    if (buffer.kind === "records") seen.push(...(buffer.values as readonly number[]));
    if (buffer.kind !== "barrier") continue;
    const checkpoint = gate.barrier(channel, buffer.checkpoint);
    if (checkpoint === undefined) continue;
    seen.push(`checkpoint ${checkpoint}`);
    gate.release(checkpoint);
  }
  return seen;
}

describe("barrier alignment", () => {
  it("holds the faster channel back until the slower one's barrier has come", () => {
    const gate = new InputGate(channels, "aligned");
    gate.receive(0, 0, [records(1), barrier(1), records(2)]);
    gate.receive(0, 1, [records(10)]);
    expect(drain(gate)).toEqual([1, 10]);
    gate.receive(0, 1, [records(11), barrier(1), records(12)]);
    expect(drain(gate)).toEqual([11, "checkpoint 1", 2, 12]);
  });

  it("holds nothing back with at-least-once checkpoints", () => {
    const gate = new InputGate(channels, "tracked");
    gate.receive(0, 0, [barrier(1), records(2)]);
    expect(drain(gate)).toEqual([2]);
    gate.receive(0, 1, [barrier(1)]);
    expect(drain(gate)).toEqual(["checkpoint 1"]);
  });

  it("gives an aborted checkpoint up, and ignores its barriers that are still to come", () => {
    const gate = new InputGate(channels, "aligned");
    gate.receive(0, 0, [barrier(1), records(2)]);
    expect(drain(gate)).toEqual([]);
    gate.abort(1);
    gate.receive(0, 1, [barrier(1), records(3)]);
    expect(drain(gate)).toEqual([2, 3]);
  });

  it("gives an older checkpoint up when a newer one's barrier comes", () => {
    const gate = new InputGate(channels, "aligned");
    gate.receive(0, 0, [barrier(1), records(2), barrier(2)]);
    gate.receive(0, 1, [barrier(2), records(3)]);
    expect(drain(gate)).toEqual([2, "checkpoint 2", 3]);
  });
});
