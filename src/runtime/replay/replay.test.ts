import { describe, expect, it } from "vitest";
import { Random } from "../host/random.ts";
import type { Command, Simulation } from "../index.ts";
import { drawRun, type LawRun } from "../testing/law-project.ts";
import { simulationOf } from "../testing/law-run.ts";
import { oneStreamlet } from "../testing/one-streamlet.ts";
import type { CallListener } from "./logic-calls.ts";
import { recordingUntil } from "./recording.ts";
import { type LogicCall, verdictOn } from "./verdict.ts";

/** Virtual milliseconds that two runs go on for to be compared again. */
const LATER = 10_000;

/** All that a run shows, as text; but stacks, which tell of the simulator's callers too. */
function picture(simulation: Simulation): string {
  const snapshot = simulation.snapshot();
  const records = snapshot.topics.map(({ id }) => simulation.records({ topic: id, limit: 1000 }));
  return JSON.stringify([snapshot, records, simulation.turn], (key, value: unknown) =>
    key === "stack" ? undefined : value,
  );
}

/** Somebody who plays with a run: lets it go on for a while, looks, and asks for this and that. */
function meddle(run: LawRun, simulation: Simulation, random: Random): void {
  const streamlets = simulation.snapshot().streamlets.map(({ name }) => name);
  const pick = <T>(items: readonly T[]): T => items[random.below(items.length)] as T;
  for (let turn = 0; turn < 12; turn++) {
    const from = simulation.advance({ untilMs: 0 }).time;
    let slices = random.below(40);
    simulation.advance({ untilMs: from + random.below(4_000), keepGoing: () => slices-- !== 0 });
    if (random.below(2) === 0) simulation.snapshot();
    const streamlet = pick(streamlets);
    const commands: readonly Command[] = [
      { kind: "checkpoint", streamlet },
      { kind: "fail-task", streamlet },
      { kind: "kill-task-manager", streamlet },
      { kind: "restart", streamlet },
      { kind: "rescale", streamlet, parallelism: 1 + random.below(3) },
      { kind: "savepoint", streamlet },
      { kind: "cancel", streamlet },
      { kind: "start", streamlet },
      { kind: "redeploy", streamlet, code: run.texts.code ?? new Map() },
      { kind: "inject", fault: { kind: "broker-outage", duration: 100 + random.below(2_000) } },
    ];
    simulation.command(pick(commands));
  }
}

describe("a run that is repeated", { timeout: 120_000 }, () => {
  it("comes to the same state to the byte, whatever was asked for and however it was looked at", () => {
    let given = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const run = drawRun(seed);
      const scenario = seed % 2 === 0 ? { faults: run.faults, delivery: "exactly-once" } : {};
      const first = simulationOf(run, scenario);
      meddle(run, first, Random.named(seed, "meddling"));
      const { turn, recording } = first;
      const { time } = first.advance({ untilMs: 0 });
      const again = simulationOf(run, scenario, { recording: structuredClone(recording) });
      again.advance({ untilTurn: turn, untilMs: time });
      expect(picture(again), `seed ${seed}`).toBe(picture(first));
      given += recording.commands.length;
      const untilMs = time + LATER;
      first.advance({ untilMs });
      again.advance({ untilMs });
      expect(picture(again), `seed ${seed}, later`).toBe(picture(first));
    }
    expect(given).toBeGreaterThan(30);
  });

  it("goes back in time: what was asked for later is not asked for", () => {
    const run = drawRun(3);
    const first = simulationOf(run, {});
    first.advance({ untilMs: 2_500 });
    const before = picture(first);
    first.command({ kind: "fail-task", streamlet: "one" });
    first.advance({ untilMs: 4_000 });
    first.command({ kind: "checkpoint", streamlet: "one" });
    const { recording } = first;
    expect(recordingUntil(recording, 4_000).commands).toHaveLength(2);
    expect(recordingUntil(recording, 3_999).commands).toHaveLength(1);
    const again = simulationOf(run, {}, { recording: recordingUntil(recording, 2_499) });
    again.advance({ untilMs: 2_500 });
    expect(picture(again)).toBe(before);
  });

  it("takes another way from the point at which somebody asks for something else", () => {
    const run = drawRun(3);
    const first = simulationOf(run, {});
    first.advance({ untilMs: 2_500 });
    first.command({ kind: "fail-task", streamlet: "one" });
    const again = simulationOf(run, {}, { recording: first.recording });
    again.advance({ untilMs: 2_000 });
    again.command({ kind: "checkpoint", streamlet: "one" });
    expect(again.recording.commands.map(({ time, command }) => [time, command.kind])).toEqual([
      [2_000, "checkpoint"],
    ]);
  });
});

const events = Array.from({ length: 12 }, (_, id) => ({ id, key: `k${id % 3}`, count: 1 }));
const SENTENCE = "The logic did not return within 5 s.";
const noRestart = "restart-strategy { type = none }";

/** Calls of the logic that a run makes, until one that `isIt`: that one is found, and the run left. */
function callWhere(
  start: (onCall: CallListener) => Simulation,
  isIt: (call: LogicCall) => boolean,
): LogicCall {
  let found: LogicCall | undefined;
  const simulation = start((call) => {
    const current = call();
    if (found === undefined && current !== undefined && isIt(current)) found = current;
  });
  simulation.advance({ untilMs: 600_000, keepGoing: () => found === undefined });
  if (found === undefined) throw new Error("There is no such call.");
  return found;
}

const handles = (part: string, id: number) => (call: LogicCall) =>
  call.part === part && call.record?.includes(`"id":${id},`) === true;

describe("a verdict", { timeout: 60_000 }, () => {
  const map = (body: string) =>
    `this.writeStream(out, input.union(other).keyBy((e) => e.key).map((e) => { ${body} return e; }).name("Check"));`;

  it("fails the task as if the logic had thrown at that call", () => {
    const options = { flink: noRestart };
    const start = (onCall: CallListener) => oneStreamlet(map(""), events, { ...options, replay: { onCall } });
    const call = callWhere(start, handles("Check", 7));
    expect(call).toMatchObject({ streamlet: "one", part: "Check", record: JSON.stringify(events[7]) });

    const verdicts = [verdictOn(call, "stuck", 5_000, [])];
    const judged = oneStreamlet(map(""), events, {
      ...options,
      replay: { recording: { commands: [], verdicts } },
    });
    const thrown = oneStreamlet(
      map(`if (e.id === 7) throw new Error(${JSON.stringify(SENTENCE)});`),
      events,
      options,
    );
    for (const simulation of [judged, thrown]) simulation.advance({ untilMs: 60_000 });
    expect(picture(judged)).toBe(picture(thrown));
    const { status, streamlets } = judged.snapshot();
    expect(status).toBe("failed");
    expect(streamlets.find(({ name }) => name === "one")?.lastFailure).toMatchObject({
      message: SENTENCE,
      operator: "Check",
      record: JSON.stringify(events[7]),
    });
    expect(streamlets.find(({ name }) => name === "source")?.ports[0]?.records).toBe(12);
  });

  it("is on the outer call where a chained operator has returned already", () => {
    const graph = `this.writeStream(out, input.union(other).flatMap((e, out) => { out.collect(e); }).name("Split").filter(() => true).name("Keep"));`;
    const told: (string | undefined)[] = [];
    const simulation = oneStreamlet(graph, events.slice(0, 1), {
      replay: { onCall: (call) => told.push(call()?.part) },
    });
    simulation.advance({ untilMs: 10_000 });
    const at = told.indexOf("Split");
    const sink = told[at + 2];
    expect(sink).toContain("Sink");
    expect(told.slice(at, at + 6)).toEqual(["Split", "Keep", sink, "Keep", "Split", undefined]);
  });

  it("is not on a call that only has the same number", () => {
    const start = (onCall: CallListener) => oneStreamlet(map(""), events, { replay: { onCall } });
    const call = { ...callWhere(start, handles("Check", 7)), part: "Another" };
    const recording = { commands: [], verdicts: [verdictOn(call, "stuck", 5_000, [])] };
    const simulation = oneStreamlet(map(""), events, { replay: { recording } });
    simulation.advance({ untilMs: 60_000 });
    expect(simulation.snapshot().streamlets.flatMap(({ lastFailure }) => lastFailure ?? [])).toEqual([]);
  });
});
