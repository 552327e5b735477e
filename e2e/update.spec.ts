import { expect, type Page, test } from "@playwright/test";
import { inspector, openDesigner, streamletNode } from "./support/designer.ts";
import {
  cellText,
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

const received = async (page: Page, streamlet: string) =>
  countOf(await cellText(page, "Streamlets", streamlet, "Records in"));

/** Runs until a streamlet has something, and pauses: the example's input is soon used up. */
async function runUntil(page: Page, streamlet: string): Promise<void> {
  await run(page);
  await showSimulation(page, "Streamlets");
  await expect.poll(() => received(page, streamlet)).toBeGreaterThan(0);
  await control(page, "Pause").click();
}

test("a value that is changed during a run is applied to the running cluster", async ({ page }) => {
  // Some payments lack more than is tolerated.
  await runUntil(page, "support");

  await streamletNode(page, "settlement").click();
  await inspector(page).getByRole("textbox", { name: "tolerance-cents" }).fill("100000000");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Apply to the running cluster…" }).click();
  const dialog = page.getByRole("dialog", { name: "Apply to the running cluster" });
  const changes = dialog.getByRole("region", { name: "Changes of settlement" });
  await expect(changes).toContainText("configured");
  await expect(changes).toContainText("tolerance-cents: 50 → 100000000");
  await expect(dialog).toContainText(/Go on as they are: shop, revenue/);
  await dialog.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("The project has changed since this run began.")).toBeHidden();

  // What the job has handled before its savepoint is as it was; from then on all are settled, whatever they lack.
  const [settled, rejected] = [await received(page, "dispatch"), await received(page, "support")];
  await setSpeed(page, "Max");
  await control(page, "Resume").click();
  await expect(status(page)).toHaveText("finished");
  expect(await received(page, "dispatch")).toBeGreaterThan(settled + 100);
  expect(await received(page, "support")).toBeLessThan(rejected + 10);
  await showSimulation(page, "Cluster log");
  await expect(clusterLog(page)).toContainText("The new configuration of settlement is prepared.");
});

test("the processes of a streamlet are scaled, and what needs a new run is said", async ({ page }) => {
  await runUntil(page, "dispatch");
  await row(page, "Streamlets", "dispatch").getByRole("button", { name: "More actions of dispatch" }).click();
  await page.getByRole("menuitem", { name: "Scale…" }).click();
  const question = page.getByRole("dialog", { name: "Scale dispatch" });
  await question.getByLabel("Processes").fill("3");
  await question.getByRole("button", { name: "Scale", exact: true }).click();
  await expect.poll(() => cellText(page, "Streamlets", "dispatch", "Parallelism")).toBe("3");

  await streamletNode(page, "support").click();
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: "Apply to the running cluster…" }).click();
  const dialog = page.getByRole("dialog", { name: "Apply to the running cluster" });
  await expect(dialog.getByRole("region", { name: "Needs a new run" })).toContainText(
    "Streamlet support is gone.",
  );
  await expect(dialog.getByRole("button", { name: "Apply", exact: true })).toBeDisabled();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await setSpeed(page, "Max");
  await control(page, "Resume").click();
  await expect(status(page)).toHaveText("finished");
  await showSimulation(page, "Cluster log");
  await expect(clusterLog(page)).toContainText("dispatch is scaled from 1 to 3 processes.");
  await expect(clusterLog(page)).toContainText("Pod 2 of dispatch runs.");
});
