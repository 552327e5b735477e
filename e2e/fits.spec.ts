import { expect, type Page, test } from "@playwright/test";
import { openDesigner, showView, streamletNode } from "./support/designer.ts";
import { run, showSimulation, status } from "./support/simulation.ts";

const sizes = [
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
];

/** What sticks out of the window, other than through a container that scrolls or clips. */
async function overflow(page: Page) {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return { x: Math.max(0, scrollWidth - innerWidth), y: Math.max(0, scrollHeight - innerHeight) };
  });
}

for (const size of sizes) {
  test(`everything is in reach at ${size.width} × ${size.height}`, async ({ page }) => {
    await page.setViewportSize(size);
    await openDesigner(page);
    await run(page);
    await expect(status(page)).toHaveText("running");
    // The bar is fullest while a run is on.
    const bar = page.getByRole("banner");
    const controls = await bar.getByRole("button").or(bar.getByRole("combobox")).all();
    expect(controls.length).toBeGreaterThanOrEqual(14);
    for (const control of controls) {
      const name = (await control.getAttribute("aria-label")) ?? (await control.textContent()) ?? "";
      await expect(control, name).toBeInViewport({ ratio: 1 });
      // Nothing else lies over it.
      await control.click({ trial: true, force: (await control.isDisabled()) === true });
    }
    for (const name of ["shop", "settlement", "revenue", "dispatch", "support", "dashboard"]) {
      await expect(streamletNode(page, name)).toBeInViewport();
    }
    for (const view of ["Text", "Problems", "Records"] as const) {
      await showView(page, view);
      expect(await overflow(page), view).toEqual({ x: 0, y: 0 });
    }
    for (const view of ["Streamlets", "Topics", "Output", "Cluster log", "Scenario"] as const) {
      await showSimulation(page, view);
      expect(await overflow(page), view).toEqual({ x: 0, y: 0 });
    }
    for (const button of ["Open", "Export"]) {
      await page.getByRole("button", { name: button, exact: true }).click();
      const dialog = page.getByRole("dialog");
      await expect(dialog).toBeInViewport({ ratio: 1 });
      expect(await overflow(page), button).toEqual({ x: 0, y: 0 });
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
    }
  });
}

test("everything that can be operated has a name, and ids are given once", async ({ page }) => {
  await openDesigner(page);
  await run(page);
  const check = async () => {
    const snapshot = await page.locator("body").ariaSnapshot();
    expect(snapshot).toContain("- button");
    const nameless = snapshot
      .split("\n")
      .filter((line) =>
        /^\s*- (button|link|textbox|searchbox|combobox|checkbox|tab|menuitem|treeitem|option)( \[|:|$)/.test(
          line,
        ),
      );
    expect(nameless).toEqual([]);
    const repeated = await page.evaluate(() => {
      const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    });
    expect(repeated).toEqual([]);
  };
  await check();
  for (const view of ["Streamlets", "Topics", "Scenario"] as const) {
    await showSimulation(page, view);
    await check();
  }
  await showView(page, "Records");
  await check();
  await streamletNode(page, "settlement").click({ position: { x: 60, y: 12 } });
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await check();
});

test("the page says nothing wrong to the console", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(String(error)));
  await openDesigner(page);
  await showView(page, "Text");
  await run(page);
  await expect(status(page)).toHaveText("running");
  await showView(page, "Records");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(said).toEqual([]);
});
