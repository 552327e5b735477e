import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { contentSecurityPolicy } from "./scripts/vite/content-security-policy.ts";
import { sandboxedWorker } from "./scripts/vite/sandboxed-worker.ts";

const simulationWorker = fileURLToPath(
  new URL("src/studio/simulation/simulation.worker.ts", import.meta.url),
);

export default defineConfig({
  base: "./",
  plugins: [react(), contentSecurityPolicy(), sandboxedWorker(simulationWorker)],
  build: { target: "es2023", sourcemap: true, chunkSizeWarningLimit: 4000 },
  worker: { format: "es" },
});
