import type { Timer } from "../host/clock.ts";
import type { ProcessHost } from "../process/process-host.ts";
import type { RunSetting } from "./run-setting.ts";

/** Kubernetes' `terminationGracePeriodSeconds`: milliseconds that a pod has to end by itself. */
const GRACE = 30_000;

interface Pod {
  readonly address: string;
  readonly host: ProcessHost;
}

/** The pods of a streamlet's processes by index: started, ended and replaced as a Deployment of Kubernetes does. */
export class ProcessSet {
  readonly #run: RunSetting;
  readonly #streamlet: string;
  readonly #create: (address: string, index: number) => ProcessHost;
  readonly #pods = new Map<number, Pod>();
  /** Pods that have been asked for, by index. */
  readonly #requested = new Map<number, { readonly timer: Timer; readonly then: () => void }>();
  readonly #ending = new Set<Pod>();
  #whenEnded: (() => void) | undefined;
  #started = 0;

  constructor(run: RunSetting, streamlet: string, create: (address: string, index: number) => ProcessHost) {
    this.#run = run;
    this.#streamlet = streamlet;
    this.#create = create;
  }

  /** The processes in the order of their index, without those that are ending. */
  get hosts(): readonly ProcessHost[] {
    return [...this.#pods].sort(([a], [b]) => a - b).map(([, { host }]) => host);
  }

  /** Indices of the pods that run or are asked for. */
  get indices(): readonly number[] {
    return [...new Set([...this.#pods.keys(), ...this.#requested.keys()])].sort((a, b) => a - b);
  }

  /** Whether pods are about to start, or to make room for others. */
  get areChanging(): boolean {
    return this.#requested.size > 0 || this.#whenEnded !== undefined;
  }

  at(index: number): Pod | undefined {
    return this.#pods.get(index);
  }

  /** Asks for a pod; one that has the index already ends when the new one runs. `then` is called when that is so. */
  request(index: number, cause: string, then: () => void = () => {}): void {
    if (this.#requested.has(index)) return;
    const { loop, timing, network } = this.#run;
    this.#event("info", `Pod ${index} of ${this.#streamlet} is requested.`, cause);
    const timer = loop.after(timing.podStart, () => {
      this.#requested.delete(index);
      // A new pod has an address of its own: what was sent to a predecessor is lost.
      const address = `${this.#streamlet}/process-${index}-${++this.#started}`;
      const host = this.#create(address, index);
      const before = this.#pods.get(index);
      this.#pods.set(index, { address, host });
      network.attach(address, host);
      this.#event("info", `Pod ${index} of ${this.#streamlet} runs.`, "pod started");
      host.start();
      if (before !== undefined) this.#end(before, index, "its replacement runs", then);
      else then();
    });
    this.#requested.set(index, { timer, then });
  }

  /** Ends a pod in order, as on SIGTERM. */
  end(index: number, cause: string): void {
    const requested = this.#requested.get(index);
    requested?.timer.cancel();
    this.#requested.delete(index);
    const pod = this.#pods.get(index);
    this.#pods.delete(index);
    if (pod !== undefined) this.#end(pod, index, cause, () => {});
    requested?.then();
  }

  /** Ends all pods in order and calls back when none is left. */
  endAll(cause: string, then: () => void): void {
    this.#whenEnded = undefined;
    for (const index of this.indices) this.end(index, cause);
    this.#whenEnded = then;
    this.#ended();
  }

  /** Ends a pod as a failing node does; nobody is told. False where there is none. */
  kill(index: number, cause: string): boolean {
    const pod = this.#pods.get(index);
    if (pod === undefined) return false;
    this.#pods.delete(index);
    pod.host.kill();
    this.#run.network.detach(pod.address);
    this.#event("warning", `Pod ${index} of ${this.#streamlet} is gone.`, cause);
    return true;
  }

  #end(pod: Pod, index: number, cause: string, then: () => void): void {
    const { loop, network } = this.#run;
    this.#ending.add(pod);
    this.#event("info", `Pod ${index} of ${this.#streamlet} is to end.`, cause);
    const gone = (how: string) => {
      if (!this.#ending.delete(pod)) return;
      grace.cancel();
      // What it has sent last still goes out.
      network.detach(pod.address);
      this.#event("info", `Pod ${index} of ${this.#streamlet} has ended.`, how);
      then();
      this.#ended();
    };
    const grace = loop.after(GRACE, () => {
      pod.host.kill();
      gone(`not within ${GRACE} ms: killed`);
    });
    pod.host.drain(() => gone("all that it had taken is done"));
  }

  #ended(): void {
    if (this.#ending.size > 0) return;
    const then = this.#whenEnded;
    this.#whenEnded = undefined;
    then?.();
  }

  #event(level: "info" | "warning", message: string, cause: string): void {
    this.#run.logs.event("operator", level, message, cause);
  }
}
