import type { HostedSimulation } from "../../runtime/index.ts";
import { type Drive, type Publisher, type ServiceHost, snapshotMs } from "./drive.ts";

/** Speed of the cluster's clock where the user asks for as fast as it goes. */
const fastest = 100;

/** Drives a run that goes on by itself in threads of its own: lets its clock run or stand, and tells how it is. */
export function createParallelDrive(
  simulation: HostedSimulation,
  host: ServiceHost,
  publisher: Publisher,
  firstSpeed: number,
): Drive {
  let speed = firstSpeed;
  let paused = false;
  let stopped = false;
  let time = 0;
  /** Grows with every change of what is wanted, so that a step of before ends nothing. */
  let wish = 0;

  async function publish(): Promise<boolean> {
    const snapshot = await simulation.snapshot(publisher.since);
    if (stopped) return false;
    time = snapshot.time;
    publisher.publish(snapshot, paused);
    return snapshot.status === "running";
  }

  async function watch(): Promise<void> {
    if (await publish()) host.soon(snapshotMs, () => void watch());
  }

  function setClock(): void {
    simulation.setSpeed(paused ? 0 : Math.min(speed, fastest));
  }

  function resume(): void {
    wish += 1;
    paused = false;
    setClock();
  }

  function pause(): void {
    wish += 1;
    paused = true;
    setClock();
    void publish();
  }

  setClock();
  void watch();
  return {
    resume,
    pause,
    step(milliseconds) {
      resume();
      const of = wish;
      void simulation.advance({ untilMs: time + milliseconds, keepGoing: () => of === wish }).then(() => {
        if (of === wish) pause();
      });
    },
    setSpeed(next) {
      speed = next;
      setClock();
    },
    stop() {
      stopped = true;
      simulation.close();
    },
    records: (query) => simulation.records(query),
    deliveries: (query) => simulation.deliveries(query),
    journey: (id) => simulation.journey(id),
    async command(command) {
      const result = await simulation.command(command);
      await publish();
      return result;
    },
  };
}
