import type { Clock, Timer } from "../host/clock.ts";
import type { ProducerIdentity } from "./messages.ts";
import type { TopicPartition } from "./record.ts";

interface Transactional {
  readonly id: number;
  readonly name: string;
  epoch: number;
  timeout: number;
  touched: Map<string, TopicPartition> | undefined;
  deadline: Timer | undefined;
  /** How the last transaction of this epoch ended, so that a repeated request gets the same answer. */
  last: "committed" | "aborted" | undefined;
}

/** Producer ids and epochs, and the transactions of those that have a transactional id. */
export class Transactions {
  readonly #clock: Clock;
  readonly #end: (producer: number, touched: Iterable<TopicPartition>, commit: boolean) => void;
  readonly #timedOut: (transactionalId: string, timeout: number) => void;
  readonly #byName = new Map<string, Transactional>();
  readonly #byId = new Map<number, Transactional>();
  #nextId = 1;
  #open = 0;

  constructor(
    clock: Clock,
    end: (producer: number, touched: Iterable<TopicPartition>, commit: boolean) => void,
    timedOut: (transactionalId: string, timeout: number) => void,
  ) {
    this.#clock = clock;
    this.#end = end;
    this.#timedOut = timedOut;
  }

  get open(): number {
    return this.#open;
  }

  /** A producer's identity. With a transactional id, the epoch goes up and a predecessor's open transaction is aborted. */
  init(transactionalId: string | undefined, timeout: number): ProducerIdentity {
    if (transactionalId === undefined) return { id: this.#nextId++, epoch: 0 };
    let known = this.#byName.get(transactionalId);
    if (known === undefined) {
      known = {
        id: this.#nextId++,
        name: transactionalId,
        epoch: -1,
        timeout,
        touched: undefined,
        deadline: undefined,
        last: undefined,
      };
      this.#byName.set(transactionalId, known);
      this.#byId.set(known.id, known);
    }
    this.#finish(known, false);
    known.epoch++;
    known.timeout = timeout;
    known.last = undefined;
    return { id: known.id, epoch: known.epoch };
  }

  isCurrent(producer: ProducerIdentity): boolean {
    return this.#byId.get(producer.id)?.epoch === producer.epoch;
  }

  /** Adds a partition to the producer's transaction, which begins if there is none. */
  touch(producer: ProducerIdentity, { topic, partition }: TopicPartition): string | undefined {
    const known = this.#byId.get(producer.id);
    if (known === undefined || known.epoch !== producer.epoch) return "The producer has been fenced.";
    if (known.touched === undefined) {
      known.touched = new Map();
      this.#open++;
      known.last = undefined;
      known.deadline = this.#clock.afterIdle(known.timeout, () => {
        this.#finish(known, false);
        // As in Kafka, the broker's own abort fences the producer that took too long.
        known.epoch++;
        this.#timedOut(known.name, known.timeout);
      });
    }
    known.touched.set(`${topic}/${partition}`, { topic, partition });
    return undefined;
  }

  /** Ends the open transaction; a sentence if that cannot be done. */
  end(producer: ProducerIdentity, commit: boolean): string | undefined {
    const known = this.#byId.get(producer.id);
    if (known === undefined || known.epoch !== producer.epoch) {
      return "The transaction is gone: it timed out or a newer producer has fenced this one.";
    }
    if (known.touched === undefined) {
      const wanted = commit ? "committed" : "aborted";
      return known.last === undefined || known.last === wanted
        ? undefined
        : `The transaction has been ${known.last} already.`;
    }
    this.#finish(known, commit);
    return undefined;
  }

  #finish(known: Transactional, commit: boolean): void {
    const { touched } = known;
    known.deadline?.cancel();
    known.deadline = undefined;
    if (touched === undefined) return;
    known.touched = undefined;
    this.#open--;
    known.last = commit ? "committed" : "aborted";
    this.#end(known.id, touched.values(), commit);
  }
}
