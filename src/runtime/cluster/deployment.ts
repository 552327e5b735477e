import type { Command, CommandResult } from "../host/simulation.ts";
import type { RunStatus } from "../host/snapshot.ts";
import type { ScenarioChange } from "../scenario/scenario.ts";
import { schedule } from "../scenario/schedule.ts";
import { type BrokerFaults, injectFault } from "./inject-fault.ts";
import type { RunSetting } from "./run-setting.ts";
import type { StreamletRunner } from "./streamlet-runner.ts";

/** The application in its cluster, wherever the parts run: what people and the scenario may do to it, and how it ends. */
export class Deployment {
  readonly run: RunSetting;
  readonly runners: readonly StreamletRunner[];
  readonly #broker: BrokerFaults;
  #status: RunStatus = "running";
  #ending: string | undefined;

  constructor(run: RunSetting, broker: BrokerFaults, runners: readonly StreamletRunner[]) {
    this.run = run;
    this.#broker = broker;
    this.runners = runners;
  }

  get status(): RunStatus {
    return this.#status;
  }

  /** Why the run is over. */
  get ending(): string | undefined {
    return this.#ending;
  }

  start(): void {
    const { logs, scenario, application, loop } = this.run;
    logs.event("operator", "info", `Application ${application.id} ${application.version} is deployed.`);
    for (const runner of this.runners) runner.start();
    schedule(scenario, loop, {
      inject: (fault) => {
        injectFault(fault, this.run, this.#broker, this.runners);
      },
      change: (change) => this.#change(change),
    });
  }

  command(command: Command): CommandResult {
    if (this.#status !== "running") return { ok: false, message: "The run is over: start it again." };
    switch (command.kind) {
      case "undeploy":
        this.run.logs.event("operator", "info", "The application is undeployed.", "asked for");
        for (const runner of this.runners) runner.undeploy();
        return { ok: true };
      case "inject":
        return injectFault(command.fault, this.run, this.#broker, this.runners);
      default: {
        const runner = this.runners.find((each) => each.name === command.streamlet);
        return (
          runner?.command(command) ?? {
            ok: false,
            message: `There is no streamlet "${command.streamlet}".`,
          }
        );
      }
    }
  }

  /** Whether transactions hold records back that a checkpoint will still bring out. */
  awaitsCommit(openTransactions: number): boolean {
    return openTransactions > 0 && this.runners.some((runner) => runner.status().commitsLater);
  }

  /** Whether a streamlet has been stopped, beside others that run: somebody may start it again. */
  get awaitsStart(): boolean {
    const stopped = this.runners.filter((runner) => runner.status().state === "stopped").length;
    return stopped > 0 && stopped < this.runners.length;
  }

  /** The run is over: its time is up, or nothing more can happen in it. */
  finish(): void {
    const { logs } = this.run;
    const failed = this.runners.filter((runner) => runner.status().state === "failed");
    this.#status = failed.length > 0 ? "failed" : "finished";
    this.#ending = this.#causeOfEnd(failed.length);
    const names = failed.map((runner) => runner.name).join(", ");
    if (failed.length > 0)
      logs.event("operator", "error", `The run has ended with failed streamlets: ${names}.`, this.#ending);
    else logs.event("operator", "info", "The run is finished.", this.#ending);
  }

  #causeOfEnd(failed: number): string {
    const { loop, scenario } = this.run;
    if (scenario.length !== undefined && loop.now() >= scenario.length)
      return "its length is over, as the scenario says";
    if (this.runners.every((runner) => runner.status().state === "stopped"))
      return "all streamlets have been stopped";
    return failed > 0 ? "the others have nothing left to do" : "all inputs are used up and consumed";
  }

  #change(change: ScenarioChange): void {
    const result = this.command(change);
    const level = result.ok ? "info" : "warning";
    const outcome = result.ok ? "as the scenario says" : result.message;
    this.run.logs.event("operator", level, `Planned for ${change.streamlet}: ${change.kind}.`, outcome);
  }
}
