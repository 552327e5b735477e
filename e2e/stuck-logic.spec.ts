import { expect, type Page, test } from "@playwright/test";
import { openDesigner, streamletNode } from "./support/designer.ts";
import { dropFiles, openAsProject, zipFile } from "./support/files.ts";
import { tinyProject } from "./support/projects.ts";
import {
  answerConsent,
  cellText,
  clock,
  clusterLog,
  control,
  countOf,
  row,
  run,
  setSpeed,
  showSimulation,
  status,
} from "./support/simulation.ts";

test.beforeEach(async ({ page }) => openDesigner(page));

/** What no count of loops or calls sees: one call of a built-in that would take longer than the world is old. */
const backtracking = 'if (tick.count === 30) return /^(a+)+$/.test("a".repeat(60) + "!");';

async function runTiny(page: Page, watch: string): Promise<void> {
  await dropFiles(page, [zipFile("stuck.zip", tinyProject(watch))]);
  await openAsProject(page);
  await expect(streamletNode(page, "watcher")).toBeVisible();
  await run(page);
  await answerConsent(page, "Run the code");
}

const written = async (page: Page) => countOf(await cellText(page, "Streamlets", "ticker", "Records out"));

test("a regular expression that backtracks for ever fails its streamlet with the record; the others go on", async ({
  page,
}) => {
  // It is waited for twice until the logic counts as stuck.
  test.slow();
  await runTiny(page, `${backtracking} return "tick " + tick.count;`);
  await showSimulation(page, "Streamlets");
  await expect(status(page)).toContainText(/finding stuck logic|repeating/, { timeout: 20_000 });

  const watcher = row(page, "Streamlets", "watcher");
  await expect(watcher).toContainText("did not return within 5 s", { timeout: 30_000 });
  await expect(page.getByText(/^watcher, map with record {"count":30}/).first()).toBeVisible();
  await expect(status(page)).toHaveText("running", { timeout: 20_000 });
  await showSimulation(page, "Cluster log");
  await expect(clusterLog(page)).toContainText('record {"count":30}');

  await showSimulation(page, "Streamlets");
  const before = await written(page);
  await expect.poll(() => written(page)).toBeGreaterThan(before);
  await expect(row(page, "Streamlets", "ticker")).not.toContainText("did not return");

  // It reads the same record again, and the run is repeated once more: that can be stopped, and the next one runs.
  await expect(status(page)).toContainText("repeating", { timeout: 20_000 });
  await control(page, "Stop the simulation").click();
  await expect(status(page)).toHaveText("");
  await run(page);
  await expect(status(page)).toHaveText("running");
});

test("a run goes back in time and on from there, by mouse and by keyboard", async ({ page }) => {
  test.slow();
  await runTiny(page, 'return "tick " + tick.count;');
  await setSpeed(page, "20×");
  await expect.poll(() => clock(page)).toBeGreaterThan(5);
  await control(page, "Pause").click();
  await expect(status(page)).toHaveText("paused");
  const there = await clock(page);
  await showSimulation(page, "Topics");
  const records = () => cellText(page, "Topics", "ticks", "Records");
  const then = await records();

  await control(page, "Back one second").click();
  await expect(status(page)).toHaveText("paused");
  await expect.poll(() => clock(page)).toBeCloseTo(there - 1, 0);
  await control(page, "Step one second").click();
  await expect.poll(() => clock(page)).toBe(there);
  // The same run again, to the record.
  expect(await records()).toBe(then);

  await control(page, "Go back to a time").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Go back in time" });
  const slider = dialog.getByRole("slider", { name: "Time to go back to" });
  await expect(slider).toBeFocused();
  await page.keyboard.press("Home");
  await dialog.getByRole("textbox", { name: "Milliseconds since the start" }).fill("2000");
  await dialog.getByRole("button", { name: "Go back" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => clock(page)).toBe(2);
  await expect(status(page)).toHaveText("paused");
  expect(countOf(await records())).toBeLessThan(countOf(then));
  await control(page, "Resume").click();
  await expect.poll(() => clock(page)).toBeGreaterThan(there);
});
