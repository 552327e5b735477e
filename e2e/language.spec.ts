import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectNoProblems, openDesigner, streamletNode, undo } from "./support/designer.ts";
import { editorLines, expectText, openFile, textOf, typeAtEndOf } from "./support/editor.ts";

// All that a test clicks on is in view.
test.use({ viewport: { width: 1440, height: 1800 } });
test.beforeEach(async ({ page }) => {
  await openDesigner(page);
  await openFile(page, "blueprint.conf");
});

/** The first place in the editor where a word stands by itself: a key, a class name, a port path. */
function word(page: Page, text: string): Locator {
  return page.locator(".monaco-editor .view-line span span").getByText(text, { exact: true }).first();
}

async function putCursorOn(page: Page, text: string): Promise<void> {
  await word(page, text).click({ position: { x: 4, y: 8 } });
}

function suggestion(page: Page, label: string): Locator {
  return page.locator(".suggest-widget").getByRole("option", { name: label });
}

test("suggestions know ports, configuration and units", async ({ page }) => {
  await typeAtEndOf(page, "blueprint.conf", "producers = [shop.orders]", "");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(", settle");
  await expect(suggestion(page, "settlement.settled")).toContainText("does not fit");
  await page.keyboard.press("Escape");
  await undo(page);

  await typeAtEndOf(page, "application.conf", "numberOfTaskSlots = 2", "");
  await page.keyboard.press("Enter");
  await page.keyboard.type("execution.checkpointing.inter");
  await expect(suggestion(page, "interval").first()).toContainText("duration");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("10");
  await page.keyboard.press("Control+Space");
  await expect(suggestion(page, "10 min")).toContainText("minutes");
  await page.keyboard.press("Escape");
  await expectText(page, "application.conf", "    execution.checkpointing.interval = 10\n");
});

test("what the pointer rests on is explained", async ({ page }) => {
  const hover = page.locator(".monaco-hover").filter({ visible: true });
  await word(page, "shop.orders").hover({ position: { x: 60, y: 8 } });
  await expect(hover).toContainText("Outlet orders of shop: orders.model.Order");
  await expect(hover.getByRole("listitem").first()).toHaveText("orderId: long");
  await word(page, "orders.ingest.Shop").hover();
  await expect(hover).toContainText("Sends orders and the payments for them.");
});

test("the cursor jumps to where a class, a port and an instance are declared, and to all that refers to it", async ({
  page,
}) => {
  await putCursorOn(page, "orders.ingest.Shop");
  await page.keyboard.press("F12");
  await expect(page.getByRole("textbox", { name: "streamlets/orders/ingest/Shop.ts" })).toBeFocused();
  await expect(page.locator(".active-line-number")).toHaveText("7");

  await openFile(page, "blueprint.conf");
  await putCursorOn(page, "settlement");
  await page.keyboard.press("Shift+F12");
  const peek = page.locator(".reference-zone-widget");
  await expect(peek).toContainText("References (6)");
  await expect(peek.getByRole("treeitem", { name: /application\.conf/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(peek).toBeHidden();
});

test("a rename reaches the configuration and is one step of the history", async ({ page }) => {
  const before = await textOf(page, "application.conf");
  await openFile(page, "blueprint.conf");
  await putCursorOn(page, "settlement");
  await page.keyboard.press("F2");
  await page.getByRole("textbox", { name: /Rename input/ }).fill("matching");
  await page.keyboard.press("Enter");
  await expect(streamletNode(page, "matching")).toBeVisible();
  expect(await textOf(page, "application.conf")).toBe(before.replace("settlement {", "matching {"));
  await expectNoProblems(page);
  await undo(page);
  await expect(streamletNode(page, "settlement")).toBeVisible();
  expect(await textOf(page, "application.conf")).toBe(before);
});

test("sections fold, a text is laid out anew, and the outline leads to a topic", async ({ page }) => {
  const before = await textOf(page, "blueprint.conf");
  await putCursorOn(page, "streamlets");
  await page.keyboard.press("Control+Shift+BracketLeft");
  await expect(word(page, "dispatch")).toBeHidden();
  await page.keyboard.press("Control+Shift+BracketRight");
  await expect(word(page, "dispatch")).toBeVisible();

  await page.keyboard.press("Home");
  await page.keyboard.type("      ");
  await page.keyboard.press("End");
  await page.keyboard.type("    ");
  await page.keyboard.press("Shift+Alt+F");
  await expectText(page, "blueprint.conf", "\n  streamlets {\n");
  expect(await textOf(page, "blueprint.conf")).toBe(before);

  await page.keyboard.press("Control+Shift+O");
  await page.keyboard.type("rejected");
  await page.keyboard.press("Enter");
  await expect(page.locator(".active-line-number")).toHaveText("32");
});

test("a fix at the cursor mends the problem", async ({ page }) => {
  await typeAtEndOf(page, "blueprint.conf", "producers = [shop.orders]", "");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Escape");
  await expect(page.locator(".monaco-editor .squiggly-error").first()).toBeVisible();
  await page.keyboard.press("Control+.");
  await expect(page.getByRole("option", { name: "Replace shop.order by shop.orders" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expectNoProblems(page);
  await expect(editorLines(page).filter({ hasText: "shop.orders" })).toBeVisible();
});
