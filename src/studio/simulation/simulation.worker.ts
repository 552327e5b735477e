/// <reference lib="webworker" />
import { expose } from "comlink";
import { serveNode } from "../../runtime/index.ts";
import { parentLine, soon, workerThreads, workerTime } from "./browserThreads.ts";
import { createSimulationService } from "./simulationService.ts";

/** The worker that the page talks to: it arrives at its end of the line with the first message. */
function serveSimulation(): void {
  const service = createSimulationService({
    now: () => performance.now(),
    soon(delayMs, task) {
      if (delayMs > 0) setTimeout(task, delayMs);
      else soon(task);
    },
    parallel: { threads: workerThreads, time: workerTime },
  });
  self.addEventListener(
    "message",
    (event: MessageEvent<unknown>) => {
      const [port] = event.ports;
      if (port !== undefined) expose(service, port);
    },
    { once: true },
  );
}

// The threads of a parallel cluster have the same code, and a name.
if (self.name === "") serveSimulation();
else serveNode(parentLine, workerTime);
