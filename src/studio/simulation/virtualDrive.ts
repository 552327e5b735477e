import type { Simulation } from "../../runtime/index.ts";
import { type Drive, type Publisher, type ServiceHost, snapshotMs } from "./drive.ts";

/** Longest stretch of work between two looks at the mailbox, in real ms. */
const sliceMs = 20;
/** Longest virtual time that one tick may try to catch up, in real ms times speed. */
const catchUpMs = 250;

/** Drives a run on virtual time in slices of a host's time. */
export function createVirtualDrive(
  simulation: Simulation,
  host: ServiceHost,
  publisher: Publisher,
  firstSpeed: number,
): Drive {
  let speed = firstSpeed;
  let paused = false;
  let pauseAt: number | undefined;
  /** Real time of the last tick and virtual time it reached. */
  let realTime = 0;
  let virtualTime = 0;
  let lastSnapshot = Number.NEGATIVE_INFINITY;
  /** Grows with every resumption and at the end, so that a tick of before does nothing. */
  let run = 0;

  function publish(): void {
    lastSnapshot = host.now();
    publisher.publish(simulation.snapshot(publisher.since), paused);
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
    if (pauseAt !== undefined && result.time >= pauseAt) {
      paused = true;
      pauseAt = undefined;
    }
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

  return {
    resume,
    pause() {
      paused = true;
      publish();
    },
    step(milliseconds) {
      pauseAt = virtualTime + milliseconds;
      resume();
    },
    setSpeed(next) {
      speed = next;
    },
    stop() {
      run += 1;
    },
    records: (query) => simulation.records(query),
    deliveries: (query) => simulation.deliveries(query),
    journey: (id) => simulation.journey(id),
    command(command) {
      const result = simulation.command(command);
      publish();
      return result;
    },
  };
}
