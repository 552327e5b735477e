import type { LineageTracker } from "../audit/lineage-tracker.ts";
import type { LogicBudget } from "../code/budget/logic-budget.ts";
import { messageOf, textOf } from "../code/module-loader.ts";
import { stackFrames } from "../code/stack-frames.ts";
import type { Actor, Address, Surroundings } from "../host/clock.ts";
import type { FailureHistory } from "../host/failure-history.ts";
import type { FailureView, StreamletState } from "../host/snapshot.ts";
import type { BrokerReply } from "../kafka/messages.ts";
import { Producer } from "../kafka/producer.ts";
import { Requests } from "../kafka/requests.ts";
import type { OutletPort } from "../ports/outlet-port.ts";
import type { WorkTime } from "../scenario/service-time.ts";
import type { FlowPlan } from "./flow-plan.ts";
import { type FlowAudit, FlowRun } from "./flow-run.ts";

/** Milliseconds before a crashed process is started again: doubled with each crash, up to the second number. */
const BACKOFF = [1000, 300_000] as const;

/** Writes a record to an outlet of the process. */
export type Write = (outlet: string, record: unknown) => void;

export interface ProcessSettings {
  readonly address: Address<BrokerReply>;
  readonly index: number;
  readonly workTime: WorkTime;
  readonly restarts: boolean;
  /** For one start of the process: what the logic may use up. */
  budget(): LogicBudget;
  /** Makes the flows of the logic, anew for each start. */
  plan(write: Write): readonly FlowPlan[];
  outlet(port: string): OutletPort;
  event(level: "info" | "warning" | "error", message: string, cause?: string): void;
  /** Where crashes are kept. */
  readonly failures: FailureHistory;
  readonly audit?: ProcessAudit;
}

/** How the delivery audit follows the records of a process. */
export interface ProcessAudit {
  /** Follows what one start of the process does. */
  tracker(attempt: number): LineageTracker;
  /** Name of a flow where it begins: at the `index`-th flow of the process, which ends in an outlet or not. */
  ingress(outlet: string | undefined, index: number): string;
  /** Name of what is read from an inlet when it has been handled; undefined where the streamlet has outlets. */
  sink(inlet: string): string | undefined;
}

/** One process of a streamlet that is no Flink job: its flows, restarted when they crash. At least once. */
export class ProcessHost implements Actor<BrokerReply> {
  state: StreamletState = "starting";
  restarts = 0;
  lastFailure: FailureView | undefined;
  readonly #settings: ProcessSettings;
  readonly #surroundings: Surroundings;
  readonly #requests: Requests;
  #writers = new Map<string, { readonly port: OutletPort; readonly producer: Producer }>();
  #flows: FlowRun[] = [];
  #budget: LogicBudget | undefined;
  #tracker: LineageTracker | undefined;

  constructor(settings: ProcessSettings, surroundings: Surroundings) {
    this.#settings = settings;
    this.#surroundings = surroundings;
    this.#requests = new Requests(settings.address, surroundings);
  }

  get flows(): readonly FlowRun[] {
    return this.#flows;
  }

  start(): void {
    if (this.state === "stopped") return;
    this.#requests.clear();
    this.#writers = new Map();
    this.#tracker = this.#settings.audit?.tracker(this.restarts);
    const budget = this.#settings.budget();
    this.#budget = budget;
    try {
      const plans = budget.setUp(() => this.#settings.plan((outlet, record) => this.#write(outlet, record)));
      this.#flows = plans.map((plan, index) => this.#flow(plan, index, budget));
      this.state = "running";
      for (const flow of this.#flows) flow.start();
    } catch (error) {
      this.#crash(error, undefined);
    }
  }

  receive(reply: BrokerReply): void {
    if (reply.kind === "disconnected") for (const flow of this.#flows) flow.reconnect();
    if (reply.kind !== "assigned") {
      this.#requests.answer(reply);
      return;
    }
    for (const flow of this.#flows) {
      if (flow.group === reply.group) flow.assigned(reply.generation, reply.positions);
    }
  }

  /** Stops the process and starts it again after a pause, as after a crash. */
  crash(reason: string): void {
    this.#crash(new Error(reason), undefined);
  }

  /** The process ends for good; unlike a crash it is not started again. */
  stop(): void {
    this.#end();
    this.state = "stopped";
  }

  #end(): void {
    for (const flow of this.#flows) flow.close();
    for (const producer of this.#producers()) producer.close();
    this.#flows = [];
    this.#budget?.close();
  }

  #flow(plan: FlowPlan, index: number, budget: LogicBudget): FlowRun {
    return new FlowRun({
      plan,
      budget,
      self: this.#settings.address,
      requests: this.#requests,
      surroundings: this.#surroundings,
      workTime: this.#settings.workTime,
      producers: () => this.#producers(),
      fail: (error, record) => this.#crash(error, record),
      audit: this.#auditOf(plan, index),
    });
  }

  #auditOf(plan: FlowPlan, index: number): FlowAudit | undefined {
    const { audit } = this.#settings;
    if (audit === undefined || this.#tracker === undefined) return undefined;
    const { source } = plan;
    return {
      tracker: this.#tracker,
      ingress: audit.ingress(plan.outlet, index),
      sink: source.kind === "inlet" ? audit.sink(source.port.settings.port) : undefined,
    };
  }

  #write(outlet: string, record: unknown): void {
    let writer = this.#writers.get(outlet);
    if (writer === undefined) {
      const port = this.#settings.outlet(outlet);
      const producer = new Producer({
        topic: port.settings.topic,
        partitions: port.settings.partitions,
        requests: this.#requests,
        firstPartition: this.#settings.index,
        onAcknowledged: () => {
          for (const flow of this.#flows) flow.schedule();
        },
        onError: (message) => this.#crash(new Error(message), undefined),
      });
      producer.start();
      writer = { port, producer };
      this.#writers.set(outlet, writer);
    }
    this.#budget?.emitted();
    const before = this.#tracker?.passing();
    writer.port.write(record, this.#surroundings.clock.now(), writer.producer, this.#tracker);
    this.#tracker?.passed(before);
  }

  #producers(): readonly Producer[] {
    return [...this.#writers.values()].map(({ producer }) => producer);
  }

  #crash(error: unknown, record: unknown): void {
    if (this.state !== "running" && this.state !== "starting") return;
    this.#end();
    const text = record === undefined ? undefined : textOf(record).slice(0, 500);
    this.lastFailure = {
      at: this.#surroundings.clock.now(),
      ...(error instanceof Error
        ? { message: error.message, error: error.name }
        : { message: String(error) }),
      subtask: this.#settings.index,
      ...(text === undefined ? {} : { record: text }),
      stack: stackFrames(error),
    };
    this.#settings.failures.add(this.lastFailure);
    this.#settings.event("error", `The process crashed: ${messageOf(error)}.`, text && `record ${text}`);
    if (!this.#settings.restarts) {
      this.state = "failed";
      return;
    }
    const [first, most] = BACKOFF;
    const delay = Math.min(most, first * 2 ** this.restarts);
    this.state = "restarting";
    this.#settings.event("info", `The process restarts in ${delay} ms.`);
    this.#surroundings.clock.after(delay, () => {
      if (this.state !== "restarting") return;
      this.restarts++;
      this.state = "starting";
      this.start();
    });
  }
}
