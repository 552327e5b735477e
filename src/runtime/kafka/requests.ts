import type { Address, Surroundings } from "../host/clock.ts";
import { BROKER } from "./broker.ts";
import type { BrokerMessage, BrokerReply } from "./messages.ts";

export const BROKER_ADDRESS: Address<BrokerMessage> = BROKER;

/** Kafka's `reconnect.backoff.max.ms`: milliseconds before a broken connection is tried again. */
const RECONNECT = 1000;

/** A message with a reply, without the number that the sender gives it. */
type Question = BrokerMessage extends infer M
  ? M extends { readonly request: number }
    ? Omit<M, "request" | "from">
    : never
  : never;

interface Waiting {
  readonly message: BrokerMessage;
  readonly answer: (reply: BrokerReply) => void;
  readonly since: number;
  /** Told, instead of trying again, when the request is older than so many milliseconds. */
  readonly expiry: Expiry | undefined;
}

export interface Expiry {
  readonly after: number;
  expired(): void;
}

/** Who may ask Kafka something. */
export interface Asking {
  ask(question: Question, answer: (reply: BrokerReply) => void, expiry?: Expiry): void;
}

/** Requests of one actor to Kafka: numbers them, finds who waits for a reply, asks again when the connection broke. */
export class Requests implements Asking {
  readonly #self: Address<BrokerReply>;
  readonly #surroundings: Surroundings;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #reconnecting = false;

  constructor(self: Address<BrokerReply>, surroundings: Surroundings) {
    this.#self = self;
    this.#surroundings = surroundings;
  }

  /** Gives the number of the request, by which it can be dropped. */
  ask(question: Question, answer: (reply: BrokerReply) => void, expiry?: Expiry): number {
    const request = this.#next++;
    const message = { ...question, request, from: this.#self } as BrokerMessage;
    this.#waiting.set(request, { message, answer, since: this.#surroundings.clock.now(), expiry });
    // What is asked while the connection is broken waits its turn behind what was asked before.
    if (!this.#reconnecting) this.#send(message);
    return request;
  }

  /** Nobody waits for the answer any more. */
  drop(request: number): void {
    this.#waiting.delete(request);
  }

  /** Hands a reply to whom it concerns. */
  answer(reply: BrokerReply): void {
    if (reply.kind === "disconnected") this.#reconnect();
    if (!("request" in reply)) return;
    const waiting = this.#waiting.get(reply.request);
    this.#waiting.delete(reply.request);
    waiting?.answer(reply);
  }

  clear(): void {
    this.#waiting.clear();
  }

  /** The broker knows what it has seen before: repeated batches are dropped, repeated commits answered alike. */
  #reconnect(): void {
    if (this.#reconnecting || this.#waiting.size === 0) return;
    this.#reconnecting = true;
    this.#surroundings.clock.after(RECONNECT, () => {
      this.#reconnecting = false;
      const now = this.#surroundings.clock.now();
      for (const [request, { message, since, expiry }] of [...this.#waiting]) {
        if (expiry !== undefined && now - since >= expiry.after) {
          this.#waiting.delete(request);
          expiry.expired();
        } else if (this.#waiting.has(request)) this.#send(message);
      }
    });
  }

  #send(message: BrokerMessage): void {
    this.#surroundings.mailbox.send(this.#self, BROKER_ADDRESS, message);
  }
}

/** Requests of one of several that share an actor's connection: they can end without those of the others. */
export class OwnRequests implements Asking {
  readonly #all: Requests;
  readonly #open = new Set<number>();

  constructor(all: Requests) {
    this.#all = all;
  }

  ask(question: Question, answer: (reply: BrokerReply) => void, expiry?: Expiry): void {
    const request = this.#all.ask(
      question,
      (reply) => {
        this.#open.delete(request);
        answer(reply);
      },
      expiry,
    );
    this.#open.add(request);
  }

  clear(): void {
    for (const request of this.#open) this.#all.drop(request);
    this.#open.clear();
  }
}
