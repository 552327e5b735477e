import { describe, expect, it } from "vitest";
import { EventLoop } from "../../host/event-loop.ts";
import { CheckpointCoordinator } from "./checkpoint-coordinator.ts";
import { readCheckpointOptions } from "./checkpoint-options.ts";

const PLAN = {
  subtasks: ["0/0"],
  operators: new Map(),
  vertices: [{ name: "Source", subtasks: ["0/0"] }],
};

/** A coordinator of one task, with what it does at which time. First checkpoints come as early as they may. */
function coordinate(options: Readonly<Record<string, string>>, flinkVersion = "1.20") {
  const loop = new EventLoop();
  const done: string[] = [];
  const note = (what: string) => done.push(`${loop.now()} ${what}`);
  const all = Object.entries({ interval: "100", ...options });
  const keys = new Map(all.map(([key, value]) => [`execution.checkpointing.${key}`, value]));
  const coordinator = new CheckpointCoordinator(
    loop,
    {
      options: readCheckpointOptions(keys, false, flinkVersion),
      storage: "files",
      savepointsAreCheckpoints: false,
      random: () => 0,
    },
    {
      trigger: ({ checkpoint }) => note(`trigger ${checkpoint}`),
      completed: () => {},
      aborted: (checkpoint) => note(`abort ${checkpoint}`),
      stored: () => {},
      tooManyFailures: () => note("fail the job"),
      log: () => {},
    },
  );
  coordinator.start(PLAN);
  const snapshot = { operators: new Map(), inputs: [], outputs: [] };
  const at = (time: number, run: () => void = () => {}) => {
    while ((loop.nextAt ?? Number.POSITIVE_INFINITY) <= time) loop.step();
    loop.moveTo(time);
    run();
  };
  return {
    at,
    coordinator,
    done,
    complete: (time: number, checkpoint: number) =>
      at(time, () => coordinator.acknowledge(checkpoint, "0/0", snapshot, 1, 0)),
  };
}

describe("checkpoints", () => {
  it("come at the interval while none is slow", () => {
    const { at, complete, done } = coordinate({});
    complete(10, 1);
    complete(110, 2);
    at(150);
    expect(done).toEqual(["0 trigger 1", "100 trigger 2"]);
  });

  it("come one after the other after a slow one, as many as have become due meanwhile", () => {
    const { at, complete, done } = coordinate({});
    complete(250, 1);
    complete(260, 2);
    at(299, () => expect(done).toEqual(["0 trigger 1", "250 trigger 2", "260 trigger 3"]));
  });

  it("keep their distance to the last that was completed, and go on at the interval from there", () => {
    const { at, complete, done } = coordinate({ "min-pause": "60 ms" });
    complete(130, 1);
    complete(290, 2);
    at(500);
    // The first comes after the pause; that due at 160 only 60 ms after 130; the next 100 ms later, too early again.
    expect(done).toEqual(["60 trigger 1", "190 trigger 2", "350 trigger 3"]);
  });

  it("come no more often than the pause between them", () => {
    const { at, complete, done } = coordinate({ "min-pause": "300 ms" });
    complete(301, 1);
    at(590, () => expect(done).toEqual(["300 trigger 1"]));
  });

  it("wait for a savepoint as for another checkpoint", () => {
    const { at, complete, coordinator, done } = coordinate({});
    complete(10, 1);
    at(50, () => coordinator.trigger("savepoint"));
    complete(170, 2);
    at(199);
    expect(done).toEqual(["0 trigger 1", "50 trigger 2", "170 trigger 3"]);
  });
});

describe("savepoints", () => {
  it("are taken beside a checkpoint", () => {
    const { at, coordinator, done } = coordinate({});
    at(50, () => coordinator.trigger("savepoint"));
    expect(done).toEqual(["0 trigger 1", "50 trigger 2"]);
  });

  it("wait for the checkpoint where those are unaligned, before others that wait", () => {
    const { at, coordinator, complete, done } = coordinate({ "unaligned.enabled": "true" });
    at(150, () => coordinator.trigger("savepoint"));
    complete(160, 1);
    complete(170, 2);
    expect(done).toEqual(["0 trigger 1", "160 trigger 2", "170 trigger 3"]);
  });

  it("that wait are given up when a task fails", () => {
    const { at, coordinator } = coordinate({ "unaligned.enabled": "true" });
    const outcomes: unknown[] = [];
    at(50, () => coordinator.trigger("stop", false, (outcome) => outcomes.push(outcome)));
    at(60, () => coordinator.stop("Checkpoint Coordinator is suspending."));
    expect(outcomes).toEqual([{ ok: false, reason: "Checkpoint Coordinator is suspending." }]);
  });
});

describe("failed checkpoints", () => {
  const failing = { timeout: "50 ms", "tolerable-failed-checkpoints": "1" };

  it("fail the job when more follow each other than are tolerated, and then count anew", () => {
    const { at, done } = coordinate(failing);
    at(360);
    expect(done.filter((what) => !what.includes("trigger"))).toEqual([
      ...["50 abort 1", "150 abort 2", "150 fail the job", "250 abort 3", "350 abort 4", "350 fail the job"],
    ]);
  });

  it("count no more after one that is completed", () => {
    const { at, complete, done } = coordinate(failing);
    complete(110, 2);
    at(260);
    expect(done).toEqual([...["0 trigger 1", "50 abort 1", "100 trigger 2", "200 trigger 3", "250 abort 3"]]);
  });

  it("count on when tasks are restarted, what that aborts not", () => {
    const { at, coordinator, done } = coordinate(failing);
    at(110, () => coordinator.stop("Checkpoint Coordinator is suspending."));
    at(120, () => coordinator.start(PLAN));
    at(170);
    expect(done).toEqual([
      ...["0 trigger 1", "50 abort 1", "100 trigger 2", "110 abort 2"],
      ...["120 trigger 3", "170 abort 3", "170 fail the job"],
    ]);
  });

  it("do not count where they are savepoints, or before Flink 1.11", () => {
    const none = { timeout: "50 ms" };
    const { at, coordinator, complete, done } = coordinate(none);
    complete(10, 1);
    at(20, () => coordinator.trigger("savepoint"));
    at(80);
    expect(done).toEqual(["0 trigger 1", "20 trigger 2", "70 abort 2"]);
    const old = coordinate(none, "1.10");
    old.at(60);
    expect(old.done).toEqual(["0 trigger 1", "50 abort 1"]);
  });
});
