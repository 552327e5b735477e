import type { Actor, Address, Mailbox } from "../clock.ts";
import { type Disturbance, Disturbances } from "../disturbances.ts";
import { EventLoop } from "../event-loop.ts";
import type { Port, RealTime } from "./thread.ts";
import { ValueReader } from "./value-reader.ts";
import type { ClassCodec } from "./value-tags.ts";
import { ValueWriter } from "./value-writer.ts";

/** Longest stretch of work between two looks at what other threads have sent, in real ms. */
const SLICE_MS = 5;
/** Events between two looks at the time. */
const EVENTS = 16;
/** Bytes for one other node from which on they leave at once. */
const PARCEL = 64 * 1024;

/** Messages exchanged with another node so far. */
export interface LinkCount {
  readonly peer: string;
  readonly sent: number;
  readonly received: number;
}

interface Link {
  readonly peer: string;
  readonly port: Port;
  readonly out: ValueWriter;
  sent: number;
  received: number;
}

interface Parcel {
  readonly link: Link;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The actors of one thread on real time, with links to the nodes of other threads. An address that is the name of a
 * linked node is that node's; any other one that is not here is the main node's. Messages keep their order per pair of
 * nodes; what is sent within one slice of work travels together.
 */
export class ClusterNode implements Mailbox {
  readonly clock = new EventLoop();
  readonly #time: RealTime;
  readonly #main: string;
  readonly #actors = new Map<string, Actor<never>>();
  readonly #links = new Map<string, Link>();
  readonly #disturbances = new Disturbances();
  /** When the last message that was held up arrives, by sender and receiver. */
  readonly #heldUp = new Map<string, number>();
  /** Ports of nodes that have gone, for what they had sent before. */
  readonly #gone = new Set<Port>();
  readonly #classes: readonly ClassCodec[];
  #inbox: Parcel[] = [];
  /** Real time at which the clock stood at `#base`, and milliseconds of the clock per real one. */
  #since: number;
  #base = 0;
  #speed: number;
  #scheduled = false;
  #callOff: (() => void) | undefined;
  #closed = false;

  /**
   * `epoch`: the real time at which the clock of all nodes stands at 0. `main`: name of the node for all else. `classes`:
   * whose objects keep their class on their way, the same in all nodes.
   */
  constructor(
    main: string,
    time: RealTime,
    epoch: number,
    speed: number,
    classes: readonly ClassCodec[] = [],
  ) {
    this.#classes = classes;
    this.#main = main;
    this.#time = time;
    this.#since = epoch;
    this.#speed = speed;
  }

  /** Milliseconds of the clock per real one. */
  get speed(): number {
    return this.#speed;
  }

  /** Messages sent to and taken from each linked node. */
  get counts(): readonly LinkCount[] {
    return [...this.#links.values()].map(({ peer, sent, received }) => ({ peer, sent, received }));
  }

  /** Whether anything but recurring chores is left to do here. */
  get hasWork(): boolean {
    return this.clock.hasWork || this.#inbox.length > 0;
  }

  attach<M>(address: Address<M>, actor: Actor<M>): void {
    this.#actors.set(address, actor as Actor<never>);
  }

  detach(address: string): void {
    this.#actors.delete(address);
  }

  link(peer: string, port: Port): void {
    const link: Link = { peer, port, out: new ValueWriter(this.#classes), sent: 0, received: 0 };
    this.#links.set(peer, link);
    port.onmessage = ({ data }) => {
      this.#inbox.push({ link, bytes: new Uint8Array(data as ArrayBuffer) });
      this.wake();
    };
  }

  /**
   * The other node is gone: nothing more comes from it, and what is sent to it is lost. What it had sent to `last` before
   * still arrives there.
   */
  unlink(peer: string, last?: string): void {
    const link = this.#links.get(peer);
    if (link === undefined) return;
    this.#links.delete(peer);
    const waiting = this.#inbox.filter((parcel) => parcel.link === link);
    this.#inbox = this.#inbox.filter((parcel) => parcel.link !== link);
    if (last === undefined) {
      link.port.onmessage = null;
      link.port.close();
      return;
    }
    for (const parcel of waiting) this.#open(parcel, last);
    this.#gone.add(link.port);
    link.port.onmessage = ({ data }) =>
      this.#open({ link, bytes: new Uint8Array(data as ArrayBuffer) }, last);
  }

  /** As of `VirtualNetwork`, for the messages of an actor of this node. */
  disturb(address: string, disturbance: Disturbance): () => void {
    return this.#disturbances.add(address, disturbance);
  }

  send<M>(from: string, to: Address<M>, message: M): void {
    this.#pass(from, to, message, () => this.#send(from, to, message));
  }

  #send<M>(from: string, to: Address<M>, message: M): void {
    const local = this.#actors.get(to);
    if (local !== undefined) {
      this.clock.after(0, () => {
        if (this.#actors.get(to) === local) (local as Actor<M>).receive(message);
      });
      this.wake();
      return;
    }
    const link = this.#links.get(to) ?? this.#links.get(this.#main);
    if (link === undefined) return;
    link.out.write([from, to, message]);
    link.sent++;
    // All of them: what the main node is told first it is to have first.
    if (link.out.length >= PARCEL) for (const each of this.#links.values()) this.#post(each);
    this.wake();
  }

  /** Lets the clock run at another speed from a real time on; 0 stops it. */
  setSpeed(speed: number, at: number): void {
    this.#base = this.#clockAt(at);
    this.#since = at;
    this.#speed = speed;
    this.wake();
  }

  /** Does something that did not come through the node itself, at the time that it is now. */
  act<T>(task: () => T): T {
    this.#moveTo(this.#clockAt(this.#time.now()));
    const result = task();
    this.wake();
    return result;
  }

  /** Sees to it that what is due gets done. */
  wake(): void {
    if (this.#scheduled || this.#closed) return;
    this.#scheduled = true;
    this.#callOff?.();
    this.#callOff = undefined;
    this.#time.soon(() => this.#work());
  }

  close(): void {
    this.#closed = true;
    this.#callOff?.();
    for (const peer of [...this.#links.keys()]) this.unlink(peer);
    for (const port of this.#gone) {
      port.onmessage = null;
      port.close();
    }
  }

  #moveTo(target: number): void {
    this.clock.moveTo(Math.min(target, this.clock.nextAt ?? target));
  }

  #clockAt(real: number): number {
    return this.#base + Math.max(0, real - this.#since) * this.#speed;
  }

  #work(): void {
    this.#scheduled = false;
    if (this.#closed || this.#speed === 0) return;
    const { clock } = this;
    const started = this.#time.now();
    const target = this.#clockAt(started);
    this.#moveTo(target);
    const inbox = this.#inbox;
    this.#inbox = [];
    for (const parcel of inbox) this.#open(parcel);
    for (let count = 1; (clock.nextAt ?? Number.POSITIVE_INFINITY) <= target; count++) {
      clock.step();
      if (count % EVENTS === 0 && this.#time.now() - started >= SLICE_MS) break;
    }
    for (const link of this.#links.values()) this.#post(link);
    this.#rest(target);
  }

  /** Waits for what is due next. */
  #rest(target: number): void {
    const next = this.clock.nextAt;
    if (next === undefined) return;
    if (next <= target) this.wake();
    else {
      this.#callOff?.();
      this.#callOff = this.#time.after((next - target) / this.#speed, () => {
        this.#callOff = undefined;
        this.wake();
      });
    }
  }

  /** Hands over what is in a parcel: all of it, or what is for one address alone. */
  #open({ link, bytes }: Parcel, only?: string): void {
    const reader = new ValueReader(bytes, this.#classes);
    while (reader.hasMore) {
      const [from, to, message] = reader.read() as readonly [string, string, never];
      link.received++;
      if (only === undefined || only === to)
        this.#pass(from, to, message, () => this.#actors.get(to)?.receive(message));
    }
  }

  /** Lets a message go on now, later or never, as disturbances have it; in order per sender and receiver. */
  #pass(from: string, to: string, message: unknown, goOn: () => void): void {
    if (this.#disturbances.areNone && this.#heldUp.size === 0) {
      goOn();
      return;
    }
    const fate = this.#disturbances.fate(from, to, message);
    if (fate === "lost") return;
    const { clock } = this;
    const route = `${from} ${to}`;
    const arrival = Math.max(clock.now() + fate, this.#heldUp.get(route) ?? 0);
    if (arrival <= clock.now()) {
      goOn();
      return;
    }
    this.#heldUp.set(route, arrival);
    clock.after(arrival - clock.now(), () => {
      if (this.#heldUp.get(route) === arrival) this.#heldUp.delete(route);
      goOn();
    });
    this.wake();
  }

  #post(link: Link): void {
    if (link.out.length === 0) return;
    const { buffer } = link.out.take();
    link.port.postMessage(buffer, [buffer]);
  }
}
