import type { ApplicationStreamlet } from "../../config/index.ts";
import type { JobManagerMessage, TaskManagerMessage } from "../flink/messages.ts";
import type { JobSetting } from "../flink/task/task-host.ts";
import type { Address } from "../host/clock.ts";
import { NETWORK } from "./faults/message-loss.ts";
import type { MessageFault, RunSetting, TaskManagerPod } from "./run-setting.ts";

/** Milliseconds until the other end of a connection notices that it is broken. */
const CONNECTION_LOSS = 100;

/** What the task managers of one version of a streamlet run. */
export interface TaskManagerSetting {
  readonly job: JobSetting;
  readonly code: ReadonlyMap<string, string> | undefined;
  readonly streamlet: ApplicationStreamlet;
  readonly jobManager: Address<JobManagerMessage>;
}

/** The pods of a streamlet's task managers, by index: started, killed and replaced as Kubernetes does. */
export class TaskManagerSet {
  readonly #run: RunSetting;
  readonly #streamlet: string;
  readonly #onLost: (index: number, address: Address<TaskManagerMessage>, cause: string) => void;
  readonly #pods = new Map<number, { readonly pod: TaskManagerPod; readonly setting: TaskManagerSetting }>();
  readonly #requested = new Set<number>();
  #started = 0;
  /** A pod has ended by itself. */
  #watched = false;

  /** `onLost` is called when the loss of a pod is noticed. */
  constructor(
    run: RunSetting,
    streamlet: string,
    onLost: (index: number, address: Address<TaskManagerMessage>, cause: string) => void,
  ) {
    this.#run = run;
    this.#streamlet = streamlet;
    this.#onLost = onLost;
  }

  start(index: number, cause: string, setting: TaskManagerSetting): void {
    if (this.#pods.has(index) || this.#requested.has(index)) return;
    this.#requested.add(index);
    const { loop, taskManagers, timing } = this.#run;
    this.#event("info", `Task manager pod ${index} of ${this.#streamlet} is requested.`, cause);
    loop.after(timing.podStart, () => {
      if (!this.#requested.delete(index)) return;
      // A new pod has an address of its own: what was sent to a predecessor is lost.
      const address = `${this.#streamlet}/task-manager-${index}-${++this.#started}`;
      const { job, code, streamlet, jobManager } = setting;
      const place = { streamlet, address, index, jobManager, code, watched: this.#watched };
      const pod = taskManagers.start(place, job, (reason) => {
        if (this.#pods.get(index)?.pod !== pod) return;
        this.#watched = true;
        this.kill(index, reason);
      });
      this.#pods.set(index, { pod, setting });
      this.#event("info", `Task manager pod ${index} of ${this.#streamlet} runs.`, "pod started");
    });
  }

  addressOf(index: number): Address<TaskManagerMessage> | undefined {
    return this.#pods.get(index)?.pod.address;
  }

  /** Loses or delays the messages of a pod for a while. */
  disturb(index: number, fault: MessageFault): void {
    this.#pods.get(index)?.pod.disturb(fault);
  }

  /** Ends a pod as a failing node does, and has it replaced. */
  kill(index: number, cause: string): void {
    const found = this.#pods.get(index);
    if (found === undefined) return;
    const { pod, setting } = found;
    this.#pods.delete(index);
    pod.stop();
    this.#event("warning", `Task manager pod ${index} of ${this.#streamlet} is gone.`, cause);
    const { loop, network } = this.#run;
    loop.after(CONNECTION_LOSS, () => {
      for (const { pod: other } of this.#pods.values()) {
        network.send(setting.jobManager, other.address as Address<TaskManagerMessage>, {
          kind: "peer-lost",
          peer: pod.address,
        });
      }
    });
    loop.after(setting.job.options.lossDetection, () =>
      this.#onLost(index, pod.address, `TaskManager with id ${pod.address} is no longer reachable.`),
    );
    this.start(index, "replaces the lost pod", setting);
  }

  release(index: number, cause: string): void {
    this.#requested.delete(index);
    const found = this.#pods.get(index);
    if (found === undefined) return;
    this.#pods.delete(index);
    found.pod.stop();
    this.#event("info", `Task manager pod ${index} of ${this.#streamlet} is given back.`, cause);
  }

  /** All notice that their job manager is another one. */
  reconnect(): void {
    for (const { pod } of this.#pods.values()) {
      this.#run.network.send(NETWORK, pod.address as Address<TaskManagerMessage>, { kind: "reconnect" });
    }
  }

  /** Shares of the last seconds in which the busiest subtask worked, and in which one waited for room. */
  load(): { readonly busy: number; readonly backpressured: number } {
    const reports = [...this.#pods.values()].map(({ pod }) => pod.report());
    return {
      busy: Math.max(0, ...reports.map((report) => report.busy)),
      backpressured: Math.max(0, ...reports.map((report) => report.backpressured)),
    };
  }

  positions(inlet: string): ReadonlyMap<number, number> {
    const positions = new Map<number, number>();
    for (const { pod } of this.#pods.values()) {
      for (const position of pod.report().positions) {
        if (position.inlet === inlet) positions.set(position.partition, position.offset);
      }
    }
    return positions;
  }

  #event(level: "info" | "warning", message: string, cause: string): void {
    this.#run.logs.event("operator", level, message, cause);
  }
}
