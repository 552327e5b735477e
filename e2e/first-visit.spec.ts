import { expect, test } from "@playwright/test";
import {
  canvas,
  expectNoProblems,
  inlet,
  openDesigner,
  outlet,
  problem,
  showView,
  streamletNode,
  topicNode,
  wire,
} from "./support/designer.ts";
import { openEmptyProject } from "./support/files.ts";
import { showSimulation } from "./support/simulation.ts";

test.beforeEach(async ({ page }) => openDesigner(page));

test("an example is on the canvas, complete and without problems", async ({ page }) => {
  await expect(page).toHaveTitle("Order settlement · Streamwright");
  for (const name of ["shop", "settlement", "revenue", "dispatch", "support", "dashboard"]) {
    await expect(streamletNode(page, name)).toBeVisible();
  }
  for (const id of ["orders", "payments", "settled", "rejected", "revenue-by-country"]) {
    await expect(topicNode(page, id)).toBeVisible();
  }
  await expect(outlet(page, "settlement.rejected")).toBeVisible();
  await expect(inlet(page, "revenue.in")).toBeVisible();
  await expect(wire(page, "shop.orders", "orders")).toBeAttached();
  await expect(wire(page, "orders", "settlement.orders")).toBeAttached();
  await expectNoProblems(page);
});

test("views without content say what they are for and what to do", async ({ page }) => {
  await showView(page, "Problems");
  await expect(page.getByRole("tabpanel", { name: /Problems/ })).toContainText("ready to run and to export");
  await showView(page, "Records");
  const records = page.getByRole("tabpanel", { name: "Records" });
  await expect(records).toContainText("decoded with the schema");
  await expect(records.getByRole("button", { name: "Run the application" })).toBeEnabled();
  for (const view of ["Streamlets", "Topics", "Output", "Cluster log"] as const) {
    await showSimulation(page, view);
    const panel = page.getByRole("tabpanel", { name: view });
    await expect(panel).toContainText("Nothing is running");
    await expect(panel.getByRole("button", { name: "Run the application" })).toBeEnabled();
  }
});

test("an empty project says how to begin", async ({ page }) => {
  await openEmptyProject(page);
  await expect(canvas(page)).toContainText("Drop a blueprint");
  await expect(page.getByRole("navigation", { name: "Palette" })).toContainText("No streamlet classes yet");
  await showView(page, "Problems");
  await expect(problem(page, "descriptor list is empty")).toContainText("Load a jar");
  await canvas(page).getByRole("button", { name: "Open a project" }).click();
  await expect(page.getByRole("dialog", { name: "Open a project" })).toBeVisible();
});

test("both examples can be opened from the dialog", async ({ page }) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Thermometer/ })
    .click();
  await expect(streamletNode(page, "too-warm")).toBeVisible();
  await expect(streamletNode(page, "settlement")).toBeHidden();
  await expectNoProblems(page);
});
