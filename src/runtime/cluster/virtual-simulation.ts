import type { EventLoop } from "../host/event-loop.ts";
import type {
  AdvanceOptions,
  AdvanceResult,
  Command,
  CommandResult,
  RecordQuery,
  Simulation,
} from "../host/simulation.ts";
import type { RecordView, RunStatus, Snapshot } from "../host/snapshot.ts";
import type { Broker } from "../kafka/broker.ts";
import { brokerReport } from "../kafka/broker-report.ts";
import { portFigures } from "../ports/port-figures.ts";
import type { Scenario, ScenarioChange } from "../scenario/scenario.ts";
import { schedule } from "../scenario/schedule.ts";
import { injectFault } from "./inject-fault.ts";
import { recordViews } from "./record-views.ts";
import type { RunSetting } from "./run-setting.ts";
import type { StreamletRunner } from "./streamlet-runner.ts";
import { takeSnapshot } from "./take-snapshot.ts";

/** Events between two questions whether to go on. */
const SLICE = 8;

/** A run on one event loop and virtual time: one seed decides everything. */
export class VirtualSimulation implements Simulation {
  readonly #run: RunSetting;
  readonly #loop: EventLoop;
  readonly #broker: Broker;
  readonly #runners: readonly StreamletRunner[];
  #status: RunStatus = "running";

  constructor(run: RunSetting, loop: EventLoop, broker: Broker, runners: readonly StreamletRunner[]) {
    this.#run = run;
    this.#loop = loop;
    this.#broker = broker;
    this.#runners = runners;
    const { logs, scenario, application } = run;
    logs.event("operator", "info", `Application ${application.id} ${application.version} is deployed.`);
    for (const runner of runners) runner.start();
    schedule(scenario, loop, {
      inject: (fault) => {
        injectFault(fault, run, broker, runners);
      },
      change: (change) => this.#change(change),
    });
  }

  get scenario(): Scenario {
    return this.#run.scenario;
  }

  advance({ untilMs = Number.POSITIVE_INFINITY, keepGoing }: AdvanceOptions): AdvanceResult {
    const { scenario } = this.#run;
    const loop = this.#loop;
    const end = Math.min(untilMs, scenario.length ?? Number.POSITIVE_INFINITY);
    for (let count = 1; this.#status === "running"; count++) {
      if (this.#isDrained()) {
        this.#finish();
        break;
      }
      const next = loop.nextAt;
      if (next === undefined || next > end) {
        if (end < Number.POSITIVE_INFINITY) loop.moveTo(end);
        break;
      }
      loop.step();
      if (count % SLICE === 0 && keepGoing?.() === false) break;
    }
    if (this.#status === "running" && loop.now() >= (scenario.length ?? Number.POSITIVE_INFINITY))
      this.#finish();
    return { time: loop.now(), status: this.#status };
  }

  snapshot(since: { readonly event?: number; readonly line?: number } = {}): Snapshot {
    const now = this.#loop.now();
    const parts = {
      status: this.#status,
      broker: brokerReport(this.#broker, this.#run.topics, now),
      ports: portFigures(this.#run.ports, now),
      runners: this.#runners,
    };
    return takeSnapshot(this.#run, parts, since);
  }

  records(query: RecordQuery): readonly RecordView[] {
    return recordViews(this.#run, this.#broker, query);
  }

  command(command: Command): CommandResult {
    if (this.#status !== "running") return { ok: false, message: "The run is over: start it again." };
    switch (command.kind) {
      case "undeploy":
        this.#run.logs.event("operator", "info", "The application is undeployed.", "asked for");
        for (const runner of this.#runners) runner.undeploy();
        return { ok: true };
      case "inject":
        return injectFault(command.fault, this.#run, this.#broker, this.#runners);
      default: {
        const runner = this.#runners.find((each) => each.name === command.streamlet);
        return (
          runner?.command(command) ?? {
            ok: false,
            message: `There is no streamlet "${command.streamlet}".`,
          }
        );
      }
    }
  }

  #change(change: ScenarioChange): void {
    const result = this.command(change);
    const level = result.ok ? "info" : "warning";
    const outcome = result.ok ? "as the scenario says" : result.message;
    this.#run.logs.event("operator", level, `Planned for ${change.streamlet}: ${change.kind}.`, outcome);
  }

  /** Nothing is left to do but chores, and no transaction holds records back that a checkpoint will still bring out. */
  #isDrained(): boolean {
    if (this.#loop.hasWork) return false;
    return (
      this.#broker.openTransactions === 0 || !this.#runners.some((runner) => runner.status().commitsLater)
    );
  }

  #finish(): void {
    const failed = this.#runners.filter((runner) => runner.status().state === "failed");
    this.#status = failed.length > 0 ? "failed" : "finished";
    const cause = failed.map((runner) => runner.name).join(", ");
    if (failed.length > 0)
      this.#run.logs.event("operator", "error", "The run has ended with failed streamlets.", cause);
    else
      this.#run.logs.event("operator", "info", "The run is finished.", "all inputs are used up and consumed");
  }
}
