/// <reference lib="webworker" />
import { expose } from "comlink";
import { createSimulationService } from "./simulationService.ts";

/** `setTimeout` waits at least 4 ms once nested; a message to oneself comes at once and still lets others through. */
const relay = new MessageChannel();
const waiting: (() => void)[] = [];
relay.port1.onmessage = () => waiting.shift()?.();

const service = createSimulationService({
  now: () => performance.now(),
  soon(delayMs, task) {
    if (delayMs > 0) {
      setTimeout(task, delayMs);
      return;
    }
    waiting.push(task);
    relay.port2.postMessage(null);
  },
});

/** The page's end of the line arrives with the first message. */
self.addEventListener(
  "message",
  (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (port !== undefined) expose(service, port);
  },
  { once: true },
);
