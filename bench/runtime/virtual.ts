import { createSimulation, type Simulation } from "../../src/runtime/index.ts";
import { applicationFrom } from "../../src/runtime/testing/application.ts";
import { chain } from "./chain.ts";
import { rideInputs, rideJoin } from "./ride-join.ts";
import { type Rate, rateOf, stopwatch } from "./stopwatch.ts";

const now = () => performance.now();

function join(count: number, rate: number): Simulation {
  const texts = rideJoin();
  const { data, inputs } = rideInputs(count, rate);
  const scenario = { inputs, serviceTimes: { processor: 0 } };
  return createSimulation({
    application: applicationFrom(texts),
    code: texts.code ?? new Map(),
    data,
    scenario,
  }).simulation;
}

/** Records per second through generator, join and reader on virtual time. A record counts once per topic. */
export function virtualHost(count: number): Rate {
  const run = join(count, 1e6);
  const elapsed = stopwatch();
  run.advance({});
  return rateOf(run.snapshot().records, elapsed());
}

/** Real milliseconds until something has arrived at the sink, as fast as virtual time goes. */
export function firstRecordOnVirtualTime(): number {
  const started = now();
  const run = join(100, 50);
  run.advance({ keepGoing: () => received(run, "sink") === 0 });
  return now() - started;
}

/** Milliseconds to set up a chain of so many streamlets, and records per second through it. */
export function chainOf(
  streamlets: number,
  records: number,
): { readonly start: number; readonly rate: Rate } {
  const texts = chain(streamlets);
  const application = applicationFrom(texts);
  const limit = Math.ceil(records / streamlets);
  const inputs = [{ streamlet: "s0", outlet: "out", mode: "generate", rate: 1e5, limit }];
  const started = now();
  const { simulation } = createSimulation({
    application,
    code: new Map(),
    data: new Map(),
    scenario: { inputs, audit: 0 },
  });
  const start = now() - started;
  const elapsed = stopwatch();
  simulation.advance({});
  return { start, rate: rateOf(simulation.snapshot().records, elapsed()) };
}

function received(run: Simulation, sink: string): number {
  return run.snapshot().streamlets.find(({ name }) => name === sink)?.ports[0]?.records ?? 0;
}
