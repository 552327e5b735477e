/// <reference lib="webworker" />
import type { ControlLine, Port, RealTime, Thread, ThreadHost } from "../../runtime/index.ts";

/** `setTimeout` waits at least 4 ms once nested; a message to oneself comes at once and still lets others through. */
const relay = new MessageChannel();
const waiting: (() => void)[] = [];
relay.port1.onmessage = () => waiting.shift()?.();

/** Runs a task as soon as the messages that wait have been seen. */
export function soon(task: () => void): void {
  waiting.push(task);
  relay.port2.postMessage(null);
}

/** The real time of a worker. */
export const workerTime: RealTime = {
  now: () => performance.timeOrigin + performance.now(),
  soon,
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Workers with the code of this one. They are in the same sandbox: no network, no storage. */
export const workerThreads: ThreadHost = {
  spawn(name): Thread {
    const worker = new Worker(self.location.href, { name });
    return {
      post: (message, ports) => worker.postMessage(message, ports as unknown as Transferable[]),
      onMessage(listen) {
        worker.onmessage = ({ data }: MessageEvent<unknown>) => listen(data);
      },
      onFailure(listen) {
        worker.onerror = (event) => {
          event.preventDefault();
          listen(event.message);
        };
      },
      terminate: () => worker.terminate(),
    };
  },
  channel() {
    const { port1, port2 } = new MessageChannel();
    // A port gives its listener more than the threads' code asks for.
    return [port1 as Port, port2 as Port];
  },
};

/** The line of a thread to the worker that has started it. */
export const parentLine: ControlLine = {
  post: (message) => self.postMessage(message),
  onMessage(listen) {
    self.onmessage = ({ data }) => listen(data);
  },
};
