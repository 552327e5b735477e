import type { RunSign, SignLine } from "./runSigns.ts";
import type { SimulationService } from "./simulationService.ts";

/** The service as seen from the page: the same methods, each a message away. */
export type RemoteService = {
  [Name in keyof SimulationService]: (
    ...args: Parameters<SimulationService[Name]>
  ) => Promise<Awaited<ReturnType<SimulationService[Name]>>>;
};

/** A worker in a frame of an opaque origin: the project's code in it reaches no network, no storage and not the page. */
export interface Sandbox {
  readonly service: RemoteService;
  /** Makes a function of the page one that the worker can call. */
  callback<Call extends (...args: never[]) => void>(call: Call): Call;
  /** A line on which the worker can tell something without an answer, also when it then answers nothing any more. */
  signLine(listen: (sign: RunSign) => void): SignLine;
  /** Whether the frame answers: then its worker is stuck. One that does not has ended, with its process. */
  isFrameAlive(): Promise<boolean>;
  /** Ends the worker at once, also one that is stuck in an endless loop. */
  dispose(): void;
}

/** Real time that a frame has to answer, in ms. */
const frameMs = 2_000;

/** Opens a sandbox. Rejects when the worker's code cannot be loaded. */
export async function openSandbox(): Promise<Sandbox> {
  const [{ default: source }, { proxy, transfer, wrap }] = await Promise.all([
    import("virtual:simulation-worker"),
    import("comlink"),
  ]);
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.title = "Simulation sandbox";
  frame.hidden = true;
  frame.src = new URL("sandbox.html", document.baseURI).href;
  const loaded = new Promise<void>((resolve, reject) => {
    frame.addEventListener("load", () => resolve(), { once: true });
    frame.addEventListener("error", () => reject(new Error("The simulation sandbox did not load.")), {
      once: true,
    });
  });
  document.body.append(frame);
  await loaded;

  const channel = new MessageChannel();
  const lines: MessagePort[] = [channel.port1];
  frame.contentWindow?.postMessage(source, "*", [channel.port2]);
  return {
    service: wrap<SimulationService>(channel.port1) as unknown as RemoteService,
    callback: proxy,
    signLine(listen) {
      const { port1, port2 } = new MessageChannel();
      lines.push(port1);
      port1.onmessage = ({ data }: MessageEvent<RunSign>) => listen(data);
      return transfer(port2, [port2]);
    },
    isFrameAlive() {
      const { port1, port2 } = new MessageChannel();
      return new Promise((resolve) => {
        setTimeout(() => resolve(false), frameMs);
        port1.onmessage = () => resolve(true);
        frame.contentWindow?.postMessage("", "*", [port2]);
      });
    },
    dispose() {
      for (const line of lines) line.close();
      frame.remove();
    },
  };
}
