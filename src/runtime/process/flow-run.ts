import type { Lineage } from "../audit/lineage.ts";
import type { LineageTracker } from "../audit/lineage-tracker.ts";
import type { LogicBudget } from "../code/budget/logic-budget.ts";
import type { Address, Surroundings, Timer } from "../host/clock.ts";
import { GroupConsumer } from "../kafka/group-consumer.ts";
import type { BrokerReply, FetchedPartition, Position } from "../kafka/messages.ts";
import type { Producer } from "../kafka/producer.ts";
import { headersAt, type LogBatch } from "../kafka/record-batch.ts";
import type { Requests } from "../kafka/requests.ts";
import { type InletPort, SKIPPED } from "../ports/inlet-port.ts";
import type { WorkTime } from "../scenario/service-time.ts";
import { EXHAUSTED, type FlowPlan } from "./flow-plan.ts";

const MAX_IN_FLIGHT = 5;

export interface FlowRunSettings {
  readonly plan: FlowPlan;
  readonly self: Address<BrokerReply>;
  /** Distinguishes this start of the process from all others of the streamlet. */
  readonly instance: string;
  readonly requests: Requests;
  readonly surroundings: Surroundings;
  /** Milliseconds of work that so many records take. */
  readonly workTime: WorkTime;
  /** What the logic may use up. */
  readonly budget: LogicBudget;
  /** All producers of the process: offsets are committed only when they have been acknowledged. */
  readonly producers: () => Iterable<Producer>;
  /** Called with each record before the logic is: may throw in its place. */
  readonly before: () => void;
  readonly fail: (error: unknown, record: unknown) => void;
  readonly notice: (message: string, cause: string) => void;
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
  readonly #consumer: GroupConsumer | undefined;
  readonly #positions = new Map<number, number>();
  /** Grows with every new assignment. */
  #assignment = 0;
  #fetched: FetchedPartition[] = [];
  /** Where to go on in the first of what is fetched: index of the batch, and of the record in it. */
  #batch = 0;
  #index = 0;
  #timer: Timer | undefined;
  #startedAt = 0;
  #closed = false;
  #draining = false;
  #exhausted = false;
  #pulled = 0;
  /** What becomes of each record. */
  readonly #handle: (record: unknown) => void;

  constructor(settings: FlowRunSettings) {
    this.#settings = settings;
    const port = this.inlet;
    this.#consumer = port === undefined ? undefined : this.#consumerOf(port);
    const { plan, audit } = settings;
    const sink = audit?.sink;
    this.#handle =
      sink === undefined
        ? plan.push
        : (record) => {
            plan.push(record);
            audit?.tracker.delivered(sink);
          };
  }

  get inlet(): InletPort | undefined {
    const { source } = this.#settings.plan;
    return source.kind === "inlet" ? source.port : undefined;
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
    this.#consumer?.start();
  }

  /** There is room, or input: goes on after so many milliseconds. */
  schedule(delay = 0): void {
    if (this.#closed || this.#draining || this.#timer !== undefined || this.#exhausted) return;
    this.#timer = this.#settings.surroundings.clock.after(delay, () => {
      this.#timer = undefined;
      this.#step();
    });
  }

  /** Ends at once and takes its leave of the group. */
  close(): void {
    this.#end();
    this.#consumer?.close();
  }

  /** Is no more: nobody is told. */
  abandon(): void {
    this.#end();
    this.#consumer?.abandon();
  }

  /** Takes no more records, waits until all that was written is acknowledged, and commits; then calls back. */
  drain(done: () => void): void {
    this.#draining = true;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#whenWritten(() => {
      if (this.#consumer === undefined) done();
      else this.#consumer.finish(this.#offsets(), done);
    });
  }

  #end(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }

  #consumerOf({ settings }: InletPort): GroupConsumer {
    const { topic, group, hasUniqueGroupId, isolation, offsetReset, membership } = settings;
    const { self, requests, surroundings, instance, notice } = this.#settings;
    return new GroupConsumer({
      self,
      requests,
      surroundings,
      // As Cloudflow has it: every start of a process is a group of its own.
      group: hasUniqueGroupId ? `${group}.${instance}` : group,
      topic,
      isolation,
      reset: offsetReset,
      membership,
      notice,
      onAssigned: (positions) => this.#assigned(positions),
      onRevoked: () => this.#revoked(),
      onFetched: (partitions) => {
        this.#fetched.push(...partitions);
        if (this.#fetched.length === 0) this.#fetch();
        else this.schedule();
      },
      onReset: (positions) => {
        for (const { partition, offset } of positions) this.#positions.set(partition, offset);
      },
      onError: (message) => this.#fail(new Error(message), undefined),
    });
  }

  /** What was fetched under another assignment is read again by whoever has it now. */
  #revoked(): void {
    this.#assignment++;
    this.#fetched = [];
    this.#batch = 0;
    this.#index = 0;
  }

  #assigned(positions: readonly Position[]): void {
    const before = new Set(this.#positions.keys());
    this.#revoked();
    this.#positions.clear();
    for (const { partition, offset } of positions) {
      this.#positions.set(partition, offset);
      const inlet = this.inlet?.settings.port ?? "";
      this.#settings.audit?.tracker.opened(inlet, partition, offset, before.has(partition));
    }
    this.#fetch();
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
    let position = this.#positions.get(fetched.partition) ?? fetched.from;
    let count = 0;
    for (; count < burst; count++) {
      const batch = this.#nextBatch(fetched);
      if (batch === undefined) break;
      const value = port.incoming(batch, this.#index, now);
      const lineage = this.#lineageOf(port, batch, fetched.partition, value === SKIPPED);
      if (value !== SKIPPED && !this.#push(value, lineage)) {
        this.#positions.set(fetched.partition, position);
        return 0;
      }
      this.#index++;
      position = batch.base + this.#index;
    }
    if (this.#nextBatch(fetched) === undefined) {
      position = fetched.next;
      this.#fetched.shift();
      this.#batch = 0;
      this.#index = 0;
    }
    this.#positions.set(fetched.partition, position);
    this.#commitWhenWritten();
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
    const { audit, budget, before } = this.#settings;
    try {
      budget.begin();
      before();
      if (audit === undefined) this.#handle(record);
      else audit.tracker.handle(lineage, record, this.#handle);
      return true;
    } catch (error) {
      this.#fail(error, record);
      return false;
    }
  }

  #fail(error: unknown, record: unknown): void {
    this.#settings.fail(error, record);
  }

  #commitWhenWritten(): void {
    const offsets = this.#offsets();
    const assignment = this.#assignment;
    this.#whenWritten(() => {
      if (assignment === this.#assignment) this.#consumer?.commit(offsets);
    });
  }

  /** Calls back once all that the process has written so far is acknowledged. */
  #whenWritten(run: () => void): void {
    const producers = [...this.#settings.producers()];
    let waiting = producers.length + 1;
    const written = () => {
      if (--waiting === 0 && !this.#closed) run();
    };
    for (const producer of producers) producer.whenWritten(written);
    written();
  }

  #offsets(): readonly Position[] {
    const topic = this.inlet?.settings.topic ?? "";
    return [...this.#positions].map(([partition, offset]) => ({ topic, partition, offset }));
  }

  #fetch(): void {
    if (this.#closed || this.#draining || this.#fetched.length > 0) return;
    this.#consumer?.fetch(this.#offsets());
  }
}
