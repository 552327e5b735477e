/** Installs what a fresh clone lacks: dependencies, and for the browser tests a Chromium. Uses only Node itself. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("..", import.meta.url));
const stampFile = `${projectRoot}node_modules/.streamwright-lock`;

/** Runs a command with its output shown; throws when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: projectRoot,
    stdio: "inherit",
    shell: process.platform === "win32",
    ...options,
  });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`${command} ${args.join(" ")} ended with code ${result.status}.`);
}

/** `npm ci`, unless node_modules already holds what the lock file says. */
export function ensureDependencies() {
  const lock = readFileSync(`${projectRoot}package-lock.json`, "utf8");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === lock) return;
  console.log("Installing dependencies …");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  mkdirSync(`${projectRoot}node_modules`, { recursive: true });
  writeFileSync(stampFile, lock);
}

const systemChromiums = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && existsSync(named)) return named;
  return systemChromiums.find((path) => existsSync(path));
}

function playwrightChromium() {
  const { chromium } = createRequire(import.meta.url)("@playwright/test");
  const path = chromium.executablePath();
  return existsSync(path) && statSync(path).isFile() ? path : undefined;
}

/**
 * The path of a Chromium: the system's, else Debian's package, else Playwright's own download.
 * Call after `ensureDependencies`.
 */
export function ensureChromium() {
  const present = findChromium() ?? playwrightChromium();
  if (present !== undefined) return present;

  console.log("Installing Chromium …");
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    const quiet = { stdio: ["ignore", "ignore", "inherit"] };
    spawnSync("apt-get", ["update", "-qq"], quiet);
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], {
      ...quiet,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  run("npx", ["playwright", "install", "chromium"]);
  const downloaded = playwrightChromium();
  if (downloaded === undefined) {
    throw new Error(
      "No Chromium was found. Install one, or name it in the environment variable CHROMIUM_PATH.",
    );
  }
  return downloaded;
}
