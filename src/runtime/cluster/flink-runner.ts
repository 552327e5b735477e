import {
  type ApplicationStreamlet,
  type ConfigurationChange,
  configurationDifferences,
  reconfigure,
} from "../../config/index.ts";
import type { LoadedStreamlet } from "../code/load-streamlets.ts";
import { messageOf } from "../code/module-loader.ts";
import { JobManager } from "../flink/job/job-manager.ts";
import { JobRecords, type Submission } from "../flink/job/job-records.ts";
import type { TaskManagerMessage } from "../flink/messages.ts";
import type { JobSetting } from "../flink/task/task-host.ts";
import type { Address } from "../host/clock.ts";
import { Random } from "../host/random.ts";
import type { CommandResult, StartOptions } from "../host/simulation.ts";
import { NEW_VERSION, watchedCall } from "../replay/logic-watch.ts";
import { NETWORK } from "./faults/message-loss.ts";
import { jobSetting } from "./job-setting.ts";
import type { RunSetting } from "./run-setting.ts";
import type { RunnerStatus, StreamletCommand, StreamletFault, StreamletRunner } from "./streamlet-runner.ts";
import { TaskManagerSet } from "./task-manager-set.ts";

type Redeploy = Extract<StreamletCommand, { kind: "redeploy" }>;

/** What a job is made of: the streamlet as it is configured, its class, and the texts where they are not the run's. */
interface JobVersion {
  readonly streamlet: ApplicationStreamlet;
  readonly loaded: LoadedStreamlet;
  readonly code: ReadonlyMap<string, string> | undefined;
  readonly job: JobSetting;
}

const DONE: CommandResult = { ok: true };

/** Runs a Flink streamlet with logic: the operators' part, a job manager at a time, and its task managers. */
export class FlinkRunner implements StreamletRunner {
  readonly name: string;
  readonly standIn = false;
  readonly #run: RunSetting;
  readonly #records = new JobRecords();
  readonly #ids: Random;
  readonly #pods: TaskManagerSet;
  #version: JobVersion;
  #submission: Submission;
  #jobManager: JobManager;

  constructor(run: RunSetting, streamlet: ApplicationStreamlet, loaded: LoadedStreamlet) {
    this.#run = run;
    this.name = streamlet.name;
    this.#ids = Random.named(run.scenario.seed, `${this.name}/job-ids`);
    this.#version = { streamlet, loaded, code: undefined, job: jobSetting(run, streamlet, loaded) };
    this.#pods = new TaskManagerSet(run, this.name, (index, taskManager, cause) =>
      this.#jobManager.receive({ kind: "lost", index, taskManager, cause }),
    );
    this.#submission = this.#newSubmission(undefined, undefined);
    this.#jobManager = this.#newJobManager();
  }

  start(): void {
    this.#event(
      `The application resource is prepared: ${this.name} is a Flink streamlet.`,
      "application deployed",
    );
    this.#submit("application resource prepared");
  }

  status(): RunnerStatus {
    const { state, parallelism, restarts, lastFailure, coordinator } = this.#jobManager;
    const load = this.#pods.load();
    return {
      state,
      parallelism,
      restarts,
      lastFailure,
      failures: this.#records.failures,
      checkpoints: coordinator.views(),
      completedCheckpoints: coordinator.completedCount,
      snapshots: this.#records.snapshots.views(),
      ...load,
      commitsLater: state === "running" && coordinator.isPeriodic,
    };
  }

  positions(inlet: string): ReadonlyMap<number, number> {
    return this.#pods.positions(inlet);
  }

  command(command: StreamletCommand): CommandResult {
    const jobManager = this.#jobManager;
    switch (command.kind) {
      case "checkpoint":
        return jobManager.coordinator.trigger()
          ? DONE
          : { ok: false, message: `${this.name} does not run: a checkpoint needs a running job.` };
      case "savepoint":
        return outcome(jobManager.savepoint());
      case "stop":
        return outcome(jobManager.stop(command.drain === true, () => this.#stopped()));
      case "cancel":
        return outcome(jobManager.cancel("cancelled by a person"));
      case "start":
        return this.#startAgain(command);
      case "redeploy":
        return this.#redeploy(command);
      case "configure":
        return this.#configure(command);
      case "rescale":
        return outcome(jobManager.rescale(command.parallelism));
      case "restart":
        jobManager.restart("asked for");
        return DONE;
      default:
        return this.inject({ ...command, index: command.index ?? 0 });
    }
  }

  inject(fault: StreamletFault): CommandResult {
    const jobManager = this.#jobManager;
    if (fault.kind === "kill-job-manager") return this.#killJobManager();
    if (fault.kind === "fail-task") return outcome(jobManager.failTask(fault.index));
    if (fault.kind === "throw-on-record") return outcome(jobManager.throwOn(fault.record, fault.times));
    const index = fault.index % Math.max(1, jobManager.taskManagers);
    const address = this.#pods.addressOf(index);
    if (address === undefined) {
      return { ok: false, message: `Task manager ${index} of ${this.name} does not run.` };
    }
    if (fault.kind === "kill-task-manager") {
      this.#pods.kill(index, "the pod was killed");
      return DONE;
    }
    return this.#disturb(fault, index, address);
  }

  undeploy(): void {
    this.#jobManager.cancel("the application is undeployed");
  }

  #disturb(
    fault: Extract<StreamletFault, { readonly duration: number }>,
    index: number,
    address: Address<TaskManagerMessage>,
  ): CommandResult {
    const { network, loop } = this.#run;
    const { duration } = fault;
    if (fault.kind === "slow-node") {
      network.send(NETWORK, address, { kind: "slow-down", factor: fault.factor });
      loop.after(duration, () => network.send(NETWORK, address, { kind: "slow-down", factor: 1 }));
      return DONE;
    }
    this.#pods.disturb(index, fault);
    const { heartbeatTimeout } = this.#version.job.options;
    const isAlive = () => this.#pods.addressOf(index) === address;
    if (fault.kind === "lose-messages" && duration >= heartbeatTimeout) {
      const cause = `Heartbeat of TaskManager with id ${address} timed out.`;
      loop.after(heartbeatTimeout, () => {
        if (isAlive()) this.#jobManager.receive({ kind: "lost", index, taskManager: address, cause });
      });
      loop.after(duration, () => network.send(NETWORK, address, { kind: "reconnect" }));
    }
    return DONE;
  }

  #killJobManager(): CommandResult {
    const { state } = this.#jobManager;
    if (state === "stopped" || state === "failed")
      return { ok: false, message: `${this.name} does not run.` };
    const { data, lastId } = this.#jobManager.halt();
    const { highAvailability } = this.#version.job.options;
    const { attempt, restarts, parallelism } = this.#jobManager;
    this.#run.network.detach(this.#jobManager.address);
    this.#event(`Job manager pod of ${this.name} is gone.`, "the pod was killed", "warning");
    // The new pod runs the application anew, with the options that it was started with: a savepoint is among them.
    const fresh = this.#newSubmission(this.#submission.from, undefined);
    this.#submission = highAvailability
      ? {
          ...this.#submission,
          from: data && { data, path: `checkpoint ${data.id}`, allowNonRestoredState: true },
          lastId,
          parallelism,
          attempt,
          restarts: restarts + 1,
        }
      : { ...fresh, attempt, restarts: restarts + 1, parallelism: this.#submission.parallelism };
    this.#jobManager = this.#newJobManager();
    const cause = highAvailability
      ? "high availability: the job goes on from its last checkpoint"
      : `no high availability: the job is submitted anew, ${fresh.from === undefined ? "without its state" : "from where it was started"}`;
    this.#submit("the pod is replaced", () => {
      this.#event(`Job manager of ${this.name} takes over.`, cause);
      this.#pods.reconnect();
    });
    return DONE;
  }

  #startAgain({ from, parallelism, allowNonRestoredState }: StartOptions): CommandResult {
    const { state } = this.#jobManager;
    if (state !== "stopped" && state !== "failed") {
      return { ok: false, message: `${this.name} has not ended: stop or cancel it first.` };
    }
    const stored = from === undefined ? undefined : this.#records.snapshots.find(from);
    if (from !== undefined && stored === undefined) {
      return { ok: false, message: `Cannot find checkpoint or savepoint file/directory '${from}'.` };
    }
    const point = stored && {
      data: stored.data,
      path: stored.path,
      allowNonRestoredState: allowNonRestoredState === true,
    };
    this.#submission = {
      ...this.#newSubmission(point, parallelism),
      attempt: this.#jobManager.attempt,
      restarts: this.#jobManager.restarts,
    };
    this.#jobManager.halt();
    this.#jobManager = this.#newJobManager();
    this.#submit(from === undefined ? "start asked for" : `start from ${from} asked for`);
    return DONE;
  }

  #redeploy({ code, configuration, ...options }: Redeploy): CommandResult {
    const version = this.#versionOf(code, configuration ?? {});
    if (typeof version === "string") return { ok: false, message: version };
    return this.#replace(version, options, "The new version");
  }

  #configure(change: ConfigurationChange): CommandResult {
    const version = this.#versionOf(undefined, change);
    if (typeof version === "string") return { ok: false, message: version };
    if (configurationDifferences(this.#version.streamlet, version.streamlet).length === 0) {
      this.#event(`${this.name} goes on.`, "its configuration is what it was");
      return DONE;
    }
    if (this.#jobManager.state === "stopped") {
      this.#version = version;
      this.#event(`The new configuration of ${this.name} holds from its next start.`, "the job is stopped");
      return DONE;
    }
    return this.#replace(version, {}, "The new configuration");
  }

  /** A version with other code or configuration, or why there is none. */
  #versionOf(
    code: ReadonlyMap<string, string> | undefined,
    change: ConfigurationChange,
  ): JobVersion | string {
    const { streamlet, faults } = reconfigure(this.#version.streamlet, change);
    if (faults.length > 0) return faults.join(" ");
    try {
      return watchedCall(this.#run.logicCalls?.of(this.name), NEW_VERSION, undefined, () => {
        const loaded = code === undefined ? this.#version.loaded : this.#run.loadVersion(code, streamlet);
        if (typeof loaded === "string") return loaded;
        const job = jobSetting(this.#run, streamlet, loaded);
        return { streamlet, loaded, code: code ?? this.#version.code, job };
      });
    } catch (error) {
      return messageOf(error);
    }
  }

  /** Stops the job with a savepoint and starts a version from it; one that has ended starts from its last snapshot. */
  #replace(version: JobVersion, options: Omit<StartOptions, "from">, what: string): CommandResult {
    const start = (from: string | undefined) => {
      this.#version = version;
      this.#run.ports.renew(version.streamlet);
      this.#event(`${what} of ${this.name} is prepared.`, "the old one has stopped");
      this.#startAgain({ ...options, ...(from === undefined ? {} : { from }) });
    };
    const { state } = this.#jobManager;
    if (state === "stopped" || state === "failed") {
      start(this.#records.snapshots.views()[0]?.path);
      return DONE;
    }
    return outcome(this.#jobManager.stop(false, start));
  }

  #stopped(): void {
    this.#event(`Flink resource of ${this.name} is suspended.`, "stopped with a savepoint");
  }

  /** From the Flink resource to a running job manager. */
  #submit(cause: string, then?: () => void): void {
    const { loop, timing, network } = this.#run;
    const jobManager = this.#jobManager;
    this.#event(`Flink resource of ${this.name} is submitted.`, cause);
    this.#event(`Job manager pod of ${this.name} is requested.`, "Flink resource submitted");
    loop.after(timing.podStart, () => {
      if (jobManager !== this.#jobManager || jobManager.state === "stopped") return;
      this.#event(`Job manager pod of ${this.name} runs.`, "pod started");
      network.attach(jobManager.address, jobManager);
      then?.();
      jobManager.start();
    });
  }

  #newSubmission(from: Submission["from"], parallelism: number | undefined): Submission {
    const jobId = Array.from({ length: 32 }, () => this.#ids.below(16).toString(16)).join("");
    return { jobId, parallelism, from, attempt: 0, restarts: 0 };
  }

  #newJobManager(): JobManager {
    const { loop, network } = this.#run;
    const { job, code, streamlet } = this.#version;
    const address = `${this.name}/job-manager`;
    const pods = {
      start: (index: number, cause: string) =>
        this.#pods.start(index, cause, { job, code, streamlet, jobManager: address }),
      release: (index: number, cause: string) => this.#pods.release(index, cause),
    };
    const surroundings = { clock: loop, mailbox: network };
    return new JobManager(address, surroundings, job, pods, this.#records, this.#submission);
  }

  #event(message: string, cause: string, level: "info" | "warning" = "info"): void {
    this.#run.logs.event("operator", level, message, cause);
  }
}

function outcome(problem: string | undefined): CommandResult {
  return problem === undefined ? DONE : { ok: false, message: problem };
}
