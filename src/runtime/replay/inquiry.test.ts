import { describe, expect, it } from "vitest";
import type { RunRecording, Simulation } from "../index.ts";
import { oneStreamlet } from "../testing/one-streamlet.ts";
import { Inquiry, type NextAttempt } from "./inquiry.ts";
import type { CallListener } from "./logic-calls.ts";
import { EMPTY_RECORDING } from "./recording.ts";
import type { LogicCall } from "./verdict.ts";

const events = Array.from({ length: 30 }, (_, id) => ({ id, key: `k${id % 3}`, count: 1 }));

/** A streamlet whose output a process reads; both read on with each record. */
const graph = `this.writeStream(out, input.union(other).map((e) => e).name("Check"));`;
const sink = `export class Sink extends api.AkkaStreamlet {
  in = new AvroInlet("in", "law.Event");
  shape() { return StreamletShape.withInlets(this.in); }
  createLogic() {
    const inlet = this.in;
    return new (class extends api.AkkaStreamletLogic {
      runnableGraph() { return this.source(inlet).map((e) => e).to(this.logSink()); }
    })(this.context);
  }
}`;

type IsStuck = (call: LogicCall) => boolean;

/**
 * One attempt at a run whose logic never returns from some calls: left at the first of them, with what is known then;
 * undefined where it comes to its end or to a time when nothing happens any more.
 */
function attempt(
  recording: RunRecording,
  isStuck: IsStuck,
  scenario: object,
): { readonly simulation: Simulation; readonly stuckAt: LogicCall | undefined } {
  let stuckAt: LogicCall | undefined;
  const onCall: CallListener = (call) => {
    const current = call();
    if (current !== undefined && isStuck(current)) stuckAt ??= current;
  };
  const simulation = oneStreamlet(graph, events, {
    classes: sink,
    rate: 3,
    scenario: { length: 60_000, ...scenario },
    flink: "restart-strategy { type = fixed-delay, fixed-delay { attempts = 1000, delay = 1s } }",
    replay: { recording, onCall },
  });
  simulation.advance({ keepGoing: () => stuckAt === undefined });
  return { simulation, stuckAt };
}

/** Repeats a run until nothing keeps it from going on. */
function inquire(
  isStuck: IsStuck,
  scenario = {},
): { readonly simulation: Simulation; readonly recording: RunRecording } {
  const inquiry = new Inquiry();
  let recording = EMPTY_RECORDING;
  for (let count = 0; count < 10; count++) {
    const { simulation, stuckAt: call } = attempt(recording, isStuck, scenario);
    if (call === undefined) return { simulation, recording };
    const next = inquiry.next({ end: "stuck", patience: 5_000, recording, call, isExact: true });
    if (next.kind !== "judge") throw new Error(`It is not ${next.kind} that was expected.`);
    recording = next.recording;
  }
  throw new Error("There is no end to it.");
}

describe("logic that never returns", { timeout: 60_000 }, () => {
  it("on one record of a job fails it again and again, in the end for good, and the others go on", () => {
    const isPoison: IsStuck = ({ part, record }) => part === "Check" && record?.includes('"id":7,') === true;
    const { simulation, recording } = inquire(isPoison);
    expect(recording.verdicts.map(({ streamlet, isFinal }) => [streamlet, isFinal])).toEqual([
      ["one", false],
      ["one", false],
      ["one", true],
    ]);
    const { status, streamlets, events: log } = simulation.snapshot();
    const one = streamlets.find(({ name }) => name === "one");
    expect(one).toMatchObject({ state: "failed", restarts: 2, lastFailure: { operator: "Check" } });
    expect(one?.lastFailure?.message).toMatch(/did not return within 5 s.*number 3.*not called again/);
    expect(log.map(({ cause }) => cause)).toContain("The failure is not recoverable");
    expect(streamlets.find(({ name }) => name === "source")?.ports[0]?.records).toBe(events.length);
    expect(status).toBe("failed");
  });

  it("in a process fails the process, and the job before it goes on", () => {
    const isPoison: IsStuck = ({ streamlet, record }) =>
      streamlet === "sink" && record?.includes('"id":7,') === true;
    const { simulation, recording } = inquire(isPoison);
    expect(recording.verdicts.map(({ part }) => part)).toEqual(Array(3).fill("map"));
    const { streamlets } = simulation.snapshot();
    const process = streamlets.find(({ name }) => name === "sink");
    expect(process).toMatchObject({ state: "failed", restarts: 2 });
    expect(process?.lastFailure?.record).toContain('"id":7,');
    expect(streamlets.find(({ name }) => name === "one")?.ports).toContainEqual(
      expect.objectContaining({ port: "out", records: events.length }),
    );
  });

  it("when a job is closed does not keep it from being restarted, and is not called for ever", () => {
    const faults = [1, 2, 3, 4].map((second) => ({
      kind: "fail-task",
      streamlet: "one",
      at: second * 2_000,
    }));
    const { simulation, recording } = inquire(({ part }) => part === "Check (close)", { faults });
    expect(recording.verdicts.map(({ isFinal }) => isFinal)).toEqual([false, false, true]);
    const one = simulation.snapshot().streamlets.find(({ name }) => name === "one");
    expect(one).toMatchObject({ state: "failed", restarts: 3 });
  });
});

describe("an inquiry", () => {
  const call: LogicCall = { turn: 5, call: 2, streamlet: "one", part: "Check", record: "{}" };
  const silence = { end: "stuck", patience: 5_000, recording: EMPTY_RECORDING } as const;
  const kindOf = ({ kind }: NextAttempt) => kind;

  it("searches before it judges, and gives up where each search ends elsewhere", () => {
    const inquiry = new Inquiry();
    const unknown = () => inquiry.next({ ...silence, call: undefined, isExact: false });
    expect(unknown().kind).toBe("search");
    expect(inquiry.next({ ...silence, call, isExact: true }).kind).toBe("judge");
    expect([unknown(), unknown(), unknown()].map(kindOf)).toEqual(["search", "search", "search"]);
    expect(unknown()).toMatchObject({ kind: "give-up", reason: expect.stringContaining("seed") as string });
  });

  it("blames no streamlet where none was being called", () => {
    const next = new Inquiry().next({ ...silence, call: undefined, isExact: true });
    expect(next).toMatchObject({
      kind: "give-up",
      reason: expect.stringContaining("not in the logic") as string,
    });
  });

  it("says of a process that has ended what it has most likely died of", () => {
    const next = new Inquiry().next({ ...silence, end: "crashed", call, isExact: true });
    const verdict = next.kind === "judge" ? next.verdict : undefined;
    expect(verdict).toMatchObject({ ...call, end: "crashed", isFinal: false });
  });
});
