import type { ProducerIdentity } from "../../kafka/messages.ts";
import type { Producer } from "../../kafka/producer.ts";
import type { OutletPort } from "../../ports/outlet-port.ts";
import { share } from "../state/operator-state.ts";
import type { OperatorSnapshot } from "../state/snapshot.ts";
import { BaseOperator } from "./base-operator.ts";
import type { OperatorSetting } from "./operator-setting.ts";

/** Requests without an answer above which a sink takes no more records. */
const MAX_IN_FLIGHT = 5;

/** How a sink writes: `none` does not wait for acknowledgements at checkpoints. */
export type Delivery = "none" | "at-least-once" | "exactly-once";

/** A transaction that was ready when a checkpoint was taken, to be committed when the checkpoint is complete. */
export interface PreparedTransaction {
  readonly checkpoint: number;
  readonly producer: ProducerIdentity;
  readonly records: number;
}

export interface SinkServices {
  readonly port: OutletPort;
  readonly delivery: Delivery;
  readonly restoredCheckpoint: number;
  createProducer(): Producer;
  /** Starts a producer with a transactional id of this subtask and the checkpoint that will end the transaction. */
  beginTransaction(producer: Producer, checkpoint: number): void;
  /** Aborts what earlier attempts left open, from a checkpoint on, then calls back. */
  abortLingering(from: number, done: () => void): void;
  commit(transaction: PreparedTransaction, done: (error: string | undefined) => void): void;
  /** The sink can take records again, or a checkpoint can go on. */
  onReady(): void;
  onLost(records: number, reason: string): void;
}

/** Writes a stream to an outlet: at least once, or exactly once with one transaction per checkpoint. */
export class SinkOperator extends BaseOperator {
  readonly #services: SinkServices;
  #producer: Producer;
  #records = 0;
  #prepared: PreparedTransaction[] = [];
  #opening = 0;
  readonly #whenOpened: (() => void)[] = [];
  /** Transactions whose commit Kafka has not confirmed: part of checkpoints until it has. */
  readonly #committing = new Set<PreparedTransaction>();

  constructor(setting: OperatorSetting, services: SinkServices) {
    super(setting);
    this.#services = services;
    this.#producer = services.createProducer();
  }

  override open(): void {
    if (this.#services.delivery !== "exactly-once") {
      this.#producer.start();
      return;
    }
    const first = this.#services.restoredCheckpoint + 1;
    const { subtask, parallelism, restored } = this.setting;
    // Flink's committers keep their transactions in a list that is split as those of other operators are.
    const parts = restored.map(({ own }) => (own as readonly PreparedTransaction[] | undefined) ?? []);
    const inherited = share("split", parts, subtask, parallelism);
    // One for each inherited transaction, one for this method, one for what is left over of earlier attempts.
    this.#opening = inherited.length + 2;
    const opened = () => {
      if (--this.#opening > 1) return;
      // Only now: a new transaction with the same id would abort one that is still to be committed.
      this.#services.abortLingering(first, () => {
        this.#opening = 0;
        this.#services.beginTransaction(this.#producer, first);
        for (const run of this.#whenOpened.splice(0)) run();
        this.#services.onReady();
      });
    };
    for (const transaction of inherited) {
      this.#committing.add(transaction);
      this.#services.commit(transaction, (error) => {
        this.#committing.delete(transaction);
        if (error !== undefined) this.#services.onLost(transaction.records, error);
        opened();
      });
    }
    opened();
  }

  protected override process(value: unknown): void {
    this.#services.port.write(value, this.setting.now(), this.#producer, this.setting.tracker);
    this.#records++;
  }

  override get accepts(): boolean {
    return this.#opening === 0 && this.#producer.inFlight < MAX_IN_FLIGHT;
  }

  override flush(): void {
    this.#producer.flush();
  }

  override prepare(_checkpoint: number, ready: () => void): void {
    if (this.#services.delivery === "none") ready();
    else if (this.#opening > 0) this.#whenOpened.push(() => this.#producer.whenWritten(ready));
    else this.#producer.whenWritten(ready);
  }

  override snapshot(checkpoint: number): OperatorSnapshot {
    if (this.#services.delivery !== "exactly-once") return {};
    const { identity } = this.#producer;
    if (identity !== undefined && this.#records > 0) {
      this.#prepared.push({ checkpoint, producer: identity, records: this.#records });
    }
    this.#records = 0;
    this.#producer = this.#services.createProducer();
    this.#services.beginTransaction(this.#producer, checkpoint + 1);
    return { own: [...this.#committing, ...this.#prepared] };
  }

  override checkpointCompleted(checkpoint: number): void {
    const due = this.#prepared.filter((transaction) => transaction.checkpoint <= checkpoint);
    this.#prepared = this.#prepared.filter((transaction) => transaction.checkpoint > checkpoint);
    for (const transaction of due) {
      this.#committing.add(transaction);
      this.#services.commit(transaction, (error) => {
        this.#committing.delete(transaction);
        if (error !== undefined) this.#services.onLost(transaction.records, error);
      });
    }
  }

  override get commits(): number {
    return this.#committing.size;
  }

  override close(): void {
    this.#producer.close();
  }
}
