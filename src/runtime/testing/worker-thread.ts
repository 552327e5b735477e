import { parentPort } from "node:worker_threads";
import { serveNode } from "../cluster/parallel/serve-node.ts";
import { nodeTime } from "./node-time.ts";

serveNode(
  {
    post: (message) => parentPort?.postMessage(message),
    onMessage: (listen) => void parentPort?.on("message", listen),
  },
  nodeTime,
);
