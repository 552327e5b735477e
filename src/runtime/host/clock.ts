/** Something that will happen, unless cancelled before. */
export interface Timer {
  cancel(): void;
}

/** The only time an actor knows. Milliseconds. */
export interface Clock {
  now(): number;
  after(milliseconds: number, run: () => void): Timer;
  /** For what recurs by itself (periodic checkpoints, heartbeats): it does not keep a run from being finished. */
  afterIdle(milliseconds: number, run: () => void): Timer;
}

/** Name of an actor that understands messages of type `M`. */
export type Address<M> = string & { readonly understands?: (message: M) => void };

/** Carries messages between actors, in order per pair of sender and receiver. */
export interface Mailbox {
  send<M>(from: string, to: Address<M>, message: M): void;
}

export interface Actor<M> {
  receive(message: M): void;
}

/** What an actor is given of the world. */
export interface Surroundings {
  readonly clock: Clock;
  readonly mailbox: Mailbox;
}
