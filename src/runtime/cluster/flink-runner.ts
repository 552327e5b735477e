import type { ApplicationStreamlet } from "../../config/index.ts";
import type { LoadedStreamlet } from "../code/load-streamlets.ts";
import { JobManager } from "../flink/job-manager.ts";
import type { JobSetting } from "../flink/task-host.ts";
import type { CommandResult } from "../host/simulation.ts";
import { jobSetting } from "./job-setting.ts";
import type { RunSetting, TaskManagerPod } from "./run-setting.ts";
import type { RunnerStatus, StreamletCommand, StreamletFault, StreamletRunner } from "./streamlet-runner.ts";

/** Milliseconds until a job manager notices that the connection to a task manager is broken. */
const LOSS_DETECTION = 100;

/** Runs a Flink streamlet with logic: the operator's part, a job manager and its task managers. */
export class FlinkRunner implements StreamletRunner {
  readonly name: string;
  readonly standIn = false;
  readonly #run: RunSetting;
  readonly #jobManager: JobManager;
  readonly #pods = new Map<number, TaskManagerPod>();
  #started = 0;

  constructor(run: RunSetting, streamlet: ApplicationStreamlet, loaded: LoadedStreamlet) {
    this.#run = run;
    this.name = streamlet.name;
    const surroundings = { clock: run.loop, mailbox: run.network };
    const address = `${this.name}/job-manager`;
    const job = jobSetting(run, streamlet, loaded);
    this.#jobManager = new JobManager(address, surroundings, job, {
      start: (index, cause) => this.#startTaskManager(index, cause, job),
      release: (index) => this.#release(index),
    });
    run.network.attach(address, this.#jobManager);
  }

  start(): void {
    const event = (message: string, cause?: string) =>
      this.#run.logs.event("operator", "info", message, cause);
    event(`Flink resource of ${this.name} is submitted.`, "application resource prepared");
    event(`Job manager pod of ${this.name} is requested.`, "Flink resource submitted");
    this.#run.loop.after(this.#run.timing.podStart, () => {
      event(`Job manager pod of ${this.name} runs.`);
      this.#jobManager.start();
    });
  }

  status(): RunnerStatus {
    const { state, parallelism, restarts, lastFailure, coordinator } = this.#jobManager;
    let busy = 0;
    let backpressured = 0;
    for (const pod of this.#pods.values()) {
      const report = pod.report();
      busy = Math.max(busy, report.busy);
      backpressured = Math.max(backpressured, report.backpressured);
    }
    return {
      state,
      parallelism,
      restarts,
      lastFailure,
      checkpoints: coordinator.views(),
      completedCheckpoints: coordinator.completedCount,
      snapshots: [],
      busy,
      backpressured,
      commitsLater: state === "running" && coordinator.isPeriodic,
    };
  }

  positions(inlet: string): ReadonlyMap<number, number> {
    const positions = new Map<number, number>();
    for (const pod of this.#pods.values()) {
      for (const position of pod.report().positions) {
        if (position.inlet === inlet) positions.set(position.partition, position.offset);
      }
    }
    return positions;
  }

  command(command: StreamletCommand): CommandResult {
    switch (command.kind) {
      case "checkpoint":
        return this.#jobManager.coordinator.trigger()
          ? { ok: true }
          : { ok: false, message: `${this.name} does not run: a checkpoint needs a running job.` };
      case "fail-task":
        return this.#failTask(command.index ?? 0);
      case "kill-task-manager":
        return this.#killTaskManager(command.index ?? 0);
      case "rescale": {
        const problem = this.#jobManager.rescale(command.parallelism);
        return problem === undefined ? { ok: true } : { ok: false, message: problem };
      }
      case "restart":
        this.#jobManager.restart("asked for");
        return { ok: true };
      default:
        return { ok: false, message: `"${command.kind}" is not possible for ${this.name} now.` };
    }
  }

  inject(fault: StreamletFault): CommandResult {
    switch (fault.kind) {
      case "fail-task":
        return this.#failTask(fault.index);
      case "kill-task-manager":
        return this.#killTaskManager(fault.index);
      default:
        return { ok: false, message: `"${fault.kind}" is not possible for ${this.name} now.` };
    }
  }

  undeploy(): void {
    for (const index of [...this.#pods.keys()]) this.#release(index);
  }

  #failTask(index: number): CommandResult {
    if (this.#jobManager.state !== "running") return { ok: false, message: `${this.name} does not run.` };
    this.#jobManager.failTask(index);
    return { ok: true };
  }

  #killTaskManager(index: number): CommandResult {
    const count = Math.max(1, this.#jobManager.taskManagers);
    return this.#kill(index % count, "the pod was killed")
      ? { ok: true }
      : { ok: false, message: `Task manager ${index % count} of ${this.name} does not run.` };
  }

  #startTaskManager(index: number, cause: string, job: JobSetting): void {
    const { logs, loop, taskManagers, timing } = this.#run;
    logs.event("operator", "info", `Task manager pod ${index} of ${this.name} is requested.`, cause);
    loop.after(timing.podStart, () => {
      // A new pod has an address of its own: what was sent to a predecessor is lost.
      const address = `${this.name}/task-manager-${index}-${++this.#started}`;
      const jobManager = this.#jobManager.address;
      const pod = taskManagers.start({ streamlet: this.name, address, index, jobManager }, job, (reason) => {
        if (this.#pods.get(index) === pod) this.#kill(index, reason);
      });
      this.#pods.set(index, pod);
    });
  }

  #kill(index: number, cause: string): boolean {
    const pod = this.#pods.get(index);
    if (pod === undefined) return false;
    this.#pods.delete(index);
    pod.stop();
    this.#run.logs.event("operator", "warning", `Task manager pod ${index} of ${this.name} is gone.`, cause);
    this.#run.loop.after(LOSS_DETECTION, () =>
      this.#jobManager.receive({ kind: "lost", index, cause: "connection lost" }),
    );
    return true;
  }

  #release(index: number): void {
    const pod = this.#pods.get(index);
    if (pod === undefined) return;
    this.#pods.delete(index);
    pod.stop();
    this.#run.logs.event(
      "operator",
      "info",
      `Task manager pod ${index} of ${this.name} is given back.`,
      "scaled down",
    );
  }
}
