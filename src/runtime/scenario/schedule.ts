import type { Clock } from "../host/clock.ts";
import { Random } from "../host/random.ts";
import type { Fault, RandomFault, Scenario, ScenarioChange } from "./scenario.ts";
import { timeToNext } from "./service-time.ts";

/** What a schedule sets off. */
export interface ScheduleActions {
  inject(fault: Fault): void;
  change(change: ScenarioChange): void;
}

/** Places that a random fault may strike where it names none; runners take them modulo what they have. */
const PLACES = 1024;

/**
 * Sets off a scenario's faults and changes at their times. None of them keeps a finished run going: what is planned
 * for later does not happen then.
 */
export function schedule(scenario: Scenario, clock: Clock, actions: ScheduleActions): void {
  for (const { at, ...fault } of scenario.faults) clock.afterIdle(at, () => actions.inject(fault));
  for (const change of scenario.changes) clock.afterIdle(change.at, () => actions.change(change));
  scenario.randomFaults.forEach((fault, i) => {
    scheduleRandom(fault, Random.named(scenario.seed, `fault ${i}`), clock, actions);
  });
}

/** Times between faults are exponential, as if each moment were as likely as any other. */
function scheduleRandom(random: RandomFault, chance: Random, clock: Clock, actions: ScheduleActions): void {
  const { perMinute, from, until = Number.POSITIVE_INFINITY, anywhere, ...fault } = random;
  const next = (delay: number) => {
    const wait = delay + timeToNext(60_000 / perMinute, chance);
    if (clock.now() + wait > until) return;
    clock.afterIdle(wait, () => {
      actions.inject(anywhere ? placed(fault, chance.below(PLACES)) : fault);
      next(0);
    });
  };
  next(from);
}

function placed(fault: Fault, place: number): Fault {
  if ("index" in fault) return { ...fault, index: place };
  return fault.kind === "poison-record" ? { ...fault, partition: place } : fault;
}
