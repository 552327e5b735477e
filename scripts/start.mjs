/** `npm start`: installs what is missing, builds when sources are newer than the build, serves the designer. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { ensureDependencies, projectRoot, run } from "./setup.mjs";

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

ensureDependencies();
const sources = ["src", "public", "index.html", "vite.config.ts", "package-lock.json"];
const built = `${projectRoot}dist/index.html`;
const isFresh =
  existsSync(built) &&
  sources.every((source) => newest(`${projectRoot}${source}`) <= statSync(built).mtimeMs);
if (!isFresh) run("npx", ["vite", "build", "--logLevel", "warn"]);

const { preview } = await import("vite");
const port = Number(process.env.PORT ?? 4173);
const server = await preview({
  root: projectRoot,
  preview: { port, host: process.env.HOST ?? "127.0.0.1" },
  logLevel: "warn",
});
const [address] = server.resolvedUrls?.local ?? [];
console.log(`Streamwright is ready at ${address ?? `http://127.0.0.1:${port}/`}  (stop it with Ctrl+C)`);
