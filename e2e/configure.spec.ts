import { expect, test } from "@playwright/test";
import { inspector, openDesigner, problem, showView, streamletNode, undo } from "./support/designer.ts";
import { expectText, textOf, typeAtEndOf } from "./support/editor.ts";
import { showSimulation } from "./support/simulation.ts";

test.beforeEach(async ({ page }) => openDesigner(page));

test("a parameter set in the inspector is written into the configuration, beside its comment", async ({
  page,
}) => {
  const before = await textOf(page, "application.conf");
  expect(before).toContain("config-parameters.tolerance-cents = 50");
  await streamletNode(page, "settlement").click({ position: { x: 60, y: 12 } });
  const field = inspector(page).getByRole("textbox", { name: "tolerance-cents" });
  await expect(field).toHaveValue("50");
  await field.fill("many");
  await expect(inspector(page).getByRole("alert")).toContainText("many");
  await field.fill("75");
  await field.press("Enter");
  await expect
    .poll(() => textOf(page, "application.conf"))
    .toBe(before.replace("tolerance-cents = 50", "tolerance-cents = 75"));

  // And the other way round: the inspector follows the text.
  await undo(page);
  await expect(field).toHaveValue("50");
  await inspector(page).getByRole("button", { name: "Reset tolerance-cents to its default" }).click();
  await expect(field).toHaveValue("");
  const after = await textOf(page, "application.conf");
  expect(after).not.toContain("tolerance-cents");
  expect(after).toContain("# Configuration of the application");
});

test("a parameter that nobody declared is a problem at its place", async ({ page }) => {
  await typeAtEndOf(page, "application.conf", "orders-per-second = 40", "\norders-per-hour = 3");
  await showView(page, "Problems");
  const row = problem(page, "orders-per-hour");
  await expect(row.first()).toContainText("application.conf:6");
  await row.first().getByRole("button").first().click();
  await expect(page.getByRole("textbox", { name: "application.conf", exact: true })).toBeFocused();
});

test("the application's id and the scenario are kept in streamwright.json", async ({ page }) => {
  const id = inspector(page).getByRole("textbox", { name: "Application id" });
  await expect(id).toHaveValue("order-settlement");
  await id.fill("orders-2");
  await id.press("Enter");
  await expectText(page, "streamwright.json", '"id": "orders-2"');

  await showSimulation(page, "Scenario");
  const seed = page.getByRole("textbox", { name: "Seed" });
  await seed.fill("no number");
  await expect(page.getByRole("form", { name: "Scenario" }).getByRole("alert")).toContainText("whole number");
  await seed.fill("42");
  await page.getByRole("button", { name: "Add a fault" }).click();
  await expect(page.getByRole("group", { name: "Fault 1" })).toBeVisible();
  await expectText(page, "streamwright.json", /"seed": 42/);
  await expectText(page, "streamwright.json", /"kind": "fail-task"/);
});

test("a container image is set beside the class and goes into the export", async ({ page }) => {
  await streamletNode(page, "settlement").click({ position: { x: 60, y: 12 } });
  const image = inspector(page).getByRole("textbox", { name: "Image" });
  await expect(image).toHaveValue(/^example\//);
  await image.fill("registry.example/settlement:7");
  await image.press("Enter");
  await expectText(
    page,
    "streamwright.json",
    '"orders.settlement.Settlement": "registry.example/settlement:7"',
  );
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("treeitem", { name: "deploy/cloudflow/order-settlement.json" }).click();
  await expect(dialog.getByRole("region", { name: /^Preview of / })).toContainText("order-settlement");
  await expect(dialog.getByRole("button", { name: "Download zip" })).toBeEnabled();
});
