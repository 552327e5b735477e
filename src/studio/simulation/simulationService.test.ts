import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import type { RunSign } from "./runSigns.ts";
import { createSimulationService, type FileEntries, type SimulationUpdate } from "./simulationService.ts";

const examples = new URL("../../../public/examples/", import.meta.url);

function exampleFiles(id: string): FileEntries {
  const root = fileURLToPath(new URL(`${id}/`, examples));
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [relative(root, file).replaceAll("\\", "/"), readFileSync(file, "utf8")];
    });
}

/** A clock and a task queue that a test turns by hand: looking at the clock takes 0.1 ms, a task comes up after 10 ms. */
function handTurnedHost() {
  let time = 0;
  const look = () => {
    time += 0.1;
    return time;
  };
  const tasks: (() => void)[] = [];
  return {
    now: look,
    time: () => time,
    soon: (_delayMs: number, task: () => void) => void tasks.push(task),
    /** Runs tasks until `isDone` holds or none is left; at most so many. */
    turn(isDone: () => boolean, most = 5_000) {
      for (let count = 0; count < most && tasks.length > 0 && !isDone(); count += 1) {
        time += 10;
        tasks.shift()?.();
      }
    },
    idle: () => tasks.length === 0,
  };
}

describe("the simulation service", () => {
  const host = handTurnedHost();
  const service = createSimulationService(host);
  let updates: SimulationUpdate[] = [];
  const signs = { sent: [] as RunSign[], postMessage: (sign: RunSign) => void signs.sent.push(sign) };
  const last = () => updates.at(-1);
  const start = (id: string, speed: number, withCode = true) =>
    service.start({ files: exampleFiles(id), withCode, speed }, (update) => updates.push(update), signs);

  beforeEach(() => {
    service.stop();
    host.turn(() => false);
    updates = [];
    signs.sent = [];
  });

  it("runs an example to its end: every payment is settled or rejected", () => {
    expect(start("order-settlement", Number.POSITIVE_INFINITY)).toEqual({ ok: true, notes: [] });
    host.turn(() => last()?.snapshot.status === "finished");
    const ports = last()?.snapshot.streamlets.find(({ name }) => name === "settlement")?.ports;
    const count = (port: string) => ports?.find((each) => each.port === port)?.records ?? Number.NaN;
    expect(last()?.snapshot.status).toBe("finished");
    expect(count("settled") + count("rejected")).toBe(count("payments"));
    expect(count("rejected")).toBeGreaterThan(0);
    expect(last()?.snapshot.streamlets.some(({ standIn }) => standIn)).toBe(false);
  });

  it("lets time pass as fast as asked", () => {
    start("thermometer", 20);
    host.turn(() => host.time() > 1_000);
    const began = { real: host.time(), virtual: last()?.snapshot.time ?? 0 };
    host.turn(() => host.time() >= began.real + 2_000);
    service.pause();
    const passed = (last()?.snapshot.time ?? 0) - began.virtual;
    expect(passed).toBeGreaterThan(38_000);
    expect(passed).toBeLessThan(43_000);
  });

  it("pauses, steps by the virtual time asked for, and resumes", () => {
    start("thermometer", 1);
    host.turn(() => (last()?.snapshot.time ?? 0) > 500);
    service.pause();
    const pausedAt = last()?.snapshot.time ?? Number.NaN;
    host.turn(() => false);
    expect(last()).toMatchObject({ paused: true, snapshot: { time: pausedAt } });
    service.step(1_000);
    host.turn(() => host.idle());
    expect(last()).toMatchObject({ paused: true, snapshot: { time: pausedAt + 1_000 } });
    service.resume();
    host.turn(() => (last()?.snapshot.time ?? 0) > pausedAt + 1_500);
    expect(last()?.paused).toBe(false);
  });

  it("tells on the side how far it is, and what is asked for", () => {
    start("thermometer", 1);
    host.turn(() => (last()?.snapshot.time ?? 0) > 500);
    service.command({ kind: "fail-task", streamlet: "too-warm" });
    const recording = signs.sent.findLast((sign) => sign.kind === "recording")?.recording;
    expect(recording?.commands).toMatchObject([{ command: { kind: "fail-task" } }]);
    const position = signs.sent.findLast((sign) => sign.kind === "position")?.position;
    expect(position).toMatchObject({ turn: recording?.commands[0]?.turn, paused: false, goal: undefined });
  });

  it("goes back to a time with the same state, and forgets what was asked for later", () => {
    start("thermometer", Number.POSITIVE_INFINITY);
    service.pause();
    service.step(2_000);
    host.turn(() => host.idle());
    const then = last()?.snapshot;
    const time = then?.time ?? Number.NaN;
    service.command({ kind: "fail-task", streamlet: "too-warm" });
    service.step(2_000);
    host.turn(() => host.idle());
    service.command({ kind: "fail-task", streamlet: "too-warm" });
    service.rewind(time);
    host.turn(() => host.idle());
    expect(last()).toMatchObject({ paused: true, snapshot: { time, topics: then?.topics } });
    expect(last()?.repeated).toBeUndefined();
    const recording = signs.sent.findLast((sign) => sign.kind === "recording")?.recording;
    expect(recording?.commands).toHaveLength(1);
  });

  it("stays where it was when a rewind is called off", () => {
    start("thermometer", Number.POSITIVE_INFINITY);
    service.pause();
    service.step(30_000);
    host.turn(() => host.idle());
    const there = last()?.snapshot;
    service.rewind(25_000);
    let turns = 0;
    host.turn(() => turns++ > 0);
    expect(last()).toMatchObject({ repeated: expect.any(Number) });
    expect(service.command({ kind: "checkpoint", streamlet: "too-warm" })).toMatchObject({ ok: false });
    service.cancelRewind();
    host.turn(() => host.idle());
    expect(last()).toMatchObject({ paused: true, isFirst: true });
    expect(last()?.snapshot).toMatchObject({ time: there?.time, topics: there?.topics });
  });

  it("runs stand-ins where the code may not run", () => {
    start("thermometer", Number.POSITIVE_INFINITY, false);
    host.turn(() => updates.length > 5);
    expect(last()?.snapshot.streamlets.map(({ standIn }) => standIn)).toEqual([true, true, true]);
  });

  it("gives the decoded records of a topic", async () => {
    start("thermometer", Number.POSITIVE_INFINITY);
    host.turn(() => (last()?.snapshot.records ?? 0) > 10);
    const [record] = await service.records({ topic: "readings", limit: 1 });
    expect(record?.value).toMatchObject({ bed: expect.any(String), celsius: expect.any(Number) });
  });

  it("says why a project with errors does not run", () => {
    const files = exampleFiles("thermometer").filter(([path]) => path !== "streamlet-descriptors.conf");
    const listener = (update: SimulationUpdate) => updates.push(update);
    const result = service.start({ files, withCode: false, speed: 1 }, listener, undefined);
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? [] : result.reasons).toContainEqual(expect.stringContaining("greenhouse.Thermometer"));
  });

  it("refuses commands while nothing runs", () => {
    expect(service.command({ kind: "checkpoint", streamlet: "too-warm" })).toMatchObject({ ok: false });
  });
});
