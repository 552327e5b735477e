import { datumToJson } from "../../avro/index.ts";
import type { ApplicationStreamlet } from "../../config/index.ts";
import { AkkaStreamlet, type StreamletContext } from "../../streamlet/index.ts";
import { LogicBudget } from "../code/budget/logic-budget.ts";
import type { LoadedStreamlet } from "../code/load-streamlets.ts";
import { textOf } from "../code/module-loader.ts";
import { parameterConfig, runtimeConfig } from "../code/streamlet-config.ts";
import { FailureHistory } from "../host/failure-history.ts";
import { Random } from "../host/random.ts";
import type { CommandResult } from "../host/simulation.ts";
import { keyFunctionOf } from "../ports/application-ports.ts";
import { type FlowPlan, planFlow } from "../process/flow-plan.ts";
import { type ProcessAudit, ProcessHost, type Write } from "../process/process-host.ts";
import { standInFlows } from "../process/stand-in.ts";
import { jsonRecords } from "../scenario/data-records.ts";
import { workTimeOf } from "../scenario/service-time.ts";
import { feedFlows, keyOf } from "./feed-flows.ts";
import type { RunSetting } from "./run-setting.ts";
import type { RunnerStatus, StreamletCommand, StreamletFault, StreamletRunner } from "./streamlet-runner.ts";

/** Processes of one streamlet that the simulated cluster has room for. */
const MOST_REPLICAS = 100;

/** Runs a streamlet as plain processes, one per replica: Akka streamlets with logic, and stand-ins for any without. */
export class ProcessRunner implements StreamletRunner {
  readonly name: string;
  readonly standIn: boolean;
  readonly #run: RunSetting;
  readonly #streamlet: ApplicationStreamlet;
  readonly #hosts: readonly ProcessHost[];
  readonly #failures = new FailureHistory();

  constructor(run: RunSetting, streamlet: ApplicationStreamlet, loaded: LoadedStreamlet | undefined) {
    this.#run = run;
    this.#streamlet = streamlet;
    this.name = streamlet.name;
    this.standIn = loaded === undefined;
    const { network, loop, logs, scenario, timing, ports } = run;
    const declared = loaded === undefined ? [] : new loaded.create().shape().outlets;
    const replicas = Math.min(MOST_REPLICAS, Math.max(1, streamlet.replicas ?? 1));
    this.#hosts = Array.from({ length: replicas }, (_, index) => {
      const address = `${this.name}/process-${index}`;
      const host = new ProcessHost(
        {
          address,
          index,
          workTime: workTimeOf(
            scenario.serviceTimes.get(this.name) ?? timing.serviceTime,
            Random.named(scenario.seed, address),
          ),
          restarts: scenario.mode === "cluster",
          budget: () => new LogicBudget(run.meter, loaded?.held ?? []),
          plan: (write) =>
            loaded === undefined ? this.#planStandIn(index, write) : this.#planLogic(loaded, write),
          outlet: (port) => {
            const outlet = declared.find((each) => each.name === port);
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
      network.attach(address, host);
      return host;
    });
  }

  #audit(replica: number): { readonly audit?: ProcessAudit } {
    const audit = this.#run.audit?.of(this.#streamlet);
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

  start(): void {
    const { logs, loop, timing } = this.#run;
    this.#hosts.forEach((host, index) => {
      logs.event(
        "operator",
        "info",
        `Pod ${index} of ${this.name} is requested.`,
        "application resource prepared",
      );
      loop.after(timing.podStart, () => {
        logs.event(
          "operator",
          "info",
          `Pod ${index} of ${this.name} runs.`,
          this.standIn ? "stand-in: no logic is known" : undefined,
        );
        host.start();
      });
    });
  }

  status(): RunnerStatus {
    const worst = ["failed", "restarting", "starting", "stopped"].find((state) =>
      this.#hosts.some((host) => host.state === state),
    );
    const failures = this.#hosts.flatMap((host) => host.lastFailure ?? []);
    return {
      state: (worst as RunnerStatus["state"] | undefined) ?? "running",
      parallelism: this.#hosts.length,
      restarts: this.#hosts.reduce((sum, host) => sum + host.restarts, 0),
      lastFailure: failures.sort((a, b) => b.at - a.at)[0],
      failures: this.#failures,
      checkpoints: [],
      completedCheckpoints: 0,
      snapshots: [],
      busy: 0,
      backpressured: 0,
      commitsLater: false,
    };
  }

  positions(inlet: string): ReadonlyMap<number, number> {
    const positions = new Map<number, number>();
    for (const host of this.#hosts) {
      for (const flow of host.flows) {
        if (flow.inlet?.settings.port !== inlet) continue;
        for (const [partition, offset] of flow.positions) positions.set(partition, offset);
      }
    }
    return positions;
  }

  command(command: StreamletCommand): CommandResult {
    switch (command.kind) {
      case "fail-task":
      case "kill-task-manager":
        return this.#crash(command.index ?? 0, "the process was made to fail");
      case "restart":
        for (const host of this.#hosts) host.crash("a restart was asked for");
        return { ok: true };
      default:
        return {
          ok: false,
          message: `${this.name} is no Flink job: it has no checkpoints, savepoints or parallelism of its own.`,
        };
    }
  }

  inject(fault: StreamletFault): CommandResult {
    switch (fault.kind) {
      case "fail-task":
      case "kill-task-manager":
        return this.#crash(fault.index, "the process was made to fail");
      default:
        return { ok: false, message: `${this.name} is no Flink job: "${fault.kind}" does not apply to it.` };
    }
  }

  undeploy(): void {
    for (const host of this.#hosts) host.stop();
  }

  #crash(index: number, reason: string): CommandResult {
    const host = this.#hosts[index % this.#hosts.length];
    if (host?.state !== "running") return { ok: false, message: `${this.name} does not run.` };
    host.crash(reason);
    return { ok: true };
  }

  #inputKey(outlet: string): ((value: unknown) => unknown) | undefined {
    const input = this.#run.scenario.inputs.find(
      (each) => each.streamlet === this.name && each.outlet === outlet,
    );
    return input === undefined ? undefined : keyOf(input);
  }

  #planLogic(loaded: LoadedStreamlet, write: Write): readonly FlowPlan[] {
    const { ports, logs, data } = this.#run;
    const { name } = this;
    const instance = new loaded.create();
    if (!(instance instanceof AkkaStreamlet))
      throw new Error(`${loaded.className} is no streamlet that can run here.`);
    const context: StreamletContext = {
      streamletRef: name,
      streamletConfig: parameterConfig(this.#streamlet.parameters),
      config: runtimeConfig(this.#streamlet.config),
      topicOf: (port) => ports.topicName(name, port),
      getMountedPath: (mount) => {
        if (instance.volumeMounts().some((each) => each.name === mount.name)) return mount.path;
        throw new Error(`The streamlet declares no volume mount "${mount.name}".`);
      },
      log: (text) => logs.line(name, () => textOf(text)),
    };
    const graph = instance.setContext(context).createLogic().runnableGraph();
    const flows = Array.isArray(graph) ? graph : [graph];
    const shape = instance.shape();
    return flows.map((flow) =>
      planFlow(flow, {
        inlet: (port) =>
          ports.inlet(
            name,
            port,
            shape.inlets.find((inlet) => inlet.name === port),
          ),
        write,
        log: (record) => logs.line(name, () => textOf(record)),
        data: (file) => {
          const content = data.get(file) ?? data.get(`data/${file}`);
          if (content === undefined) throw new Error(`There is no data file "${file}" in the project.`);
          return jsonRecords(content).records;
        },
      }),
    );
  }

  #planStandIn(index: number, write: Write): readonly FlowPlan[] {
    const { ports, logs, scenario } = this.#run;
    const { descriptor } = this.#streamlet;
    const usable = (port: { readonly name: string }) => ports.isUsable(this.name, port.name);
    const outlets = descriptor.outlets.filter(usable);
    if (descriptor.inlets.length === 0) {
      // Samples and files are a source of their own: a second replica would only write everything twice.
      return index > 0
        ? []
        : feedFlows(
            this.#run,
            this.name,
            outlets.map(({ name }) => name),
            write,
          );
    }
    return standInFlows({
      inlets: descriptor.inlets.filter(usable).map(({ name }) => ports.inlet(this.name, name)),
      outlets: outlets.flatMap(({ name }) => {
        const schema = ports.recordSchema(this.name, name);
        return schema === undefined ? [] : [{ name, schema }];
      }),
      seed: scenario.seed + index,
      write,
      log: (record, port) => logs.line(this.name, () => textOf(datumToJson(port.settings.schema, record))),
    });
  }
}
