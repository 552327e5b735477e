import type { Lineage } from "../audit/lineage.ts";
import type { LineageTracker } from "../audit/lineage-tracker.ts";
import type { LogicBudget } from "../code/budget/logic-budget.ts";
import type { Address, Surroundings, Timer } from "../host/clock.ts";
import type { BrokerMessage, BrokerReply, FetchedPartition, Position } from "../kafka/messages.ts";
import type { Producer } from "../kafka/producer.ts";
import { headersAt, type LogBatch } from "../kafka/record-batch.ts";
import { BROKER_ADDRESS, RECONNECT, type Requests } from "../kafka/requests.ts";
import { type InletPort, SKIPPED } from "../ports/inlet-port.ts";
import type { WorkTime } from "../scenario/service-time.ts";
import { EXHAUSTED, type FlowPlan } from "./flow-plan.ts";

const FETCH_LIMIT = 2000;
const MAX_IN_FLIGHT = 5;

export interface FlowRunSettings {
  readonly plan: FlowPlan;
  readonly self: Address<BrokerReply>;
  readonly requests: Requests;
  readonly surroundings: Surroundings;
  /** Milliseconds of work that so many records take. */
  readonly workTime: WorkTime;
  /** What the logic may use up. */
  readonly budget: LogicBudget;
  /** All producers of the process: offsets are committed only when they have been acknowledged. */
  readonly producers: () => Iterable<Producer>;
  readonly fail: (error: unknown, record: unknown) => void;
  readonly audit: FlowAudit | undefined;
}

/** How the delivery audit follows a flow. */
export interface FlowAudit {
  readonly tracker: LineageTracker;
  /** Name of the flow as the beginning of records that it does not read from an inlet. */
  readonly ingress: string;
  /** Name of the flow as the end of the records that it reads; undefined where the streamlet has outlets. */
  readonly sink: string | undefined;
}

/** Runs one flow of a process: reads or pulls, pushes, waits for acknowledgements, commits offsets. At least once. */
export class FlowRun {
  readonly #settings: FlowRunSettings;
  readonly #positions = new Map<number, number>();
  #generation = -1;
  #fetched: FetchedPartition[] = [];
  /** Where to go on in the first of what is fetched: index of the batch, and of the record in it. */
  #batch = 0;
  #index = 0;
  #fetching = false;
  #timer: Timer | undefined;
  #startedAt = 0;
  #closed = false;
  #exhausted = false;
  #pulled = 0;

  constructor(settings: FlowRunSettings) {
    this.#settings = settings;
  }

  get inlet(): InletPort | undefined {
    const { source } = this.#settings.plan;
    return source.kind === "inlet" ? source.port : undefined;
  }

  /** Consumer group of the flow; undefined where it reads no inlet. */
  get group(): string | undefined {
    const settings = this.inlet?.settings;
    if (settings === undefined) return undefined;
    return settings.hasUniqueGroupId ? `${settings.group}.${this.#settings.self}` : settings.group;
  }

  /** Next offset to read by partition, for the partitions that this process has. */
  get positions(): ReadonlyMap<number, number> {
    return this.#positions;
  }

  start(): void {
    const { source } = this.#settings.plan;
    this.#startedAt = this.#now();
    if (source.kind === "pull") {
      this.schedule(0);
      return;
    }
    this.#join(source.port);
  }

  /** The connection to Kafka broke: joins its group again after a pause. */
  reconnect(): void {
    const port = this.inlet;
    if (port === undefined) return;
    this.#settings.surroundings.clock.after(RECONNECT, () => {
      if (!this.#closed) this.#join(port);
    });
  }

  /** The group has a new assignment: what was fetched for other partitions is dropped. */
  assigned(generation: number, positions: readonly Position[]): void {
    if (this.#closed || generation <= this.#generation) return;
    this.#generation = generation;
    const before = new Map(this.#positions);
    this.#positions.clear();
    for (const { partition, offset } of positions) {
      const position = Math.max(offset, before.get(partition) ?? 0);
      this.#positions.set(partition, position);
      const inlet = this.inlet?.settings.port ?? "";
      this.#settings.audit?.tracker.opened(inlet, partition, position, before.has(partition));
    }
    // What was fetched or asked for under the old assignment is read again where it still is ours.
    this.#fetched = [];
    this.#batch = 0;
    this.#index = 0;
    this.#fetching = false;
    this.#fetch();
  }

  /** There is room, or input: goes on after so many milliseconds. */
  schedule(delay = 0): void {
    if (this.#closed || this.#timer !== undefined || this.#exhausted) return;
    this.#timer = this.#settings.surroundings.clock.after(delay, () => {
      this.#timer = undefined;
      this.#step();
    });
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    const { group } = this;
    if (group !== undefined) this.#send({ kind: "leave-group", from: this.#settings.self, group });
  }

  #join({ settings: { topic, offsetReset: reset } }: InletPort): void {
    this.#send({ kind: "join-group", from: this.#settings.self, group: this.group ?? "", topic, reset });
  }

  #now(): number {
    return this.#settings.surroundings.clock.now();
  }

  #step(): void {
    const { plan, workTime } = this.#settings;
    for (const producer of this.#settings.producers()) if (producer.inFlight >= MAX_IN_FLIGHT) return;
    const wait = this.#startedAt + plan.throttledFor() - this.#now();
    if (wait > 0) {
      this.schedule(wait);
      return;
    }
    const count = plan.source.kind === "pull" ? this.#pull(plan.source.next) : this.#read(plan.source.port);
    for (const producer of this.#settings.producers()) producer.flush();
    if (this.#closed || this.#exhausted || count === 0) return;
    this.schedule(workTime(count));
  }

  #pull(next: () => unknown): number {
    const { plan } = this.#settings;
    const { burst } = plan;
    for (let count = 0; count < burst; count++) {
      let record: unknown;
      try {
        this.#settings.budget.begin();
        record = plan.isFull() ? EXHAUSTED : next();
      } catch (error) {
        this.#fail(error, undefined);
        return count;
      }
      if (record === EXHAUSTED) {
        this.#exhausted = true;
        return count;
      }
      const { audit } = this.#settings;
      const lineage = audit?.tracker.begin(audit.ingress, this.#pulled++);
      if (!this.#push(record, lineage)) return count;
    }
    return burst;
  }

  #read(port: InletPort): number {
    const fetched = this.#fetched[0];
    if (fetched === undefined) return 0;
    const { burst } = this.#settings.plan;
    const now = this.#now();
    let count = 0;
    for (; count < burst; count++) {
      const batch = this.#nextBatch(fetched);
      if (batch === undefined) break;
      const value = port.incoming(batch, this.#index, now);
      const lineage = this.#lineageOf(port, batch, fetched.partition, value === SKIPPED);
      if (value !== SKIPPED && !this.#push(value, lineage)) return 0;
      this.#index++;
      this.#positions.set(fetched.partition, batch.base + this.#index);
    }
    if (this.#nextBatch(fetched) === undefined) {
      this.#positions.set(fetched.partition, fetched.next);
      this.#fetched.shift();
      this.#batch = 0;
      this.#index = 0;
    }
    this.#commitWhenWritten(port);
    if (this.#fetched.length === 0) this.#fetch();
    return Math.max(1, count);
  }

  /** The batch that the next record is in; undefined when all have been read. */
  #nextBatch({ from, batches }: FetchedPartition): LogBatch | undefined {
    for (let batch = batches[this.#batch]; batch !== undefined; batch = batches[++this.#batch]) {
      this.#index = Math.max(this.#index, from - batch.base);
      if (this.#index < batch.records.count) return batch;
      this.#index = 0;
    }
    return undefined;
  }

  #lineageOf(port: InletPort, batch: LogBatch, partition: number, isSkipped: boolean): Lineage | undefined {
    const tracker = this.#settings.audit?.tracker;
    if (tracker === undefined || (batch.records.headers.length === 0 && !isSkipped)) return undefined;
    const headers = headersAt(batch.records, this.#index);
    const offset = batch.base + this.#index;
    if (isSkipped) tracker.skipped(port.settings.port, headers, partition, offset);
    return isSkipped ? undefined : tracker.incoming(port.settings.port, headers, partition, offset);
  }

  #push(record: unknown, lineage: Lineage | undefined): boolean {
    const { plan, audit, budget } = this.#settings;
    try {
      budget.begin();
      if (audit === undefined) plan.push(record);
      else
        audit.tracker.handle(lineage, () => {
          plan.push(record);
          if (audit.sink !== undefined) audit.tracker.delivered(audit.sink);
        });
      return true;
    } catch (error) {
      this.#fail(error, record);
      return false;
    }
  }

  #fail(error: unknown, record: unknown): void {
    this.#settings.fail(error, record);
  }

  #commitWhenWritten(port: InletPort): void {
    const { topic } = port.settings;
    const group = this.group ?? "";
    const positions = [...this.#positions].map(([partition, offset]) => ({ topic, partition, offset }));
    const generation = this.#generation;
    const producers = [...this.#settings.producers()];
    let waiting = producers.length + 1;
    const written = () => {
      if (--waiting > 0 || this.#closed || generation !== this.#generation) return;
      this.#send({ kind: "commit-offsets", group, positions });
    };
    for (const producer of producers) producer.whenWritten(written);
    written();
  }

  #fetch(): void {
    const port = this.inlet;
    if (port === undefined || this.#fetching || this.#closed || this.#positions.size === 0) return;
    if (this.#fetched.length > 0) return;
    this.#fetching = true;
    const generation = this.#generation;
    const { requests, self } = this.#settings;
    const { topic, isolation } = port.settings;
    requests.ask(
      {
        kind: "fetch",
        consumer: `${self}/${this.group}`,
        isolation,
        limit: FETCH_LIMIT,
        positions: [...this.#positions].map(([partition, offset]) => ({ topic, partition, offset })),
      },
      (reply) => {
        if (reply.kind !== "fetched" || this.#closed || generation !== this.#generation) return;
        this.#fetching = false;
        for (const fetched of reply.partitions) this.#fetched.push(fetched);
        this.schedule();
      },
    );
  }

  #send(message: BrokerMessage): void {
    this.#settings.surroundings.mailbox.send(this.#settings.self, BROKER_ADDRESS, message);
  }
}
