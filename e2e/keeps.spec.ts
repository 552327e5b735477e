import { expect, type Page, test } from "@playwright/test";
import { openDesigner, paletteClass, streamletNode } from "./support/designer.ts";
import { expectText, typeAtEndOf } from "./support/editor.ts";
import { openEmptyProject } from "./support/files.ts";

test.beforeEach(async ({ page }) => openDesigner(page));

test("a reload right after an edit keeps it", async ({ page }) => {
  await paletteClass(page, "Dashboard").focus();
  await page.keyboard.press("Enter");
  await expect(streamletNode(page, "dashboard-2")).toBeVisible();
  await page.reload();
  await expect(streamletNode(page, "dashboard-2")).toBeVisible();
});

test("a page that dies keeps what was typed", async ({ page, context }) => {
  await typeAtEndOf(
    page,
    "blueprint.conf",
    "shop = orders.ingest.Shop",
    "\nsurvivor = orders.egress.SupportDesk",
  );
  await expect(streamletNode(page, "survivor")).toBeVisible();
  await expect.poll(() => savedTexts(page)).toContain("survivor = orders.egress.SupportDesk");
  const devtools = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  void devtools.send("Page.crash").catch(() => undefined);
  await crashed;
  await page.close();

  const next = await context.newPage();
  await next.goto("./");
  await expect(streamletNode(next, "survivor")).toBeVisible();
  await expectText(next, "blueprint.conf", "survivor = orders.egress.SupportDesk");
});

test("two tabs with one project say so, and follow each other", async ({ page, context }) => {
  const other = await context.newPage();
  await openDesigner(other);
  for (const tab of [page, other])
    await expect(tab.getByText("open in another tab too").first()).toBeVisible();
  await paletteClass(page, "Dashboard").focus();
  await page.keyboard.press("Enter");
  await expect(streamletNode(other, "dashboard-2")).toBeVisible();
  await other.getByRole("button", { name: "Undo" }).click();
  await expect(streamletNode(page, "dashboard-2")).toBeHidden();
});

test("an example that is opened again unchanged is kept once", async ({ page }) => {
  const open = page.getByRole("button", { name: "Open", exact: true });
  const dialog = page.getByRole("dialog");
  for (const example of [/^Thermometer/, /^Order settlement/]) {
    await open.click();
    await dialog.getByRole("region", { name: "Examples" }).getByRole("button", { name: example }).click();
    await expect(dialog).toBeHidden();
  }
  await expect(streamletNode(page, "settlement")).toBeVisible();
  await open.click();
  const recent = dialog.getByRole("region", { name: "Recent projects" });
  await expect(recent.getByRole("button", { name: /^Order settlement/ })).toHaveCount(1);
});

test("other projects stay in the browser and can be gone back to", async ({ page }) => {
  await paletteClass(page, "Dashboard").focus();
  await page.keyboard.press("Enter");
  await expect(streamletNode(page, "dashboard-2")).toBeVisible();
  await openEmptyProject(page);
  await expect(streamletNode(page, "settlement")).toBeHidden();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Order settlement");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const recent = page.getByRole("dialog").getByRole("region", { name: "Recent projects" });
  await recent.getByRole("button", { name: /^Order settlement/ }).click();
  await expect(streamletNode(page, "dashboard-2")).toBeVisible();
});

test("the theme is chosen once", async ({ page }) => {
  const html = page.locator("html");
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(html).toHaveAttribute("data-theme", "dark");
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await page.reload();
  await expect(html).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Light" }).click();
  await expect(html).toHaveAttribute("data-theme", "light");
  expect(await background()).not.toBe(dark);
});

/** Everything that the browser has on its disk of the project's texts. */
function savedTexts(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open("streamwright");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction("files").objectStore("files").getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => resolve(all.result.join("\n"));
          opening.result.close();
        };
      }),
  );
}
