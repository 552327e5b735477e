/**
 * `npm test`: every check there is, then one line `N passed, N failed, N skipped` over unit and browser tests.
 * Installs what is missing first. All steps run even if an earlier one fails, so that one run shows everything.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { ensureChromium, ensureDependencies, projectRoot } from "./setup.mjs";

ensureDependencies();
const chromium = ensureChromium();

const reports = `${projectRoot}.cache/reports`;
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const failedSteps = [];

function step(title, args, env = {}) {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const result = spawnSync("npx", args, {
    cwd: projectRoot,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, ...env },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`   ${title}: ${result.status === 0 ? "ok" : "FAILED"} in ${seconds} s`);
  if (result.status !== 0) failedSteps.push(title);
}

/** Counts of a Vitest JSON report. */
function unitCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, "utf8"));
  const brokenFiles = report.testResults.filter(
    (suite) => suite.status === "failed" && suite.assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts of a Playwright JSON report. */
function browserCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = JSON.parse(readFileSync(file, "utf8"));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

step("types", ["tsc", "-p", "tsconfig.node.json"]);
step("types without Node", ["tsc", "-p", "tsconfig.json"]);
step("lint and format", ["biome", "ci", "--error-on-warnings"]);
step("architecture", ["depcruise", "src", "--config", ".dependency-cruiser.cjs"]);
step("unused code", ["knip"]);
step("build", ["vite", "build", "--logLevel", "warn"]);
step("size budget", ["size-limit"]);
step("unit tests", [
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${reports}/unit.json`,
]);
step("browser tests", ["playwright", "test"], {
  CHROMIUM_PATH: chromium,
  PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/browser.json`,
});

const unit = unitCounts(`${reports}/unit.json`);
const browser = browserCounts(`${reports}/browser.json`);
// A failed check that is no test (types, lint, …) counts as one failure each, so that the closing line cannot hide it.
const checksFailed = failedSteps.filter((title) => !title.endsWith("tests")).length;
const passed = unit.passed + browser.passed;
const failed = unit.failed + browser.failed + checksFailed;
const skipped = unit.skipped + browser.skipped;

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(", ")}.`);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 || failedSteps.length > 0 ? 1 : 0;
