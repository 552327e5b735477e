import { type HostedSimulation, startSimulation, type ThreadHost } from "../../src/runtime/index.ts";
import { applicationFrom } from "../../src/runtime/testing/application.ts";
import { nodeTime } from "../../src/runtime/testing/node-time.ts";
import { rideInputs, rideJoin } from "./ride-join.ts";

function start(count: number, rate: number, parallelism: number, threads: ThreadHost): HostedSimulation {
  const texts = rideJoin(parallelism);
  const { data, inputs } = rideInputs(count, rate);
  return startSimulation(
    {
      application: applicationFrom(texts),
      code: texts.code ?? new Map(),
      data,
      scenario: { inputs, partitions: 2 * parallelism, retentionBytes: 1e9, audit: 0 },
    },
    { kind: "parallel", threads, time: nodeTime },
  ).simulation;
}

/** Waits until the sink has received so many records. */
async function received(simulation: HostedSimulation, records: number): Promise<void> {
  for (;;) {
    const { streamlets, time } = await simulation.snapshot();
    const sink = streamlets.find(({ name }) => name === "sink");
    if ((sink?.ports[0]?.records ?? 0) >= records) return;
    await simulation.advance({ untilMs: time + 1 });
  }
}

/**
 * Records per second through the join on the parallel host, round after round. The topics are filled first; then the
 * job is restarted for every round, reads them from the start, and writes its result for its reader.
 */
export async function parallelHost(
  threads: ThreadHost,
  count: number,
  rounds: number,
  parallelism = 1,
): Promise<readonly number[]> {
  const simulation = start(count, 1e6, parallelism, threads);
  const rates: number[] = [];
  await received(simulation, count);
  for (let round = 1; round <= rounds; round++) {
    const started = performance.now();
    await simulation.command({ kind: "restart", streamlet: "processor" });
    await received(simulation, count * (round + 1));
    rates.push((count * 3 * 1000) / (performance.now() - started));
  }
  simulation.close();
  return rates;
}

/** Real milliseconds from the start of all threads until something has arrived at the sink. */
export async function firstRecordOnThreads(threads: ThreadHost): Promise<number> {
  const started = performance.now();
  const simulation = start(100, 1000, 1, threads);
  await received(simulation, 1);
  const first = performance.now() - started;
  simulation.close();
  return first;
}
