/** One end of a channel between threads, as the `MessagePort` of browsers and of Node is. */
export interface Port {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  close(): void;
}

/** A thread that another one has started. */
export interface Thread {
  /** Hands a message over, with the ports in it. */
  post(message: unknown, ports: readonly Port[]): void;
  onMessage(listen: (message: unknown) => void): void;
  /** The thread cannot go on: its code failed outside of everything that is guarded, or it ran out of memory. */
  onFailure(listen: (reason: string) => void): void;
  /** Ends the thread at once, also in the middle of an endless loop. */
  terminate(): void;
}

/** What a thread's surroundings must offer, in a browser or in Node. */
export interface ThreadHost {
  /** Starts another thread that runs `serveNode`; its name is for people who debug. */
  spawn(name: string): Thread;
  channel(): readonly [Port, Port];
}

/** Real time, as a thread knows it. */
export interface RealTime {
  /** Milliseconds; every thread of the machine agrees on it. */
  now(): number;
  /** Runs a task soon, after messages that have come from other threads. */
  soon(task: () => void): void;
  /** Runs a task after so many milliseconds; returns what calls it off. */
  after(milliseconds: number, task: () => void): () => void;
}
