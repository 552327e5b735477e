import { expect, test } from "@playwright/test";
import {
  canvas,
  expectNoProblems,
  openDesigner,
  showView,
  streamletNode,
  undo,
  wire,
} from "./support/designer.ts";
import { editorLines, openFile, replaceText, textOf, typeAtEndOf } from "./support/editor.ts";

test.beforeEach(async ({ page }) => openDesigner(page));

test("the canvas follows what is typed", async ({ page }) => {
  await typeAtEndOf(
    page,
    "blueprint.conf",
    "shop = orders.ingest.Shop",
    "\nextra = orders.egress.SupportDesk",
  );
  await expect(streamletNode(page, "extra")).toBeVisible();
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Backspace");
  await expect(streamletNode(page, "extra")).toBeHidden();
  await expectNoProblems(page);
});

test("while a text is broken the canvas keeps what it showed, and nothing of the text is lost", async ({
  page,
}) => {
  const whole = await textOf(page, "blueprint.conf");
  const broken = whole.replace("producers = [shop.orders]", 'producers = [shop.orders, "');
  await replaceText(page, "blueprint.conf", broken);
  await expect(canvas(page).getByRole("status")).toContainText("does not parse");
  await expect(canvas(page)).toHaveAttribute("data-stale", "true");
  await expect(streamletNode(page, "settlement")).toBeVisible();
  await expect(wire(page, "orders", "settlement.orders")).toBeAttached();
  expect(await textOf(page, "blueprint.conf")).toBe(broken);

  // The way to the place that does not parse.
  await showView(page, "Problems");
  await canvas(page).getByRole("button", { name: "Go to the error" }).click();
  await expect(page.getByRole("textbox", { name: "blueprint.conf", exact: true })).toBeFocused();
  await expect(page.locator(".monaco-editor .squiggly-error").first()).toBeVisible();

  await undo(page);
  await expect(canvas(page)).toHaveAttribute("data-stale", "false");
  await expectNoProblems(page);
});

test("texts have colours, and marks where something is wrong", async ({ page }) => {
  await openFile(page, "blueprint.conf");
  const comment = editorLines(page)
    .filter({ hasText: "Orders and their payments" })
    .locator("span span")
    .first();
  const key = editorLines(page).filter({ hasText: "streamlets" }).locator("span span").last();
  const colourOf = (part: typeof comment) => part.evaluate((element) => getComputedStyle(element).color);
  await expect.poll(async () => (await colourOf(comment)) !== (await colourOf(key))).toBe(true);

  // The whole text tells classes from ports.
  await typeAtEndOf(
    page,
    "blueprint.conf",
    "streamlets {",
    "\nblueprint.topics.orders.producers = [shop.orders]\n",
  );
  const className = editorLines(page).getByText("orders.ingest.Shop", { exact: true });
  const port = editorLines(page).getByText("shop.orders", { exact: true });
  await expect.poll(async () => (await colourOf(className)) !== (await colourOf(port))).toBe(true);
  await undo(page);

  await typeAtEndOf(page, "blueprint.conf", "shop = orders.ingest.Shop", "ping");
  await expect(page.locator(".monaco-editor .squiggly-error").first()).toBeVisible();
  await expect(page.getByRole("treeitem", { name: "blueprint.conf" })).toHaveAttribute(
    "data-severity",
    "error",
  );
});
