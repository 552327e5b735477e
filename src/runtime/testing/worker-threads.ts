import { fileURLToPath } from "node:url";
import { MessageChannel, Worker } from "node:worker_threads";
import { build } from "vite";
import type { Port, Thread, ThreadHost } from "../host/threads/thread.ts";

/** The code of a thread as one script: starting many modules from TypeScript anew for every thread would take long. */
async function threadCode(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2023",
      minify: false,
      lib: { entry: fileURLToPath(new URL("./worker-thread.ts", import.meta.url)), formats: ["cjs"] },
      rollupOptions: { external: [/^node:/] },
    },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  if (bundle === undefined || !("output" in bundle)) throw new Error("The threads' code was not built.");
  return bundle.output[0].code;
}

/** Worker threads of Node as the threads of a parallel cluster. */
export async function workerThreads(): Promise<ThreadHost> {
  const code = await threadCode();
  return {
    spawn(name): Thread {
      const worker = new Worker(code, { name, eval: true });
      return {
        post: (message, ports) => worker.postMessage(message, ports as never[]),
        onMessage: (listen) => void worker.on("message", listen),
        onFailure: (listen) => void worker.on("error", (error: Error) => listen(error.message)),
        terminate: () => void worker.terminate(),
      };
    },
    channel() {
      const { port1, port2 } = new MessageChannel();
      return [port1 as unknown as Port, port2 as unknown as Port];
    },
  };
}
