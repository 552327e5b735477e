import { type ApplicationStreamlet, flinkOptions, usesCheckpointDefaults } from "../../config/index.ts";
import { FlinkStreamlet, type FlinkStreamletContext, StreamGraph } from "../../streamlet/index.ts";
import type { LoadedStreamlet } from "../code/load-streamlets.ts";
import { textOf } from "../code/module-loader.ts";
import { parameterConfig, runtimeConfig } from "../code/streamlet-config.ts";
import { JobManager } from "../flink/job-manager.ts";
import { readJobOptions } from "../flink/job-options.ts";
import type { JobSetting } from "../flink/task-host.ts";
import { TaskManager } from "../flink/task-manager.ts";
import type { CommandResult } from "../host/simulation.ts";
import { keyFunctionOf } from "../ports/application-ports.ts";
import { DEFAULT_SERVICE_TIME, POD_START, type RunSetting } from "./run-setting.ts";
import type { RunnerStatus, StreamletCommand, StreamletFault, StreamletRunner } from "./streamlet-runner.ts";

/** Milliseconds until a job manager notices that the connection to a task manager is broken. */
const LOSS_DETECTION = 100;

/** Runs a Flink streamlet with logic: the operator's part, a job manager and its task managers. */
export class FlinkRunner implements StreamletRunner {
  readonly name: string;
  readonly standIn = false;
  readonly #run: RunSetting;
  readonly #streamlet: ApplicationStreamlet;
  readonly #loaded: LoadedStreamlet;
  readonly #jobManager: JobManager;
  readonly #taskManagers = new Map<number, TaskManager>();
  #pods = 0;

  constructor(run: RunSetting, streamlet: ApplicationStreamlet, loaded: LoadedStreamlet) {
    this.#run = run;
    this.#streamlet = streamlet;
    this.#loaded = loaded;
    this.name = streamlet.name;
    const surroundings = { clock: run.loop, mailbox: run.network };
    const address = `${this.name}/job-manager`;
    const job = this.#job();
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
    this.#run.loop.after(POD_START, () => {
      event(`Job manager pod of ${this.name} runs.`);
      this.#jobManager.start();
    });
  }

  status(): RunnerStatus {
    const { state, parallelism, restarts, lastFailure, coordinator } = this.#jobManager;
    let busy = 0;
    let backpressured = 0;
    for (const taskManager of this.#taskManagers.values()) {
      for (const subtask of taskManager.subtasks) {
        const load = subtask.load();
        busy = Math.max(busy, load.busy);
        backpressured = Math.max(backpressured, load.backpressured);
      }
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
    for (const taskManager of this.#taskManagers.values()) {
      for (const { reader } of taskManager.subtasks) {
        if (reader?.inlet !== inlet) continue;
        for (const { partition, offset } of reader.positions()) positions.set(partition, offset);
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
    for (const index of [...this.#taskManagers.keys()]) this.#release(index);
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
    const { logs, loop, network } = this.#run;
    logs.event("operator", "info", `Task manager pod ${index} of ${this.name} is requested.`, cause);
    loop.after(POD_START, () => {
      // A new pod has an address of its own: what was sent to a predecessor is lost.
      const address = `${this.name}/task-manager-${index}-${++this.#pods}`;
      const surroundings = { clock: loop, mailbox: network };
      const taskManager = new TaskManager(address, index, this.#jobManager.address, surroundings, job);
      network.attach(address, taskManager);
      this.#taskManagers.set(index, taskManager);
    });
  }

  #kill(index: number, cause: string): boolean {
    const taskManager = this.#taskManagers.get(index);
    if (taskManager === undefined) return false;
    this.#taskManagers.delete(index);
    this.#run.network.detach(taskManager.address);
    taskManager.stop();
    this.#run.logs.event("operator", "warning", `Task manager pod ${index} of ${this.name} is gone.`, cause);
    this.#run.loop.after(LOSS_DETECTION, () =>
      this.#jobManager.receive({ kind: "lost", index, cause: "connection lost" }),
    );
    return true;
  }

  #release(index: number): void {
    const taskManager = this.#taskManagers.get(index);
    if (taskManager === undefined) return;
    this.#taskManagers.delete(index);
    this.#run.network.detach(taskManager.address);
    taskManager.stop();
    this.#run.logs.event(
      "operator",
      "info",
      `Task manager pod ${index} of ${this.name} is given back.`,
      "scaled down",
    );
  }

  #job(): JobSetting {
    const { application, scenario, ports, logs } = this.#run;
    const streamlet = this.#streamlet;
    const { name } = streamlet;
    const prototype = new this.#loaded.create();
    const shape = prototype.shape();
    const parameters = parameterConfig(streamlet.parameters);
    const config = runtimeConfig(streamlet.config);
    const log = (text: string) => logs.line(name, () => textOf(text));
    const context = (): FlinkStreamletContext => ({
      environment: new StreamGraph(),
      streamletRef: name,
      streamletConfig: parameters,
      config,
      topicOf: (port) => ports.topicName(name, port),
      getMountedPath: (mount) => {
        if (prototype.volumeMounts().some((each) => each.name === mount.name)) return mount.path;
        throw new Error(`The streamlet declares no volume mount "${mount.name}".`);
      },
      log,
    });
    return {
      streamlet: name,
      options: readJobOptions(flinkOptions(streamlet), {
        replicas: streamlet.replicas,
        mode: scenario.mode,
        cloudflowDefaults: usesCheckpointDefaults(streamlet.config),
      }),
      delivery: scenario.delivery,
      transactionTimeout: scenario.transactionTimeout,
      serviceTime: scenario.serviceTimes.get(name) ?? DEFAULT_SERVICE_TIME,
      transactionPrefix: `${application.id}.${name}`,
      createGraph: () => {
        const instance = new this.#loaded.create();
        if (!(instance instanceof FlinkStreamlet))
          throw new Error(`${streamlet.descriptor.className} is no Flink streamlet.`);
        return instance.setContext(context()).createLogic().executeStreamingQueries();
      },
      inlet: (port) =>
        ports.inlet(
          name,
          port,
          shape.inlets.find((inlet) => inlet.name === port),
        ),
      outlet: (port) => {
        const declared = shape.outlets.find((outlet) => outlet.name === port);
        return ports.outlet(name, port, declared === undefined ? undefined : keyFunctionOf(declared));
      },
      event: (level, message, cause) => logs.event(name, level, message, cause),
    };
  }
}
