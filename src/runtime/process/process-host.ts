import type { LineageTracker } from "../audit/lineage-tracker.ts";
import type { LogicBudget } from "../code/budget/logic-budget.ts";
import { failureOf } from "../code/logic-failure.ts";
import { MadeUpFailure } from "../code/made-up-failure.ts";
import type { Actor, Address, Surroundings } from "../host/clock.ts";
import type { FailureHistory } from "../host/failure-history.ts";
import type { StreamletState } from "../host/snapshot.ts";
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

/** What a process understands. */
export type ProcessMessage =
  | BrokerReply
  /** Everything takes so many times as long. */
  | { readonly kind: "slow-down"; readonly factor: number };

/** Failures that logic is still to be made to have, shared by the processes of a streamlet. */
export interface MadeUpFailures {
  /** Each of them: on the n-th record that a process handles after it has started or been told. */
  readonly record: number;
  times: number;
}

export interface ProcessSettings {
  readonly address: Address<ProcessMessage>;
  readonly index: number;
  readonly workTime: WorkTime;
  /** Number of its first start among all starts of the streamlet's processes; default 0. */
  readonly firstAttempt?: number;
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
export class ProcessHost implements Actor<ProcessMessage> {
  state: StreamletState = "starting";
  restarts = 0;
  readonly #settings: ProcessSettings;
  readonly #surroundings: Surroundings;
  readonly #requests: Requests;
  #writers = new Map<string, { readonly port: OutletPort; readonly producer: Producer }>();
  #flows: FlowRun[] = [];
  #budget: LogicBudget | undefined;
  #tracker: LineageTracker | undefined;
  #slowness = 1;
  #failures: MadeUpFailures | undefined;
  /** Records until the logic is made to throw. */
  #throwIn = Number.POSITIVE_INFINITY;

  constructor(settings: ProcessSettings, surroundings: Surroundings) {
    this.#settings = settings;
    this.#surroundings = surroundings;
    this.#requests = new Requests(settings.address, surroundings);
  }

  get flows(): readonly FlowRun[] {
    return this.#flows;
  }

  /** Number of this start among all starts of the streamlet's processes, as far as they come after each other. */
  get attempt(): number {
    return (this.#settings.firstAttempt ?? 0) + this.restarts;
  }

  start(): void {
    if (this.state === "stopped") return;
    this.#requests.clear();
    this.#writers = new Map();
    this.#tracker = this.#settings.audit?.tracker(this.attempt);
    const budget = this.#settings.budget();
    this.#budget = budget;
    this.#arm();
    try {
      const plans = budget.setUp(() => this.#settings.plan((outlet, record) => this.#write(outlet, record)));
      this.#flows = plans.map((plan, index) => this.#flow(plan, index, budget));
      this.state = "running";
      for (const flow of this.#flows) flow.start();
    } catch (error) {
      this.#crash(error, undefined);
    }
  }

  receive(message: ProcessMessage): void {
    if (message.kind === "slow-down") this.#slowness = message.factor;
    else this.#requests.answer(message);
  }

  /** The logic is to throw as others of the streamlet are. */
  throwOn(failures: MadeUpFailures): void {
    this.#failures = failures;
    this.#arm();
  }

  /** Stops the process and starts it again after a pause, as after a crash. */
  crash(reason: string): void {
    this.#crash(new Error(reason), undefined);
  }

  /** Ends as a process does that is asked to: takes no more, commits what it has done, leaves its groups. Then calls back. */
  drain(done: () => void): void {
    if (this.state !== "running") {
      this.stop();
      done();
      return;
    }
    let waiting = this.#flows.length + 1;
    const drained = () => {
      if (--waiting > 0 || this.state === "stopped") return;
      this.stop();
      done();
    };
    for (const flow of this.#flows) flow.drain(drained);
    drained();
  }

  /** Ends at once, for good, and leaves its groups. */
  stop(): void {
    this.#end((flow) => flow.close());
    this.state = "stopped";
  }

  /** The pod is gone: its groups are not told. */
  kill(): void {
    this.#end((flow) => flow.abandon());
    this.state = "stopped";
  }

  #end(end: (flow: FlowRun) => void): void {
    for (const flow of this.#flows) end(flow);
    for (const producer of this.#producers()) producer.close();
    this.#flows = [];
    this.#budget?.close();
  }

  #arm(): void {
    const { record, times } = this.#failures ?? { record: 0, times: 0 };
    this.#throwIn = times > 0 ? record : Number.POSITIVE_INFINITY;
  }

  #beforeRecord(): void {
    if (--this.#throwIn > 0) return;
    this.#throwIn = Number.POSITIVE_INFINITY;
    const failures = this.#failures;
    if (failures === undefined || failures.times <= 0) return;
    failures.times--;
    throw new MadeUpFailure();
  }

  #flow(plan: FlowPlan, index: number, budget: LogicBudget): FlowRun {
    return new FlowRun({
      plan,
      budget,
      self: this.#settings.address,
      instance: `${this.#settings.address}.${this.restarts}`,
      requests: this.#requests,
      surroundings: this.#surroundings,
      workTime: (records) => this.#settings.workTime(records) * this.#slowness,
      producers: () => this.#producers(),
      before: () => this.#beforeRecord(),
      fail: (error, record) => this.#crash(error, record),
      notice: (message, cause) => this.#settings.event("warning", message, cause),
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
    // The stream fails, which closes its consumers in order; then the process ends, and the container is started again.
    this.#end((flow) => flow.close());
    const { isMadeUp: _, isUnrecoverable = false, ...failure } = failureOf(error, record);
    this.#settings.failures.add({
      at: this.#surroundings.clock.now(),
      ...failure,
      subtask: this.#settings.index,
    });
    const where =
      failure.operator === undefined ? "The process crashed" : `The process crashed in "${failure.operator}"`;
    const what = failure.error === undefined || failure.error === "Error" ? "" : `${failure.error}: `;
    const text = failure.record;
    this.#settings.event("error", `${where}: ${what}${failure.message}`, text && `record ${text}`);
    if (!this.#settings.restarts || isUnrecoverable) {
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
