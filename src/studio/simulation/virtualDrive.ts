import { type ReplayOptions, recordingUntil, type Simulation } from "../../runtime/index.ts";
import { createCallWatch } from "./callWatch.ts";
import { type Drive, Publisher, type ServiceHost, type SimulationUpdate, snapshotMs } from "./drive.ts";
import type { Goal, Resumption, RunSign } from "./runSigns.ts";

/** Longest stretch of work between two looks at the mailbox, in real ms. */
const sliceMs = 20;
/** Longest virtual time that one tick may try to catch up, in real ms times speed. */
const catchUpMs = 250;

export interface VirtualDriveParts {
  /** Sets the run up, as often as it is begun anew. */
  readonly open: (replay: ReplayOptions) => Simulation;
  readonly host: ServiceHost;
  readonly listener: (update: SimulationUpdate) => void;
  /** Tells where the run is, for the case that it never answers again. */
  readonly tell: (sign: RunSign) => void;
  readonly speed: number;
  /** How the run is taken up, where another worker has not come back from it. */
  readonly resumption: Resumption | undefined;
}

/** A run that is on its way to where it has been before. */
interface Repetition {
  readonly goal: Goal;
  /** Each call of the logic is told from this turn on. */
  watchFrom: number | undefined;
}

/** Drives a run on virtual time in slices of a host's time; takes it back and forth by repeating it. */
export function createVirtualDrive(parts: VirtualDriveParts): Drive {
  const { open, host, listener, tell, resumption } = parts;
  const watch = resumption && createCallWatch(host.now, tell);
  let simulation: Simulation;
  let publisher: Publisher;
  let speed = parts.speed;
  let paused = false;
  let pauseAt: number | undefined;
  let repetition: Repetition | undefined;
  /** The run that a rewind has left, until it has arrived. */
  let left: Simulation | undefined;
  /** Real time of the last tick and virtual time it reached. */
  let realTime = 0;
  let virtualTime = 0;
  let lastSnapshot = Number.NEGATIVE_INFINITY;
  /** Grows with every resumption and at the end, so that a tick of before does nothing. */
  let run = 0;

  function begin(recording: ReplayOptions["recording"]): void {
    const onRecorded: ReplayOptions["onRecorded"] = (next) => tell({ kind: "recording", recording: next });
    simulation = open({
      onRecorded,
      ...(recording === undefined ? {} : { recording }),
      ...(watch === undefined ? {} : { onCall: watch.onCall }),
    });
    publisher = new Publisher(listener);
    tell({ kind: "recording", recording: simulation.recording });
    tellPosition();
  }

  function tellPosition(): void {
    const { turn } = simulation;
    tell({ kind: "position", position: { turn, goal: repetition?.goal, paused, pauseAt } });
  }

  function publish(): void {
    lastSnapshot = host.now();
    publisher.publish(simulation.snapshot(publisher.since), paused, repetition && shareOf(repetition.goal));
  }

  function shareOf(goal: Goal): number {
    const [done, all] = "turn" in goal ? [simulation.turn, goal.turn] : [virtualTime, goal.time];
    return all <= 0 ? 1 : Math.min(1, done / all);
  }

  /** Repeats the run as fast as it goes, up to its goal. */
  function repeat(of: number): void {
    if (of !== run || repetition === undefined) return;
    const { goal, watchFrom } = repetition;
    const started = host.now();
    let isCut = false;
    const turn = Math.min(
      watchFrom ?? Number.POSITIVE_INFINITY,
      "turn" in goal ? goal.turn : Number.POSITIVE_INFINITY,
    );
    const result = simulation.advance({
      untilTurn: turn,
      ...("time" in goal ? { untilMs: goal.time } : {}),
      keepGoing: () => {
        isCut = host.now() - started >= sliceMs;
        return !isCut;
      },
    });
    virtualTime = result.time;
    watch?.worked(host.now() - started);
    if (!isCut && watchFrom !== undefined) {
      repetition.watchFrom = undefined;
      watch?.lookClosely();
    } else if (!isCut) {
      arrive();
      return;
    }
    tellPosition();
    if (host.now() - lastSnapshot >= snapshotMs) publish();
    host.soon(0, () => repeat(of));
  }

  function arrive(): void {
    // Where it goes on, it counts as repeated until it has: it may get stuck again at once.
    if (!paused) publish();
    repetition = undefined;
    left = undefined;
    tellPosition();
    if (paused) publish();
    else resume();
  }

  function tick(of: number): void {
    if (of !== run || paused) return;
    const started = host.now();
    // A cluster that cannot keep up falls behind the wish; it does not pile up a debt of time.
    const wished = virtualTime + Math.min(started - realTime, catchUpMs) * speed;
    const target = Math.min(Number.isNaN(wished) ? virtualTime : wished, pauseAt ?? Number.POSITIVE_INFINITY);
    const result = simulation.advance({
      ...(target === Number.POSITIVE_INFINITY ? {} : { untilMs: target }),
      keepGoing: () => host.now() - started < sliceMs,
    });
    realTime = started;
    virtualTime = result.time;
    watch?.worked(host.now() - started);
    if (pauseAt !== undefined && result.time >= pauseAt) {
      paused = true;
      pauseAt = undefined;
    }
    tellPosition();
    const isOver = result.status !== "running";
    if (isOver || paused || host.now() - lastSnapshot >= snapshotMs) publish();
    if (!isOver) host.soon(speed === Number.POSITIVE_INFINITY ? 0 : 5, () => tick(of));
  }

  function resume(): void {
    paused = false;
    realTime = host.now();
    run += 1;
    tick(run);
  }

  function repeatUntil(next: Repetition): void {
    repetition = next;
    run += 1;
    const of = run;
    tellPosition();
    publish();
    host.soon(0, () => repeat(of));
  }

  begin(resumption?.recording);
  if (resumption === undefined) resume();
  else {
    ({ paused, pauseAt } = resumption);
    repeatUntil({ goal: resumption.goal, watchFrom: resumption.watchFrom });
  }

  return {
    resume() {
      if (repetition === undefined) resume();
    },
    pause() {
      paused = true;
      tellPosition();
      publish();
    },
    step(milliseconds) {
      if (repetition !== undefined) return;
      pauseAt = virtualTime + milliseconds;
      resume();
    },
    setSpeed(next) {
      speed = next;
    },
    stop() {
      run += 1;
    },
    rewind(time) {
      left ??= simulation;
      paused = true;
      pauseAt = undefined;
      virtualTime = 0;
      begin(recordingUntil(left.recording, time));
      repeatUntil({ goal: { time }, watchFrom: undefined });
    },
    cancelRewind() {
      if (left === undefined) return;
      simulation = left;
      left = undefined;
      repetition = undefined;
      run += 1;
      publisher = new Publisher(listener);
      const snapshot = simulation.snapshot();
      virtualTime = snapshot.time;
      tell({ kind: "recording", recording: simulation.recording });
      tellPosition();
      publish();
    },
    records: (query) => simulation.records(query),
    deliveries: (query) => simulation.deliveries(query),
    journey: (id) => simulation.journey(id),
    command(command) {
      if (repetition !== undefined)
        return { ok: false, message: "The run is being repeated: wait until it has arrived." };
      const result = simulation.command(command);
      tellPosition();
      publish();
      return result;
    },
  };
}
