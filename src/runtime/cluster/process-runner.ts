import {
  type ApplicationStreamlet,
  type ConfigurationChange,
  configurationDifferences,
  reconfigure,
} from "../../config/index.ts";
import { AkkaStreamlet } from "../../streamlet/index.ts";
import { LogicBudget } from "../code/budget/logic-budget.ts";
import type { LoadedStreamlet } from "../code/load-streamlets.ts";
import { messageOf } from "../code/module-loader.ts";
import { FailureHistory } from "../host/failure-history.ts";
import { Random } from "../host/random.ts";
import type { CommandResult } from "../host/simulation.ts";
import { keyFunctionOf } from "../ports/application-ports.ts";
import { type MadeUpFailures, type ProcessAudit, ProcessHost } from "../process/process-host.ts";
import { NEW_VERSION, watchedCall } from "../replay/logic-watch.ts";
import { workTimeOf } from "../scenario/service-time.ts";
import { delayMessages, loseMessages, NETWORK } from "./faults/message-loss.ts";
import { keyOf } from "./feed-flows.ts";
import { isFedByScenario, type ProcessVersion, planProcess, processVersion } from "./process-plans.ts";
import { ProcessSet } from "./process-set.ts";
import type { RunSetting } from "./run-setting.ts";
import type { RunnerStatus, StreamletCommand, StreamletFault, StreamletRunner } from "./streamlet-runner.ts";

type Redeploy = Extract<StreamletCommand, { kind: "redeploy" }>;

/** Processes of one streamlet that the simulated cluster has room for. */
const MOST_REPLICAS = 100;

const DONE: CommandResult = { ok: true };
const refusal = (message: string): CommandResult => ({ ok: false, message });

/** Runs a streamlet as plain processes, one per replica: Akka streamlets with logic, and stand-ins for any without. */
export class ProcessRunner implements StreamletRunner {
  readonly name: string;
  readonly standIn: boolean;
  readonly #run: RunSetting;
  readonly #pods: ProcessSet;
  readonly #failures = new FailureHistory();
  #version: ProcessVersion;
  #replicas: number;
  #isUndeployed = false;
  #madeUp: MadeUpFailures = { record: 0, times: 0 };
  /** Number of the next first start of a process. */
  #attempt = 0;
  /** Indices of pods that are still to be replaced one by one. */
  #toRoll: number[] = [];
  #isRolling = false;

  constructor(run: RunSetting, streamlet: ApplicationStreamlet, loaded: LoadedStreamlet | undefined) {
    this.#run = run;
    this.name = streamlet.name;
    this.standIn = loaded === undefined;
    this.#version = processVersion(run, streamlet, loaded);
    this.#replicas = Math.min(MOST_REPLICAS, Math.max(1, streamlet.replicas ?? 1));
    this.#pods = new ProcessSet(run, this.name, (address, index) => this.#newHost(address, index));
  }

  start(): void {
    if (this.standIn) this.#event(`A stand-in takes the place of ${this.name}.`, "no logic is known");
    this.#requestAll("application resource prepared");
  }

  status(): RunnerStatus {
    const { hosts, areChanging } = this.#pods;
    return {
      state: this.#state(hosts, areChanging),
      parallelism: this.#replicas,
      restarts: hosts.reduce((sum, host) => sum + host.restarts, 0),
      lastFailure: this.#failures.views()[0],
      failures: this.#failures,
      checkpoints: [],
      completedCheckpoints: 0,
      snapshots: [],
      busy: 0,
      backpressured: 0,
      commitsLater: false,
    };
  }

  #state(hosts: readonly ProcessHost[], areChanging: boolean): RunnerStatus["state"] {
    if (this.#isUndeployed) return "stopped";
    const is = (state: ProcessHost["state"]) => hosts.some((host) => host.state === state);
    // In a sandbox a pod that is lost is not replaced.
    if (is("failed") || (!areChanging && hosts.length < this.#replicas)) return "failed";
    if (is("restarting")) return "restarting";
    return is("running") ? "running" : "starting";
  }

  positions(inlet: string): ReadonlyMap<number, number> {
    const positions = new Map<number, number>();
    for (const host of this.#pods.hosts) {
      for (const flow of host.flows) {
        if (flow.inlet?.settings.port !== inlet) continue;
        for (const [partition, offset] of flow.positions) positions.set(partition, offset);
      }
    }
    return positions;
  }

  command(command: StreamletCommand): CommandResult {
    if (this.#isUndeployed) return refusal(`${this.name} is not deployed any more.`);
    switch (command.kind) {
      case "fail-task":
      case "kill-task-manager":
        return this.inject({ ...command, index: command.index ?? 0 });
      case "restart":
        return this.#replace(this.#version, "a restart was asked for");
      case "rescale":
        return this.#rescale(command.parallelism);
      case "configure":
        return this.#configure(command);
      case "redeploy":
        return this.#redeploy(command);
      default:
        return refusal(
          `${this.name} is no Flink job: it has no checkpoints or savepoints, and goes on until it is undeployed.`,
        );
    }
  }

  inject(fault: StreamletFault): CommandResult {
    if (fault.kind === "kill-job-manager")
      return refusal(`${this.name} is no Flink job: it has no job manager.`);
    if (fault.kind === "throw-on-record") {
      this.#madeUp = { record: fault.record, times: fault.times };
      for (const host of this.#pods.hosts) host.throwOn(this.#madeUp);
      return DONE;
    }
    const index = fault.index % this.#replicas;
    const pod = this.#pods.at(index);
    if (pod === undefined) return refusal(`Process ${index} of ${this.name} does not run.`);
    switch (fault.kind) {
      case "fail-task":
        if (pod.host.state !== "running") return refusal(`Process ${index} of ${this.name} does not run.`);
        pod.host.crash("the process was made to fail");
        return DONE;
      case "kill-task-manager":
        this.#kill(index);
        return DONE;
      case "slow-node": {
        const { network, loop } = this.#run;
        network.send(NETWORK, pod.address, { kind: "slow-down", factor: fault.factor });
        loop.after(fault.duration, () =>
          network.send(NETWORK, pod.address, { kind: "slow-down", factor: 1 }),
        );
        return DONE;
      }
      case "delay-messages":
        delayMessages(this.#run, pod.address, fault.duration, fault.delay);
        return DONE;
      case "lose-messages":
        loseMessages(this.#run, pod.address, fault.duration, 0, () => false);
        return DONE;
    }
  }

  undeploy(): void {
    this.#isUndeployed = true;
    for (const index of this.#pods.indices) this.#pods.end(index, "the application is undeployed");
  }

  #requestAll(cause: string): void {
    for (let index = 0; index < this.#replicas; index++) this.#pods.request(index, cause);
  }

  #kill(index: number): void {
    const { loop, scenario } = this.#run;
    this.#beginAttempt();
    this.#pods.kill(index, "the pod was killed");
    // Its groups wait for it that long: a run in which they do is not over.
    loop.after(this.#longestSession(), () => {});
    if (scenario.mode === "cluster") this.#pods.request(index, "replaces the lost pod");
    else this.#event(`Pod ${index} of ${this.name} is not replaced.`, "sandbox: nothing is started again");
  }

  /** What processes do that start from now on supersedes what those of before have done. */
  #beginAttempt(): void {
    this.#attempt = Math.max(this.#attempt, ...this.#pods.hosts.map(({ attempt }) => attempt)) + 1;
  }

  #longestSession(): number {
    const { ports } = this.#run;
    const { descriptor } = this.#version.streamlet;
    const inlets = descriptor.inlets.filter(({ name }) => ports.isUsable(this.name, name));
    return Math.max(0, ...inlets.map(({ name }) => ports.membership(this.name, name).sessionTimeout));
  }

  #rescale(replicas: number): CommandResult {
    if (!Number.isInteger(replicas) || replicas < 1 || replicas > MOST_REPLICAS)
      return refusal(`The number of processes must be a whole number from 1 to ${MOST_REPLICAS}.`);
    if (isFedByScenario(this.#version))
      return refusal(`${this.name} is fed by the scenario: a second process would write everything twice.`);
    const before = this.#replicas;
    this.#replicas = replicas;
    this.#event(`${this.name} is scaled from ${before} to ${replicas} processes.`, "asked for");
    for (let index = before; index < replicas; index++) this.#pods.request(index, "scaled up");
    for (const index of this.#pods.indices) if (index >= replicas) this.#pods.end(index, "scaled down");
    if (replicas > before && this.#version.streamlet.descriptor.inlets.length === 0) {
      const message = `Every process of ${this.name} writes all that its code gives: ${replicas} times in all.`;
      this.#run.logs.event("operator", "warning", message, "it reads nothing that could be shared out");
    }
    return DONE;
  }

  #configure(change: ConfigurationChange): CommandResult {
    const { streamlet, faults } = reconfigure(this.#version.streamlet, change);
    if (faults.length > 0) return refusal(faults.join(" "));
    if (configurationDifferences(this.#version.streamlet, streamlet).length === 0) {
      this.#event(`${this.name} goes on.`, "its configuration is what it was");
      return DONE;
    }
    return this.#replace({ ...this.#version, streamlet }, "its configuration has changed");
  }

  #redeploy({ code, configuration, parallelism }: Redeploy): CommandResult {
    const { streamlet, faults } = reconfigure(this.#version.streamlet, configuration ?? {});
    if (faults.length > 0) return refusal(faults.join(" "));
    const version = this.#versionOf(streamlet, code);
    if (typeof version === "string") return refusal(version);
    if (parallelism !== undefined) {
      const scaled = this.#rescale(parallelism);
      if (!scaled.ok) return scaled;
    }
    return this.#replace(version, "a new version is deployed");
  }

  /** The streamlet with the class of other code, or why that cannot be. */
  #versionOf(
    streamlet: ApplicationStreamlet,
    code: ReadonlyMap<string, string> | undefined,
  ): ProcessVersion | string {
    if (code === undefined || this.standIn) return { ...this.#version, streamlet };
    try {
      return watchedCall(this.#run.logicCalls?.of(this.name), NEW_VERSION, undefined, () => {
        const loaded = this.#run.loadVersion(code, streamlet);
        if (typeof loaded === "string") return loaded;
        if (!(loaded.create.prototype instanceof AkkaStreamlet))
          return `${this.name} runs as a process: its new class is none that can.`;
        return processVersion(this.#run, streamlet, loaded);
      });
    } catch (error) {
      return messageOf(error);
    }
  }

  /**
   * Replaces all pods as Cloudflow's Deployments do: all old ones end before new ones start, except where the streamlet
   * has an endpoint, which is to answer all the time: then pod by pod, the new one first.
   */
  #replace(version: ProcessVersion, cause: string): CommandResult {
    this.#version = version;
    const { ports } = this.#run;
    if (isFedByScenario(version)) {
      this.#event(`${this.name} goes on.`, "the scenario feeds it, whatever its version or configuration");
      return DONE;
    }
    ports.renew(version.streamlet);
    this.#beginAttempt();
    if (version.streamlet.descriptor.attributes.some(({ attributeName }) => attributeName === "server")) {
      this.#toRoll = [...this.#pods.indices];
      this.#roll(cause);
    } else
      this.#pods.endAll(cause, () => {
        if (!this.#isUndeployed) this.#requestAll("the old pods have ended");
      });
    return DONE;
  }

  #roll(cause: string): void {
    if (this.#isRolling) return;
    const index = this.#toRoll.shift();
    if (index === undefined || index >= this.#replicas || this.#isUndeployed) return;
    this.#isRolling = true;
    this.#pods.request(index, cause, () => {
      this.#isRolling = false;
      this.#roll(cause);
    });
  }

  #newHost(address: string, index: number): ProcessHost {
    const version = this.#version;
    const { network, loop, logs, scenario, timing, meter, ports } = this.#run;
    const host = new ProcessHost(
      {
        address,
        index,
        workTime: workTimeOf(
          scenario.serviceTimes.get(this.name) ?? timing.serviceTime,
          Random.named(scenario.seed, address),
        ),
        firstAttempt: this.#attempt,
        restarts: scenario.mode === "cluster",
        budget: () => new LogicBudget(meter, version.loaded?.held ?? []),
        plan: (write) => planProcess(this.#run, version, index, write),
        outlet: (port) => {
          const outlet = version.outlets.find((each) => each.name === port);
          return ports.outlet(
            this.name,
            port,
            outlet === undefined ? this.#inputKey(port) : keyFunctionOf(outlet),
          );
        },
        event: (level, message, cause) => logs.event(this.name, level, message, cause),
        failures: this.#failures,
        ...this.#audit(index),
      },
      { clock: loop, mailbox: network },
    );
    host.throwOn(this.#madeUp);
    return host;
  }

  #audit(replica: number): { readonly audit?: ProcessAudit } {
    const audit = this.#run.audit?.of(this.#version.streamlet);
    if (audit === undefined) return {};
    const process = replica === 0 ? "" : `@${replica}`;
    return {
      audit: {
        ...audit,
        ingress: (outlet, flow) =>
          `${this.name}${outlet === undefined ? `/${flow}` : `.${outlet}`}${process}`,
      },
    };
  }

  #inputKey(outlet: string): ((value: unknown) => unknown) | undefined {
    const input = this.#run.scenario.inputs.find(
      (each) => each.streamlet === this.name && each.outlet === outlet,
    );
    return input === undefined ? undefined : keyOf(input);
  }

  #event(message: string, cause: string): void {
    this.#run.logs.event("operator", "info", message, cause);
  }
}
